import { expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { labelCommunity, servesRegion } from './community.ts';
import {
  availableCommunityCommands,
  type CommunityStatus,
  communityCommands,
  decideCommunity,
} from './community-status.ts';
import { readKey } from './key.ts';
import { decideMaturity, type MaturityAssessment } from './maturity.ts';
import { labelOrganization } from './organization.ts';
import { decidePersonClaim } from './person.ts';
import { labelRegion } from './region.ts';

const statuses: readonly CommunityStatus[] = ['announced', 'active', 'paused', 'archived'];

test('every status answers every command', () => {
  const cells = statuses.map((status) =>
    communityCommands.map((command) => {
      const decision = decideCommunity(status, command, { liveCycles: 0 });
      return decision.ok ? decision.value.next : '·';
    }),
  );
  // activate, pause, resume, archive, restore
  expect(cells).toEqual([
    ['active', '·', '·', 'archived', '·'],
    ['·', 'paused', '·', 'archived', '·'],
    ['·', '·', 'active', 'archived', '·'],
    ['·', '·', '·', '·', 'paused'],
  ]);
});

test('a community with a live cycle is not archived, and both reasons are said at once', () => {
  const decision = decideCommunity('archived', 'archive', { liveCycles: 2 });
  expect(decision).toEqual({
    ok: false,
    error: [
      {
        kind: 'community_command_not_possible',
        ruleId: 'community.command-fits-status',
        status: 'archived',
        command: 'archive',
        possible: ['restore'],
      },
      { kind: 'community_has_live_cycles', ruleId: 'community.no-live-cycle-in-archive', liveCycles: 2 },
    ],
  });
  expect(decideCommunity('active', 'archive', { liveCycles: 1 }).ok).toBe(false);
  expect(decideCommunity('active', 'pause', { liveCycles: 1 }).ok).toBe(true);
});

test('what can be done with a community, and what stands against the rest', () => {
  const commands = availableCommunityCommands('active', { liveCycles: 1 });
  expect(commands.filter((one) => one.possible).map((one) => one.command)).toEqual(['pause']);
  expect(commands.find((one) => one.command === 'archive')).toMatchObject({
    refusals: [{ kind: 'community_has_live_cycles', liveCycles: 1 }],
  });
});

test('labels say that they were computed, and invent no title', () => {
  expect(labelCommunity({ title: null, position: 4 })).toEqual({
    text: 'Community 4 (title not published)',
    basis: 'computed',
  });
  expect(labelRegion({ name: 'North', position: 1 }).basis).toBe('printed');
  expect(labelOrganization({ key: 'x', name: null }).text).toContain('“x”');
});

test('a scope that is not published serves nobody for certain', () => {
  expect(servesRegion({ kind: 'unknown' }, 'north')).toBe(null);
  expect(servesRegion({ kind: 'regions', regions: [] }, 'north')).toBe(false);
});

test.each([
  ['a', 'a'],
  ['wisconsin-2024', 'wisconsin-2024'],
  ['a'.repeat(63), 'a'.repeat(63)],
  ['a'.repeat(64), null],
  ['', null],
  ['-a', null],
  ['a-', null],
  ['a--b', null],
  ['A', null],
  ['a b', null],
  ['ä', null],
  ['a\n', null],
])('key %j', (text, expected) => {
  expect(readKey(text)).toBe(expected);
});

test('maturity goes in both directions and can be withdrawn', () => {
  const assess = (history: readonly MaturityAssessment[], stage: string) => {
    const decision = decideMaturity(
      history,
      { kind: 'assess', vocabulary: '2002', stage, reason: 'seen' },
      '2024-01-15T15:00:00Z',
    );
    if (!decision.ok) throw new Error(decision.error[0].kind);
    return decision.value.next;
  };
  const history = assess(assess([], 'stewardship'), 'coalescing');
  expect(history.map((one) => one.stage)).toEqual(['stewardship', 'coalescing']);
  const withdrawn = decideMaturity(history, { kind: 'withdraw' }, '2024-01-16T15:00:00Z');
  expect(withdrawn.ok && withdrawn.value.next.map((one) => one.stage)).toEqual(['stewardship']);
});

test('a stage belongs to a version of the vocabulary', () => {
  const command = { kind: 'assess', vocabulary: '2002', stage: 'dispersed', reason: ' ' } as const;
  const refused = decideMaturity([], command, '2024-01-15T15:00:00Z');
  expect(refused.ok ? [] : refused.error.map((refusal) => refusal.kind)).toEqual([
    'maturity_stage_unknown',
    'maturity_reason_missing',
  ]);
  const older = decideMaturity([], { ...command, vocabulary: '1998', reason: 'x' }, '2024-01-15T15:00:00Z');
  expect(older.ok).toBe(true);
  const unknown = decideMaturity([], { ...command, vocabulary: 'constructor' }, '2024-01-15T15:00:00Z');
  expect(unknown.ok).toBe(false);
  expect(decideMaturity([], { kind: 'withdraw' }, '2024-01-15T15:00:00Z').ok).toBe(false);
});

test('a person is claimed once, by an account that has shown it, with one person in an organization', () => {
  const account = id<'Account'>('a');
  const free = { verified: true, otherPersonOfAccount: null };
  const claimed = { kind: 'claimed', accountId: account } as const;
  expect(decidePersonClaim(claimed, account, free)).toEqual({
    ok: true,
    value: { next: claimed, events: [] },
  });
  const refused = decidePersonClaim(claimed, id<'Account'>('b'), {
    verified: false,
    otherPersonOfAccount: id<'Person'>('p'),
  });
  expect(refused.ok ? [] : refused.error.map((refusal) => refusal.kind)).toEqual([
    'person_already_claimed',
    'account_has_person',
    'person_claim_not_verified',
  ]);
});
