import type { ApplicationCommand, ApplicationRefusal, Capability, Refusals, Result } from '@coterie/core';
import type { CommandOutcome } from '../../platform/command.ts';
import { tellAdmission } from './errors.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { moveApplication } from './move-application.ts';
import { factsOfApplicant, judge, type OpenedApplication, openApplication } from './open-application.ts';
import { findWaitlistEntry, moveWaitlistEntry } from './wait-for-seat.ts';

/** The way of a command about one application that is no more than a move along its table. */
export async function runApplicationCommand(
  run: Run,
  applicationId: string,
  {
    capability,
    command,
    path = [],
  }: {
    readonly capability: Capability;
    readonly command: ApplicationCommand | ((locked: LockedCycle) => ApplicationCommand);
    /** Where in the input a refusal's cause stands. */
    readonly path?: readonly string[];
  },
): Promise<CommandOutcome<{ application: 'Application' }>> {
  const found = await openApplication(run, applicationId, { capability });
  if (!found.ok) return found;
  const { locked } = found.value;
  const moved = await moveAndLeaveQueue(
    run,
    found.value,
    typeof command === 'function' ? command(locked) : command,
  );
  if (!moved.ok) return tellAdmission(moved.error, { zone: locked.row.timeZone, path });
  return {
    ok: true,
    value: { application: { organizationId: run.organizationId, id: moved.value.application.id } },
  };
}

/** Whoever does not wait any more gives up their place in the queue. */
async function moveAndLeaveQueue(
  run: Run,
  opened: OpenedApplication,
  command: ApplicationCommand,
): Promise<Result<OpenedApplication, Refusals<ApplicationRefusal>>> {
  const moved = await moveApplication(run, opened, command);
  if (!moved.ok || opened.application.state !== 'waitlisted') return moved;
  const entryId = await findWaitlistEntry(run, opened.locked.row.id, opened.personId);
  if (entryId !== null) {
    const facts = await factsOfApplicant(run, moved.value, judge(run, moved.value));
    await moveWaitlistEntry(run, opened.locked, entryId, 'leave', facts);
  }
  return moved;
}
