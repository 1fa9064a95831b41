import * as v from 'valibot';
import { annotations } from './annotation-schema.ts';
import { count, described, key, list, money, name, text, unknownable, windowEdge } from './value-schema.ts';

/** What a fee or another sum is for. */
const appliesTo = v.optional(
  v.strictObject({
    gatherings: list(key, 1_000),
    cycles: list(key, 1_000),
    tracks: list(key, 200),
  }),
  {},
);

const entitlement = v.variant('kind', [
  v.strictObject({
    kind: v.literal('community_session'),
    communities: described(count(1_000, 1), 'Into the sessions of how many communities.'),
  }),
  v.strictObject({ kind: v.literal('gathering') }),
  v.strictObject({ kind: v.literal('keynote') }),
  v.strictObject({ kind: v.literal('session'), session: described(key, 'The key of a session.') }),
  v.strictObject({ kind: v.literal('cycle'), cycle: key }),
]);

const per = v.optional(v.picklist(['participant', 'team', 'organization']), 'participant');

export const fee = v.strictObject({
  key,
  label: unknownable(name),
  amount: described(unknownable(money), 'null: the price is not known.'),
  per,
  appliesTo,
  entitlements: described(list(entitlement, 100), 'What it lets a participant into.'),
  includes: described(list(name, 100), 'What else it includes: materials, meals.'),
  payer: described(unknownable(name), 'Who pays, where that is said.'),
  due: unknownable(windowEdge),
  ...annotations,
});

export const otherMoney = v.strictObject({
  key,
  kind: v.picklist(['stipend', 'grant', 'reimbursement', 'scholarship', 'waiver', 'other']),
  label: unknownable(name),
  amount: unknownable(money),
  cap: described(unknownable(money), 'At most so much in all.'),
  per,
  appliesTo,
  conditions: list(text, 50),
  deadline: unknownable(windowEdge),
  payer: unknownable(name),
  ...annotations,
});
