import {
  type CompletionVerdict,
  type CycleState,
  checkCompletion,
  decideEnrollment,
  type Enrollment,
  type EnrollmentEvent,
  type EnrollmentOrigin,
  type EnrollmentRole,
  id,
} from '@coterie/core';
import type { CommandRun } from '../../platform/command.ts';
import { fromInstant, toInstant } from '../../platform/dates.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { loadMembers, toMember } from './load-members.ts';
import { lockMembers } from './record-warnings.ts';

type Run = Pick<CommandRun<unknown>, 'tx' | 'viewer' | 'now' | 'organizationId'>;

interface Ended {
  readonly id: string;
  readonly completion: string;
  readonly verdict: CompletionVerdict | null;
}

/**
 * Ends every seat of a cycle that is over, each with the judgement of its member: nothing more will
 * come, so what is not there by now counts as missing, and what was never recorded stays undetermined.
 * Mentors, guests and observers are not judged.
 *
 * @param state the state in which the cycle is to be
 */
export async function judgeEnrollments(
  run: Run,
  cycle: { readonly id: string },
  state: CycleState,
): Promise<void> {
  const { tx, organizationId, now } = run;
  await lockMembers(run, [cycle.id]);
  const rows = await tx.enrollment.findMany({
    where: { organizationId, cycleId: cycle.id, status: 'active' },
    orderBy: { id: 'asc' },
    take: 100_000,
  });
  const judged = await loadMembers(tx, rows.map(toMember), { closed: true });
  const ended: Ended[] = [];
  const events: { readonly row: (typeof rows)[number]; readonly events: readonly EnrollmentEvent[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const member = judged[index];
    if (member === undefined) throw new Error('a seat was not judged');
    const verdict = row.role === 'member' ? checkCompletion(member.policy, member.facts, now) : null;
    const completion = verdict?.outcome ?? 'undetermined';
    const decision = decideEnrollment(toActive(row), { kind: 'end', completion }, { cycleState: state }, now);
    if (!decision.ok) throw new Error(`a seat does not end with its cycle: ${decision.error[0].kind}`);
    ended.push({ id: row.id, completion, verdict });
    events.push({ row, events: decision.value.events });
  }
  await saveEnded(run, ended);
  for (const { row, events: own } of events) {
    const { personId } = row;
    await recordEvents(run, {
      subjectKind: 'enrollment',
      subjectId: row.id,
      personId,
      events: own,
      notify: [personId],
    });
  }
}

/** One statement for all: a roster is ended whole. */
async function saveEnded({ tx, organizationId, now }: Run, ended: readonly Ended[]): Promise<void> {
  if (ended.length === 0) return;
  await tx.$executeRaw`UPDATE enrollment
    SET status = 'ended', ended_at = ${fromInstant(now)}, completion = judged.completion, verdict = judged.verdict, version = enrollment.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) AS judged(id uuid, completion text, verdict jsonb)
    WHERE enrollment.organization_id = ${organizationId}::uuid AND enrollment.id = judged.id`;
}

function toActive(row: {
  readonly id: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly role: string;
  readonly origin: string;
  readonly enrolledAt: Date | null;
  readonly details: unknown;
}): Enrollment {
  return {
    id: id<'Enrollment'>(row.id),
    cycleId: id<'Cycle'>(row.cycleId),
    personId: id<'Person'>(row.personId),
    trackId: (row.details as { trackId?: Enrollment['trackId'] }).trackId ?? null,
    role: row.role as EnrollmentRole,
    origin: row.origin as EnrollmentOrigin,
    applicationId: null,
    offerId: null,
    enrolledAt: toInstant(row.enrolledAt),
    overrides: [],
    state: 'active',
  };
}
