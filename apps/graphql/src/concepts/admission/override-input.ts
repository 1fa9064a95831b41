import { id, type OverrideRequest } from '@coterie/core';
import { builder } from '../../builder.ts';
import { may } from '../../platform/policy.ts';
import { viewerPerson } from '../../platform/viewer.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { targetOf } from './policy.ts';

export const OverrideInput = builder.inputType('OverrideInput', {
  description:
    'The wish to admit against a rule. It takes the capability entry.override; name and reason are kept and shown.',
  fields: (t) => ({
    reason: t.string({ required: true, description: 'Why this person is admitted against the rule.' }),
  }),
});

/** The wish as the core decides about it: who, why, and whether they may. */
export function readOverride(
  { viewer, organizationId }: Pick<Run, 'viewer' | 'organizationId'>,
  { row }: LockedCycle,
  input: { readonly reason: string } | null | undefined,
): OverrideRequest | null {
  if (input === null || input === undefined) return null;
  const person = viewerPerson(viewer, organizationId);
  return {
    personId: id<'Person'>(person?.id ?? ''),
    name: person?.displayName ?? '',
    reason: input.reason,
    permitted: may(viewer, 'entry.override', targetOf(row)),
  };
}
