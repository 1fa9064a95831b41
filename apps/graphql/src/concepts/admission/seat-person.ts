import { randomUUIDv7 } from 'node:crypto';
import {
  decideEntry,
  type Enrollment,
  type EntryFacts,
  type EntryRefusal,
  type EntryRequest,
  id,
  type OverrideRefusal,
  type OverrideRequest,
  type Refusals,
  type Result,
} from '@coterie/core';
import { recordEvents } from '../../platform/record-events.ts';
import type { Run } from './lock-cycle.ts';
import { insertEnrollment } from './store.ts';

/** The last step of every way in: the core decides, the seat is taken, the history is written. */
export async function seatPerson(
  run: Run,
  request: Omit<EntryRequest, 'id' | 'trackId'>,
  facts: EntryFacts,
  override: OverrideRequest | null,
): Promise<Result<Enrollment, Refusals<EntryRefusal | OverrideRefusal>>> {
  const decision = decideEntry(
    { id: id<'Enrollment'>(randomUUIDv7()), trackId: null, ...request },
    facts,
    override,
    run.now,
  );
  if (!decision.ok) return decision;
  const { next, events } = decision.value;
  await insertEnrollment(run.tx, run.organizationId, next);
  const bySelf = run.viewer.persons.some((person) => person.id === next.personId);
  await recordEvents(run, {
    subjectKind: 'enrollment',
    subjectId: next.id,
    personId: next.personId,
    events,
    notify: bySelf ? [] : [next.personId],
  });
  return { ok: true, value: next };
}
