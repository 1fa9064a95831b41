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
    tx.cycle.findFirstOrThrow({
      where: { key: exampleCycle.key },
      select: { organizationId: true, id: true },
    }),
  );
  cycleId = encodeGlobalId({ type: 'Cycle', ...cycle });
});

/** The most SQL statements that an example may take, of a visitor and of a coordinator: what goes beyond is looked at. */
const budgets = {
  Catalog: [6, 13],
  Cycle: [10, 22],
  Preview: [6, 13],
  Findings: [12, 19],
  Me: [4, 11],
  Apply: [52, 53],
  Applications: [6, 32],
  MoveClock: [4, 4],
} as const;
const names = Object.keys(budgets) as (keyof typeof budgets)[];

test('the examples are those that have a budget', () => {
  expect(exampleDocuments('').map(({ query }) => /^(?:query|mutation) (\w+)/m.exec(query)?.[1])).toEqual(
    names,
  );
});

test.each(
  names.flatMap((name) => [
    // Whoever applies has signed in.
    [name, name === 'Apply' ? 'wisconsin-equity-applicant' : null, budgets[name][0]] as const,
    [name, 'wisconsin-equity-coordinator', budgets[name][1]] as const,
  ]),
)('the example %s answers %s without an error, within %i statements', async (name, subject, budget) => {
  const example = exampleDocuments(cycleId)[names.indexOf(name)];
  const before = server.database.statements();
  const { data, errors } = await server.send(subject, example?.query ?? '', example?.variables);
  const statements = server.database.statements() - before;
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data).length).toBeGreaterThan(20);
  expect(statements).toBeLessThanOrEqual(budget);
  expect(statements).toBeGreaterThan(0);
});

test('the example of a preview says why not', async () => {
  const example = exampleDocuments(cycleId)[names.indexOf('Preview')];
  const { data } = await server.send(null, example?.query ?? '', example?.variables);
  expect(data.eligibilityPreview.verdict.outcome).toBe('INELIGIBLE');
});

test('the example of an application is taken, and the coordinator sees it with what can be done', async () => {
  const example = exampleDocuments(cycleId)[names.indexOf('Applications')];
  const { data } = await server.send(
    'wisconsin-equity-coordinator',
    example?.query ?? '',
    example?.variables,
  );
  const [first] = data.node.applications.edges as {
    node: { status: string; availableCommands: { possible: boolean }[] };
  }[];
  expect(first?.node).toMatchObject({ person: { displayName: 'Avery Example' }, status: 'UNDER_REVIEW' });
  expect(new Set(first?.node.availableCommands.map(({ possible }) => possible))).toEqual(
    new Set([true, false]),
  );
});

test('the example of findings has some', async () => {
  const example = exampleDocuments(cycleId)[names.indexOf('Findings')];
  const { data } = await server.send(null, example?.query ?? '', example?.variables);
  const gatherings = data.organization.gatherings.edges as { node: { findings: unknown[] } }[];
  expect(gatherings).toHaveLength(4);
  expect(gatherings.flatMap(({ node }) => node.findings).length).toBeGreaterThan(0);
});
