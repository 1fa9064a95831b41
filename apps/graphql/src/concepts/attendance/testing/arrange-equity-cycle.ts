import { beforeAll, expect } from 'vitest';
import { encodeGlobalId } from '../../../platform/global-id.ts';
import { developmentIssuerName } from '../../../platform/identity.ts';
import { actAs, inTransaction, type Tx } from '../../../platform/tenant-transaction.ts';
import { seedPrograms } from '../../../seed/seed-programs.ts';
import { startTestServer } from '../../../testing/start-test-server.ts';

const now = new Date('2024-01-15T15:00:00Z');

/** Fields of any refusal, for a selection. */
export const refusal = '__typename ... on Refusal { message problems { path code message ruleId } }';

/** The people who run the Wisconsin equity cycle in these tests. */
export const coordinator = 'wisconsin-equity-coordinator';
export const facilitator = 'wisconsin-equity-facilitator';

export interface EquityCycle {
  organizationId: string;
  /** Global ids. */
  cycle: string;
  sessions: string[];
  /** Global id of the person of each member, by subject. */
  persons: Record<string, string>;
  enrollments: Record<string, string>;
}

/**
 * The published equity program with its eight Thursdays, and members of its cycle who hold their seats
 * already; the cycle runs, and its facilitator is assigned.
 */
export async function arrangeEquityCycle(members: readonly string[]) {
  const server = await startTestServer();
  const equity: EquityCycle = { organizationId: '', cycle: '', sessions: [], persons: {}, enrollments: {} };
  beforeAll(async () => {
    await seedPrograms(server.database, { now, examplePeople: true });
    const { data } = await server.send(
      null,
      `{ organization(slug: "educational-equity-network") { id cycles(first: 1) { edges { node { id
        sessions(first: 20) { edges { node { id } } } } } } } }`,
    );
    const cycle = data.organization.cycles.edges[0].node;
    equity.organizationId = Buffer.from(data.organization.id, 'base64url').toString().split(':').at(-1) ?? '';
    equity.cycle = cycle.id;
    equity.sessions = cycle.sessions.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(equity.sessions).toHaveLength(8);
    const cycleId = rowOf(cycle.id);
    const { organizationId } = equity;
    await inTransaction(
      server.database,
      { role: 'coterie_tenant', organizationIds: [organizationId] },
      async (tx) => {
        await tx.cycle.update({
          where: { organizationId_id: { organizationId, id: cycleId } },
          data: { status: 'running' },
        });
        const guide = await tx.person.findFirstOrThrow({
          where: { organizationId, displayName: 'Finley Example' },
        });
        await tx.facilitatorAssignment.create({
          data: { organizationId, cycleId, personId: guide.id, status: 'assigned', assignedAt: now },
        });
      },
    );
    for (const subject of members) {
      await inTransaction(server.database, { role: 'coterie_tenant' }, async (tx) => {
        const personId = await addPerson(tx, organizationId, subject);
        const row = await tx.enrollment.create({
          data: {
            organizationId,
            cycleId,
            personId,
            origin: 'application',
            status: 'active',
            enrolledAt: now,
          },
        });
        equity.persons[subject] = encodeGlobalId({ type: 'Person', organizationId, id: personId });
        equity.enrollments[subject] = encodeGlobalId({ type: 'Enrollment', organizationId, id: row.id });
      });
    }
  });
  /** Rows as the server keeps them, for what no query shows. */
  const look = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(
      server.database,
      { role: 'coterie_tenant', organizationIds: [equity.organizationId] },
      work,
    );
  return {
    server,
    equity,
    look,
    async moveClock(to: string) {
      const answer = await server.send(null, 'mutation($to: DateTime!) { moveDevelopmentClock(to: $to) }', {
        to,
      });
      expect(answer.errors).toBeUndefined();
    },
    /** Sends a mutation that selects refusals and `selection` of its success; gives back its result. */
    async command(subject: string | null, name: string, input: object, selection: string) {
      const type = name.charAt(0).toUpperCase() + name.slice(1);
      const answer = await server.send(
        subject,
        `mutation($input: ${type}Input!) { ${name}(input: $input) { ${refusal} ... on ${type}Success { ${selection} } } }`,
        { input },
      );
      return { ...answer, result: answer.data?.[name] };
    },
  };
}

/** The row that a global id names. */
export function rowOf(id: string): string {
  return Buffer.from(id, 'base64url').toString().split(':').at(-1) ?? '';
}

async function addPerson(tx: Tx, organizationId: string, subject: string): Promise<string> {
  const identity = { issuer: developmentIssuerName, subject };
  await actAs(tx, { role: 'coterie_tenant', ...identity });
  const account = await tx.account.create({ data: { ...identity, createdAt: now } });
  await actAs(tx, { role: 'coterie_tenant', organizationIds: [organizationId] });
  const person = await tx.person.create({
    data: { organizationId, accountId: account.id, displayName: subject, createdAt: now },
  });
  return person.id;
}
