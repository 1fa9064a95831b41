import type { Capability, CapabilityTarget, CommandAvailability, Refusal } from '@coterie/core';
import { checkCapability } from '@coterie/core';
import { builder } from '../../builder.ts';
import { type Problem, ProblemType, type RefusalGroup } from '../../platform/refusal.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** One command about an object with a lifecycle, and whether the viewer could give it now. */
export interface AvailableCommand {
  /** The mutation's name: `openApplications`. */
  readonly command: string;
  readonly possible: boolean;
  readonly because: readonly Problem[];
}

export const AvailableCommandType = builder.objectRef<AvailableCommand>('AvailableCommand').implement({
  description: 'One command about this object, and whether you could give it now.',
  fields: (t) => ({
    command: t.exposeString('command', { nullable: false, description: 'The name of the mutation.' }),
    possible: t.exposeBoolean('possible', {
      nullable: false,
      description: 'Whether it would be carried out now.',
    }),
    because: t.field({
      type: [ProblemType],
      nullable: false,
      description: 'Everything that stands against it now; empty where it is possible.',
      resolve: (available) => [...available.because],
    }),
  }),
});

/** What a command asks for beside the state of its object. */
export interface CommandDoor {
  /** The mutation's name. */
  readonly mutation: string;
  readonly capability: Capability;
}

/**
 * The core's word on each command, under the name of its mutation, together with the capability that
 * the viewer may lack. Commands without a door are left out.
 */
export function tellAvailability<Command extends string, R extends Refusal>(
  viewer: Viewer,
  target: CapabilityTarget,
  availabilities: readonly CommandAvailability<Command, R>[],
  doors: { readonly [C in Command]?: CommandDoor },
  group: RefusalGroup<R>,
): AvailableCommand[] {
  return availabilities.flatMap((availability) => {
    const door = doors[availability.command];
    if (door === undefined) return [];
    // Whoever may not give a command is not told what it would look at, such as how many are enrolled.
    const forbidden = capabilityProblems(viewer, door.capability, target);
    const because =
      forbidden.length > 0 || availability.possible ? forbidden : group.tell(availability.refusals).problems;
    return [{ command: door.mutation, possible: because.length === 0, because }];
  });
}

function capabilityProblems(viewer: Viewer, capability: Capability, target: CapabilityTarget): Problem[] {
  const verdict = checkCapability(viewer.grants, capability, target);
  if (verdict.allowed) return [];
  const message = `You may not do this here: it takes the capability ${capability}.`;
  return [{ path: [], code: 'FORBIDDEN', message, ruleId: verdict.ruleId }];
}
