import { isNonEmpty, type Refusal, type Refusals } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, LocalDate } from '../kernel/temporal.ts';
import type { Certificate } from './certificate.ts';

export const badgesStandForCertificates = defineRule(
  'credential.badge-stands-for-certificate',
  'An Open Badge is built for a certificate that is not revoked.',
);
export const badgesNameThingsByUri = defineRule(
  'credential.badge-names-by-uri',
  'Issuer, achievement, credential and status list of an Open Badge are named by absolute URIs.',
);
export const badgesHashAddresses = defineRule(
  'credential.badge-hashes-addresses',
  'An Open Badge names its holder by a URI or by the salted SHA-256 of an address, never the address.',
);

/** The data model of Verifiable Credentials 2.0, and the terms of Open Badges 3.0, in this order. */
export const openBadgeContext = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** Who holds a badge: a DID or other URI of theirs, or the salted hash of an address. */
export type BadgeHolder =
  | { readonly kind: 'uri'; readonly uri: string }
  | {
      readonly kind: 'hashed_address';
      /** `sha256$` and the hash of address and salt, in hexadecimal; made by the caller. */
      readonly identityHash: string;
      readonly salt: string;
    };

export interface OpenBadgeInput {
  readonly certificate: Certificate;
  /** URI of this credential, where it can be verified: `https://…` or `urn:uuid:…`. */
  readonly credentialUri: string;
  readonly issuer: { readonly uri: string; readonly name: string; readonly url: string | null };
  readonly achievement: {
    readonly uri: string;
    readonly name: string;
    readonly description: string;
    /** What had to be done, as text; Markdown is allowed. */
    readonly criteria: string;
    /** BCP 47 tag of the texts; `null` where unknown. */
    readonly language: string | null;
  };
  readonly holder: BadgeHolder;
  /** First and last day of the cycle; `null` where unknown. */
  readonly period: { readonly start: LocalDate; readonly end: LocalDate } | null;
  /** Where its revocation is published: an entry of a Bitstring Status List; `null`: nowhere. */
  readonly statusEntry: { readonly listUri: string; readonly index: number } | null;
}

/** An Open Badge 3.0 as plain JSON, without proof: whoever holds the issuer's key signs it. */
export interface OpenBadgeCredential {
  readonly '@context': typeof openBadgeContext;
  readonly id: string;
  readonly type: readonly ['VerifiableCredential', 'OpenBadgeCredential'];
  readonly name: string;
  readonly issuer: {
    readonly id: string;
    readonly type: readonly ['Profile'];
    readonly name: string;
    readonly url?: string;
  };
  readonly validFrom: Instant;
  readonly validUntil?: Instant;
  readonly credentialSubject: {
    readonly id?: string;
    readonly type: readonly ['AchievementSubject'];
    readonly identifier?: readonly [
      {
        readonly type: 'IdentityObject';
        readonly hashed: true;
        readonly identityHash: string;
        readonly identityType: 'emailAddress';
        readonly salt: string;
      },
    ];
    readonly activityStartDate?: Instant;
    readonly activityEndDate?: Instant;
    readonly creditsEarned?: number;
    readonly achievement: {
      readonly id: string;
      readonly type: readonly ['Achievement'];
      readonly achievementType: 'Certificate';
      readonly name: string;
      readonly description: string;
      readonly criteria: { readonly narrative: string };
      readonly inLanguage?: string;
    };
  };
  readonly credentialStatus?: {
    readonly id: string;
    readonly type: 'BitstringStatusListEntry';
    readonly statusPurpose: 'revocation';
    /** A number as text, as Bitstring Status List 1.0 asks. */
    readonly statusListIndex: string;
    readonly statusListCredential: string;
  };
}

export type OpenBadgeRefusal =
  | (Refusal & { readonly kind: 'certificate_revoked'; readonly certificateId: string })
  | (Refusal & { readonly kind: 'uri_invalid'; readonly pointer: string; readonly uri: string })
  | (Refusal & { readonly kind: 'identity_hash_invalid'; readonly pointer: string })
  | (Refusal & { readonly kind: 'status_index_invalid'; readonly pointer: string; readonly index: number });

/**
 * Builds the unsigned Open Badge for a certificate, in the data model of Open Badges 3.0 final
 * (Verifiable Credentials 2.0). The core holds no keys and computes no hashes: the caller hashes the
 * holder's address and signs. Credit goes out only where it is one amount in hours.
 *
 * Rules: `credential.badge-stands-for-certificate`, `credential.badge-names-by-uri`,
 * `credential.badge-hashes-addresses`.
 *
 * @returns the credential, or everything that stands against it with JSON pointers into the input
 *
 * @example
 * ```ts
 * import { buildOpenBadge } from '@coterie/core';
 *
 * const badge = buildOpenBadge({
 *   certificate: {
 *     id: 'c1', enrollmentId: 'e1', personId: 'ada', cycleId: 'equity-2024', credits: [],
 *     validUntil: null, state: 'issued', issuedAt: '2024-03-22T12:00:00Z', issuedBy: 'grace',
 *   },
 *   credentialUri: 'https://example.org/credentials/c1',
 *   issuer: { uri: 'https://example.org/issuers/1', name: 'Example', url: null },
 *   achievement: {
 *     uri: 'https://example.org/achievements/1', name: 'Equity', description: 'A community of practice.',
 *     criteria: 'Attended at least six of eight sessions.', language: 'en',
 *   },
 *   holder: { kind: 'uri', uri: 'did:example:ada' },
 *   period: null,
 *   statusEntry: { listUri: 'https://example.org/status/1', index: 7 },
 * });
 * badge.ok && badge.value.credentialStatus?.statusListIndex; // => '7'
 * badge.ok && badge.value.validFrom; // => '2024-03-22T12:00:00Z'
 * ```
 */
export function buildOpenBadge(
  input: OpenBadgeInput,
): Result<OpenBadgeCredential, Refusals<OpenBadgeRefusal>> {
  const refusals = findRefusals(input);
  if (isNonEmpty(refusals)) return err(refusals);
  const { certificate, credentialUri, issuer, achievement, holder, period, statusEntry } = input;
  const hours = creditHours(certificate);
  return ok({
    '@context': openBadgeContext,
    id: credentialUri,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: {
      id: issuer.uri,
      type: ['Profile'],
      name: issuer.name,
      ...(issuer.url === null ? {} : { url: issuer.url }),
    },
    validFrom: certificate.issuedAt,
    ...(certificate.validUntil === null ? {} : { validUntil: certificate.validUntil }),
    credentialSubject: {
      ...(holder.kind === 'uri' ? { id: holder.uri } : {}),
      type: ['AchievementSubject'],
      ...(holder.kind === 'hashed_address'
        ? {
            identifier: [
              {
                type: 'IdentityObject',
                hashed: true,
                identityHash: holder.identityHash,
                identityType: 'emailAddress',
                salt: holder.salt,
              },
            ],
          }
        : {}),
      ...(period === null
        ? {}
        : {
            activityStartDate: `${period.start}T00:00:00Z` as Instant,
            activityEndDate: `${period.end}T00:00:00Z` as Instant,
          }),
      ...(hours === null ? {} : { creditsEarned: hours }),
      achievement: {
        id: achievement.uri,
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: achievement.name,
        description: achievement.description,
        criteria: { narrative: achievement.criteria },
        ...(achievement.language === null ? {} : { inLanguage: achievement.language }),
      },
    },
    ...(statusEntry === null
      ? {}
      : {
          credentialStatus: {
            id: `${statusEntry.listUri}#${statusEntry.index}`,
            type: 'BitstringStatusListEntry',
            statusPurpose: 'revocation',
            statusListIndex: String(statusEntry.index),
            statusListCredential: statusEntry.listUri,
          },
        }),
  });
}

function findRefusals(input: OpenBadgeInput): readonly OpenBadgeRefusal[] {
  const refusals: OpenBadgeRefusal[] = [];
  const { certificate, holder, statusEntry, issuer } = input;
  if (certificate.state === 'revoked') {
    const ruleId = badgesStandForCertificates.id;
    refusals.push({ kind: 'certificate_revoked', ruleId, certificateId: certificate.id });
  }
  const uris: readonly (readonly [pointer: string, uri: string | null])[] = [
    ['/credentialUri', input.credentialUri],
    ['/issuer/uri', issuer.uri],
    ['/issuer/url', issuer.url],
    ['/achievement/uri', input.achievement.uri],
    ['/holder/uri', holder.kind === 'uri' ? holder.uri : null],
    ['/statusEntry/listUri', statusEntry?.listUri ?? null],
  ];
  for (const [pointer, uri] of uris) {
    if (uri !== null && !isUri(uri)) {
      refusals.push({ kind: 'uri_invalid', ruleId: badgesNameThingsByUri.id, pointer, uri });
    }
  }
  // An address in clear is a URI of its own kind, and is kept out all the same.
  const inClear = holder.kind === 'uri' && /^mailto:/i.test(holder.uri);
  const badHash = holder.kind === 'hashed_address' && !isHash(holder.identityHash);
  const unsalted = holder.kind === 'hashed_address' && holder.salt === '';
  if (inClear || badHash || unsalted) {
    const pointer = inClear ? '/holder/uri' : badHash ? '/holder/identityHash' : '/holder/salt';
    refusals.push({ kind: 'identity_hash_invalid', ruleId: badgesHashAddresses.id, pointer });
  }
  if (statusEntry !== null && !(Number.isSafeInteger(statusEntry.index) && statusEntry.index >= 0)) {
    const pointer = '/statusEntry/index';
    const ruleId = badgesNameThingsByUri.id;
    refusals.push({ kind: 'status_index_invalid', ruleId, pointer, index: statusEntry.index });
  }
  return refusals;
}

/** A scheme and something after it, without blanks (RFC 3986, not checked any further). */
function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
}

function isHash(text: string): boolean {
  return /^sha256\$[0-9a-f]{64}$/.test(text);
}

function creditHours({ credits }: Certificate): number | null {
  const [only, ...others] = credits;
  return only !== undefined && others.length === 0 && only.unit === 'hours' ? only.amount : null;
}
