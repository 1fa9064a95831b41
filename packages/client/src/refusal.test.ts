import { expect, test } from 'vitest';
import { createClient } from './create-client.ts';
import { graphql } from './graphql.ts';
import { isRefusal, problemsByField, refusalFields } from './refusal.ts';
import { serveCommittedSchema } from './testing/serve-committed-schema.ts';

const closed = {
  __typename: 'WindowClosed',
  message: 'Applications closed on January 26.',
  problems: [
    {
      path: [],
      code: 'WINDOW_CLOSED',
      message: 'Applications closed on January 26.',
      ruleId: 'admission.window-open',
    },
    { path: ['applicant', 'email'], code: 'MALFORMED', message: 'Not an address.', ruleId: null },
    { path: ['applicant', 'email'], code: 'TAKEN', message: 'In use.', ruleId: null },
  ],
};

test('a refusal is told from a success', () => {
  expect(isRefusal(closed)).toBe(true);
  expect(isRefusal({ __typename: 'OfferAccepted', enrollment: { id: 'x' } })).toBe(false);
});

test('a form finds the messages of each field', () => {
  expect(problemsByField(closed)).toEqual({
    '': ['Applications closed on January 26.'],
    'applicant.email': ['Not an address.', 'In use.'],
  });
  const odd = problemsByField({ problems: [{ path: ['constructor'], message: 'No.' }] });
  expect(odd['constructor']).toEqual(['No.']);
});

const start = graphql(
  `
    mutation Start($cycleId: ID!) {
      startCycle(input: { cycleId: $cycleId }) {
        __typename
        ... on StartCycleSuccess {
          cycle {
            id
          }
        }
        ...RefusalFields
      }
    }
  `,
  [refusalFields],
);

test('a mutation over HTTP brings a refusal or a success, told apart by what it says', async () => {
  const served = await serveCommittedSchema({
    Mutation: {
      startCycle: (_root: unknown, { input }: { input: { cycleId: string } }) =>
        input.cycleId === 'ready'
          ? { __typename: 'StartCycleSuccess', cycle: { __typename: 'Cycle', id: 'ready' } }
          : { ...closed, __typename: 'FacilitatorsMissing' },
    },
  });
  const client = createClient({ url: served.url });

  const refused = await client.execute(start, { cycleId: 'alone' });
  if (!refused.ok || !isRefusal(refused.data.startCycle)) throw new Error('expected a refusal');
  expect(refused.data.startCycle).toEqual({ ...closed, __typename: 'FacilitatorsMissing' });

  const started = await client.execute(start, { cycleId: 'ready' });
  if (!started.ok || isRefusal(started.data.startCycle)) throw new Error('expected a success');
  expect(started.data.startCycle.cycle).toEqual({ id: 'ready' });
});
