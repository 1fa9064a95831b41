import { beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../platform/global-id.ts';
import { anyone, inTransaction } from '../platform/tenant-transaction.ts';
import { seedPrograms } from '../seed/seed-programs.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { exampleCycle, exampleDocuments } from './example-documents.ts';

const server = await startTestServer();
let cycleId = '';
beforeAll(async () => {
  await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });
  const cycle = await inTransaction(server.database, anyone, (tx) =>
    tx.cycle.findFirstOrThrow({ where: { key: exampleCycle.key }, select: { organizationId: true, id: true } }),
  );
  cycleId = encodeGlobalId({ type: 'Cycle', ...cycle });
});

/** The most SQL statements that an example may take, as a visitor and as a coordinator: what grew beyond is looked at. */
const budgets = { Catalog: 10, Cycle: 24, Preview: 24, Findings: 14, Me: 12, MoveClock: 6 } as const;
const names = Object.keys(budgets) as (keyof typeof budgets)[];

test('the examples are those that have a budget', () => {
  expect(exampleDocuments('').map(({ query }) => /^(?:query|mutation) (\w+)/m.exec(query)?.[1])).toEqual(names);
});

test.each(names.flatMap((name) => [null, 'wisconsin-equity-coordinator'].map((subject) => [name, subject] as const)))(
  'the example %s answers %s without an error, within its budget of statements',
  async (name, subject) => {
    const example = exampleDocuments(cycleId)[names.indexOf(name)];
    const before = server.database.statements();
    const { data, errors } = await server.send(subject, example?.query ?? '', example?.variables);
    const statements = server.database.statements() - before;
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).length).toBeGreaterThan(20);
    // To find out who asks takes eight more than to know that it is a visitor.
    expect(statements).toBeLessThanOrEqual(budgets[name] + (subject === null ? 0 : 8));
    expect(statements).toBeGreaterThan(0);
  },
);

test('the example of a preview says why not', async () => {
  const example = exampleDocuments(cycleId)[names.indexOf('Preview')];
  const { data } = await server.send(null, example?.query ?? '', example?.variables);
  expect(data.eligibilityPreview.verdict.outcome).toBe('INELIGIBLE');
});

test('the example of findings has some', async () => {
  const example = exampleDocuments(cycleId)[names.indexOf('Findings')];
  const { data } = await server.send(null, example?.query ?? '', example?.variables);
  const gatherings = data.organization.gatherings.edges as { node: { findings: unknown[] } }[];
  expect(gatherings).toHaveLength(4);
  expect(gatherings.flatMap(({ node }) => node.findings).length).toBeGreaterThan(0);
});
