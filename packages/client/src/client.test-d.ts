import { expectTypeOf, test } from 'vitest';
import { createClient } from './create-client.ts';
import { graphql } from './graphql.ts';
import { isRefusal, refusalFields } from './refusal.ts';

const client = createClient({ url: 'http://localhost/graphql' });
const bySlug = graphql(`query BySlug($slug: String!) { organization(slug: $slug) { id slug } }`);
const clock = graphql(`query Now { clock { now development } }`);

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

test('variables and results follow the schema', async () => {
  const answer = await client.execute(bySlug, { slug: 'equity' });
  if (answer.ok) {
    expectTypeOf(answer.data.organization).toEqualTypeOf<{ id: string; slug: string } | null>();
    // @ts-expect-error Not selected.
    answer.data.organization?.name;
  }
  const now = await client.execute(clock);
  if (now.ok) expectTypeOf(now.data.clock).toEqualTypeOf<{ now: string; development: boolean }>();
});

test('wrong calls do not compile', () => {
  // @ts-expect-error The variable is required.
  void client.execute(bySlug);
  // @ts-expect-error A slug is a string.
  void client.execute(bySlug, { slug: 1 });
});

test('data are reached only after asking whether there are any', async () => {
  const answer = await client.execute(clock);
  // @ts-expect-error There may be none.
  answer.data;
});

test('both branches of a refused mutation are narrowed', async () => {
  const answer = await client.execute(start, { cycleId: 'Q3ljbGU6MQ' });
  if (!answer.ok) return;
  const result = answer.data.startCycle;
  if (isRefusal(result)) {
    expectTypeOf(result.problems).items.toHaveProperty('ruleId').toEqualTypeOf<string | null>();
    expectTypeOf<'StartCycleSuccess'>().not.toExtend<typeof result.__typename>();
    expectTypeOf<'FacilitatorsMissing'>().toExtend<typeof result.__typename>();
  } else {
    expectTypeOf(result.__typename).toEqualTypeOf<'StartCycleSuccess'>();
    expectTypeOf(result.cycle).toEqualTypeOf<{ id: string } | null>();
  }
});
