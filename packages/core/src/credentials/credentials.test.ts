import { describe, expect, test } from 'vitest';
import {
  type Certificate,
  certificateCommands,
  certificateStates,
  certificateTransitions,
  checkCertificate,
  decideCertificate,
  decideRevocation,
} from './certificate.ts';
import { buildOpenBadge, type OpenBadgeInput } from './open-badge.ts';

const issued: Certificate = {
  id: 'c1',
  enrollmentId: 'e1',
  personId: 'ada',
  cycleId: 'equity',
  credits: [],
  validUntil: null,
  state: 'issued',
  issuedAt: '2024-03-22T12:00:00Z',
  issuedBy: 'grace',
};
const revoked: Certificate = {
  ...issued,
  state: 'revoked',
  revokedAt: '2024-03-23T12:00:00Z',
  revokedBy: 'grace',
  reason: 'wrong person',
};
const command = {
  id: 'c2',
  enrollmentId: 'e1',
  personId: 'ada',
  cycleId: 'equity',
  credits: [],
  validUntil: null,
  by: 'grace',
};

describe('issuing', () => {
  test.each([
    ['completed', true, [], []],
    ['completed', true, [revoked], []],
    ['completed', true, [{ ...issued, enrollmentId: 'e2' }], []],
    ['completed', true, [revoked, issued], ['already_certified']],
    ['completed', false, [], ['earns_no_credit']],
    ['undetermined', true, [], ['not_completed']],
    ['not_completed', false, [issued], ['not_completed', 'earns_no_credit', 'already_certified']],
  ] as const)('%s, earns credit: %s, certificates %j', (completion, earnsCredit, certificates, kinds) => {
    const decision = decideCertificate(
      command,
      { completion, earnsCredit, certificates },
      '2024-03-24T00:00:00Z',
    );
    expect(decision.ok ? [] : decision.error.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('every state and command', () => {
  for (const state of certificateStates) {
    for (const kind of certificateCommands) {
      test(`${state}: ${kind}`, () => {
        const certificate = state === 'issued' ? issued : revoked;
        const decision = decideRevocation(
          certificate,
          { by: 'grace', reason: 'error' },
          '2024-04-01T00:00:00Z',
        );
        const table: { readonly [command: string]: string | undefined } = certificateTransitions[state];
        expect(decision.ok ? decision.value.next.state : null).toBe(table[kind] ?? null);
      });
    }
  }
  test('a revocation without a reason is refused', () => {
    expect(decideRevocation(issued, { by: 'grace', reason: ' ' }, '2024-04-01T00:00:00Z')).toMatchObject({
      ok: false,
      error: [{ kind: 'reason_required', ruleId: 'credential.revocations-have-reasons' }],
    });
  });
});

test('revoked goes before expired', () => {
  const validUntil = '2024-03-25T00:00:00Z';
  expect(checkCertificate({ ...issued, validUntil }, '2024-03-24T00:00:00Z')).toBe('valid');
  expect(checkCertificate({ ...revoked, validUntil }, '2024-03-26T00:00:00Z')).toBe('revoked');
});

const input: OpenBadgeInput = {
  certificate: { ...issued, credits: [{ amount: 24, unit: 'hours', unitMinutes: 60, issuer: null }] },
  credentialUri: 'urn:uuid:6f1e0c1e-0000-4000-8000-000000000001',
  issuer: { uri: 'https://example.org/issuers/1', name: 'Example', url: 'https://example.org' },
  achievement: {
    uri: 'https://example.org/achievements/1',
    name: 'Equity',
    description: 'A community of practice.',
    criteria: 'Six of eight sessions.',
    language: 'en',
  },
  holder: { kind: 'hashed_address', identityHash: `sha256$${'0a'.repeat(32)}`, salt: 'pepper' },
  period: { start: '2024-02-01', end: '2024-03-21' },
  statusEntry: { listUri: 'https://example.org/status/1', index: 0 },
};

describe('an Open Badge', () => {
  test('is a credential of the published data model', () => {
    expect(buildOpenBadge(input)).toEqual({
      ok: true,
      value: {
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
        id: 'urn:uuid:6f1e0c1e-0000-4000-8000-000000000001',
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
        name: 'Equity',
        issuer: {
          id: 'https://example.org/issuers/1',
          type: ['Profile'],
          name: 'Example',
          url: 'https://example.org',
        },
        validFrom: '2024-03-22T12:00:00Z',
        credentialSubject: {
          type: ['AchievementSubject'],
          identifier: [
            {
              type: 'IdentityObject',
              hashed: true,
              identityHash: `sha256$${'0a'.repeat(32)}`,
              identityType: 'emailAddress',
              salt: 'pepper',
            },
          ],
          activityStartDate: '2024-02-01T00:00:00Z',
          activityEndDate: '2024-03-21T00:00:00Z',
          creditsEarned: 24,
          achievement: {
            id: 'https://example.org/achievements/1',
            type: ['Achievement'],
            achievementType: 'Certificate',
            name: 'Equity',
            description: 'A community of practice.',
            criteria: { narrative: 'Six of eight sessions.' },
            inLanguage: 'en',
          },
        },
        credentialStatus: {
          id: 'https://example.org/status/1#0',
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '0',
          statusListCredential: 'https://example.org/status/1',
        },
      },
    });
  });

  test('leaves out what is not known', () => {
    const badge = buildOpenBadge({
      ...input,
      certificate: issued,
      issuer: { ...input.issuer, url: null },
      period: null,
      statusEntry: null,
      holder: { kind: 'uri', uri: 'did:example:ada' },
    });
    expect(badge.ok && Object.keys(badge.value)).toEqual([
      '@context',
      'id',
      'type',
      'name',
      'issuer',
      'validFrom',
      'credentialSubject',
    ]);
    expect(badge.ok && Object.keys(badge.value.credentialSubject)).toEqual(['id', 'type', 'achievement']);
  });

  test('says everything that stands against it', () => {
    const badge = buildOpenBadge({
      ...input,
      certificate: revoked,
      credentialUri: 'c1',
      achievement: { ...input.achievement, uri: 'https://example.org/a b' },
      holder: { kind: 'hashed_address', identityHash: 'ada@example.org', salt: '' },
      statusEntry: { listUri: 'status', index: -1 },
    });
    expect(
      badge.ok ? [] : badge.error.map((refusal) => [refusal.kind, 'pointer' in refusal && refusal.pointer]),
    ).toEqual([
      ['certificate_revoked', false],
      ['uri_invalid', '/credentialUri'],
      ['uri_invalid', '/achievement/uri'],
      ['uri_invalid', '/statusEntry/listUri'],
      ['identity_hash_invalid', '/holder/identityHash'],
      ['status_index_invalid', '/statusEntry/index'],
    ]);
  });

  test.each(['mailto:ada@example.org', 'MAILTO:ada@example.org'])('keeps %s out', (uri) => {
    const badge = buildOpenBadge({ ...input, holder: { kind: 'uri', uri } });
    expect(badge.ok ? [] : badge.error.map(({ ruleId }) => ruleId)).toEqual([
      'credential.badge-hashes-addresses',
    ]);
  });
});
