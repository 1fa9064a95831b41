import { type Capability, type CapabilityTarget, checkCapability } from '@coterie/core';
import { GraphQLError } from 'graphql';
import { unauthenticated } from './command.ts';
import type { Viewer } from './viewer.ts';

/** Whether the viewer may do something to what is touched. */
export function may(viewer: Viewer, capability: Capability, target: CapabilityTarget): boolean {
  return checkCapability(viewer.grants, capability, target).allowed;
}

/** The door: a missing capability is a top-level FORBIDDEN, for a visitor UNAUTHENTICATED. */
export function requireCapability(viewer: Viewer, capability: Capability, target: CapabilityTarget): void {
  if (may(viewer, capability, target)) return;
  throw viewer.identity === null ? unauthenticated() : forbidden(capability);
}

export function forbidden(capability: string): GraphQLError {
  return new GraphQLError(`You may not do this here: it takes the capability ${capability}.`, {
    extensions: { code: 'FORBIDDEN', capability },
  });
}
