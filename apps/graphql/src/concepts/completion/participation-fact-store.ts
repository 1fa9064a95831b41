import type { Prisma } from '../../generated/prisma/client.ts';
import type { CommandRun } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { recorderOf } from './open-enrollment.ts';
import { type ParticipationFactKind, type ParticipationFactValue, readFact } from './participation-fact.ts';

interface Seat {
  readonly organizationId: string;
  readonly cycleId: string;
  readonly personId: string;
}

const mostFacts = 5000;

/** What is recorded already under this kind and name; the seat is locked. */
export async function findFact(
  tx: Tx,
  { organizationId, cycleId, personId }: Seat,
  kind: ParticipationFactKind,
  name: string | null,
): Promise<{ readonly id: string; readonly fact: ParticipationFactValue } | null> {
  const rows = await tx.participationFact.findMany({
    where: { organizationId, cycleId, personId, kind },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: mostFacts,
  });
  const found = rows
    .map((row) => ({ id: row.id, fact: readFact(row) }))
    .find(({ fact }) => name === null || nameOf(fact) === name);
  return found ?? null;
}

/** By what name things of one kind are told apart; `null` where there is one of the kind. */
export function nameOf({ kind, value }: ParticipationFactValue): string | null {
  switch (kind) {
    case 'deliverable':
    case 'own':
      return value.name;
    case 'survey':
      return `${value.instrumentId} ${value.moment}`;
    case 'sign_off':
      return value.role;
    default:
      return null;
  }
}

/** Records something new, or replaces what is recorded under that id. */
export async function saveFact(
  run: Pick<CommandRun<unknown>, 'tx' | 'now' | 'viewer' | 'organizationId'>,
  { organizationId, cycleId, personId }: Seat,
  id: string | null,
  { kind, value }: ParticipationFactValue,
): Promise<void> {
  const columns = {
    value: value as unknown as Prisma.InputJsonValue,
    recordedByName: recorderOf(run),
    recordedAt: fromInstant(run.now),
  };
  if (id === null)
    await run.tx.participationFact.create({
      data: { organizationId, cycleId, personId, kind, ...columns },
      select: { id: true },
    });
  else
    await run.tx.participationFact.update({
      where: { organizationId_id: { organizationId, id } },
      data: columns,
      select: { id: true },
    });
}
