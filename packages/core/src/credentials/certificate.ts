import type { CompletionOutcome } from '../admission/enrollment.ts';
import { compareInstants } from '../calendar/zoned-instant.ts';
import { type Decision, type DomainEvent, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Transitions } from '../kernel/transitions.ts';

export const certificatesAttestCompletion = defineRule(
  'credential.attests-completion',
  'A certificate is issued only to who is judged to have completed.',
);
export const oneCertificateAnEnrollment = defineRule(
  'credential.one-for-an-enrollment',
  'An enrollment has one certificate that is not revoked.',
);
export const creditIsEarnedByMembers = defineRule(
  'credential.members-earn-credit',
  'Guests, observers and others who take part without credit get no certificate.',
);
export const revocationsHaveReasons = defineRule(
  'credential.revocations-have-reasons',
  'A certificate is revoked once, with a reason.',
);

export const certificateStates = ['issued', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];
export const certificateCommands = ['revoke'] as const;
export type CertificateCommandKind = (typeof certificateCommands)[number];

/** The life of a certificate. A revoked one stays on record; a new one may be issued. */
export const certificateTransitions = {
  issued: { revoke: 'revoked' },
  revoked: {},
} as const satisfies Transitions<CertificateState, CertificateCommandKind>;

/** Credit as the program counts it. */
export interface Credit {
  readonly amount: number;
  /** `hours`, `minutes`, or what the program calls its unit. */
  readonly unit: string;
  /** How many minutes one unit has (45 for a teaching unit); `null` where unknown. */
  readonly unitMinutes: number | null;
  /** Who gives the credit, where it is not the organization itself. */
  readonly issuer: string | null;
}

interface CertificateFacts {
  readonly id: string;
  readonly enrollmentId: string;
  readonly personId: string;
  readonly cycleId: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly credits: readonly Credit[];
  /** `null`: it does not expire. */
  readonly validUntil: Instant | null;
}

/** Proof that one member completed one cycle. */
export type Certificate =
  | (CertificateFacts & { readonly state: 'issued' })
  | (CertificateFacts & {
      readonly state: 'revoked';
      readonly revokedAt: Instant;
      readonly revokedBy: string;
      readonly reason: string;
    });

export interface IssueCertificate {
  readonly id: string;
  readonly enrollmentId: string;
  readonly personId: string;
  readonly cycleId: string;
  readonly credits: readonly Credit[];
  readonly validUntil: Instant | null;
  readonly by: string;
}

/** What the caller loads, and locks while deciding: the enrollment with its certificates. */
export interface IssueFacts {
  readonly completion: CompletionOutcome;
  /** Whether the role in the cycle is one that earns credit. */
  readonly earnsCredit: boolean;
  /** The certificates of this enrollment, revoked ones included. */
  readonly certificates: readonly Certificate[];
}

export type CertificateEvent =
  | (DomainEvent & {
      readonly kind: 'certificate_issued';
      readonly certificateId: string;
      readonly personId: string;
    })
  | (DomainEvent & {
      readonly kind: 'certificate_revoked';
      readonly certificateId: string;
      readonly personId: string;
      readonly reason: string;
    });

export type CertificateRefusal =
  | (Refusal & { readonly kind: 'not_completed'; readonly outcome: 'not_completed' | 'undetermined' })
  | (Refusal & { readonly kind: 'already_certified'; readonly certificateId: string })
  | (Refusal & { readonly kind: 'earns_no_credit' })
  | (Refusal & { readonly kind: 'already_revoked'; readonly revokedAt: Instant })
  | (Refusal & { readonly kind: 'reason_required' });

/**
 * Issues a certificate for an enrollment that is judged `completed`; an undetermined judgement is
 * not enough.
 *
 * Rules: `credential.attests-completion`, `credential.one-for-an-enrollment`,
 * `credential.members-earn-credit`.
 *
 * @example
 * ```ts
 * import { decideCertificate } from '@coterie/core';
 *
 * const command = {
 *   id: 'c1', enrollmentId: 'e1', personId: 'ada', cycleId: 'equity-2024', credits: [],
 *   validUntil: null, by: 'grace',
 * };
 * const facts = { completion: 'undetermined', earnsCredit: true, certificates: [] } as const;
 * const early = decideCertificate(command, facts, '2024-03-22T12:00:00Z');
 * early.ok ? [] : early.error.map(({ kind }) => kind); // => ['not_completed']
 * const decision = decideCertificate(command, { ...facts, completion: 'completed' }, '2024-03-22T12:00:00Z');
 * decision.ok && decision.value.next.state; // => 'issued'
 * ```
 */
export function decideCertificate(
  command: IssueCertificate,
  facts: IssueFacts,
  now: Instant,
): Decision<Certificate, CertificateEvent, CertificateRefusal> {
  const refusals: CertificateRefusal[] = [];
  if (facts.completion !== 'completed') {
    const ruleId = certificatesAttestCompletion.id;
    refusals.push({ kind: 'not_completed', ruleId, outcome: facts.completion });
  }
  if (!facts.earnsCredit) refusals.push({ kind: 'earns_no_credit', ruleId: creditIsEarnedByMembers.id });
  const issued = facts.certificates.find(
    ({ state, enrollmentId }) => state === 'issued' && enrollmentId === command.enrollmentId,
  );
  if (issued !== undefined) {
    const ruleId = oneCertificateAnEnrollment.id;
    refusals.push({ kind: 'already_certified', ruleId, certificateId: issued.id });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const { by, ...rest } = command;
  return ok({
    next: { ...rest, state: 'issued', issuedAt: now, issuedBy: by },
    events: [{ kind: 'certificate_issued', certificateId: command.id, personId: command.personId }],
  });
}

/**
 * Revokes a certificate for good. It stays on record with the reason, so that who verifies it is told.
 *
 * Rule: `credential.revocations-have-reasons`.
 *
 * @example
 * ```ts
 * import { decideRevocation } from '@coterie/core';
 *
 * const decision = decideRevocation(
 *   {
 *     id: 'c1', enrollmentId: 'e1', personId: 'ada', cycleId: 'equity-2024', credits: [],
 *     validUntil: null, state: 'issued', issuedAt: '2024-03-22T12:00:00Z', issuedBy: 'grace',
 *   },
 *   { by: 'grace', reason: 'issued to the wrong person' },
 *   '2024-03-23T12:00:00Z',
 * );
 * decision.ok && decision.value.next.state; // => 'revoked'
 * ```
 */
export function decideRevocation(
  certificate: Certificate,
  command: { readonly by: string; readonly reason: string },
  now: Instant,
): Decision<Certificate, CertificateEvent, CertificateRefusal> {
  const refusals: CertificateRefusal[] = [];
  const ruleId = revocationsHaveReasons.id;
  if (certificate.state === 'revoked') {
    refusals.push({ kind: 'already_revoked', ruleId, revokedAt: certificate.revokedAt });
  }
  if (command.reason.trim() === '') refusals.push({ kind: 'reason_required', ruleId });
  if (isNonEmpty(refusals)) return err(refusals);
  const { id: certificateId, personId } = certificate;
  const { by: revokedBy, reason } = command;
  return ok({
    next: { ...certificate, state: 'revoked', revokedAt: now, revokedBy, reason },
    events: [{ kind: 'certificate_revoked', certificateId, personId, reason }],
  });
}

/** What somebody who verifies a certificate is told. */
export type CertificateStatus = 'valid' | 'revoked' | 'expired';

/**
 * The status of a certificate at `now`. Being revoked goes before having expired.
 *
 * @example
 * ```ts
 * import { checkCertificate } from '@coterie/core';
 *
 * const certificate = {
 *   id: 'c1', enrollmentId: 'e1', personId: 'ada', cycleId: 'equity-2024', credits: [],
 *   validUntil: '2026-03-22T12:00:00Z', state: 'issued', issuedAt: '2024-03-22T12:00:00Z',
 *   issuedBy: 'grace',
 * } as const;
 * checkCertificate(certificate, '2026-03-22T11:59:59Z'); // => 'valid'
 * checkCertificate(certificate, '2026-03-22T12:00:00Z'); // => 'expired'
 * ```
 */
export function checkCertificate(certificate: Certificate, now: Instant): CertificateStatus {
  if (certificate.state === 'revoked') return 'revoked';
  const { validUntil } = certificate;
  return validUntil !== null && compareInstants(now, validUntil) >= 0 ? 'expired' : 'valid';
}
