import type { DomainEvent } from '@coterie/core';
import type { Prisma } from '../generated/prisma/client.ts';
import type { CommandRun } from './command.ts';
import { fromInstant } from './dates.ts';
import { viewerPerson } from './viewer.ts';

export interface EventsToRecord {
  /** What it happened to: `cycle`, `application`, `session`. */
  readonly subjectKind: string;
  /** The row's id. */
  readonly subjectId: string;
  /** Whose matter it is: the applicant, the member. */
  readonly personId?: string | null;
  readonly events: readonly DomainEvent[];
  /** Persons who are to be told of each event. */
  readonly notify?: readonly string[];
}

/**
 * Writes what came to pass into the history, and a message for each person to be told, in the same
 * transaction as the change itself: neither is there without the other. A worker delivers messages.
 */
export async function recordEvents(
  run: Pick<CommandRun<unknown>, 'tx' | 'viewer' | 'now' | 'organizationId'>,
  { subjectKind, subjectId, personId = null, events, notify = [] }: EventsToRecord,
): Promise<void> {
  if (events.length === 0) return;
  const { tx, viewer, organizationId } = run;
  const at = fromInstant(run.now);
  const byName = viewerPerson(viewer, organizationId)?.displayName ?? null;
  const recorded = await tx.domainEvent.createManyAndReturn({
    data: events.map((event) => ({
      organizationId,
      at,
      kind: event.kind,
      subjectKind,
      subjectId,
      personId,
      byAccountId: viewer.accountId,
      byName,
      payload: event as unknown as Prisma.InputJsonValue,
    })),
    select: { id: true, kind: true, payload: true },
  });
  const recipients = [...new Set(notify)];
  if (recipients.length === 0) return;
  await tx.outbox.createMany({
    data: recorded.flatMap((event) =>
      recipients.map((recipient) => ({
        organizationId,
        eventId: event.id,
        personId: recipient,
        channel: 'email',
        template: event.kind,
        payload: event.payload as Prisma.InputJsonValue,
        dueAt: at,
      })),
    ),
  });
  await tx.dispatch.create({ data: { organizationId, kind: 'outbox', due: at } });
}
