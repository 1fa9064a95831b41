import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { findTransition, type Transitions } from '../kernel/transitions.ts';

/** Whether a loaded program stands in the catalog. */
export type ProgramStatus = 'published' | 'retired';

export type ProgramCommandKind = 'retire' | 'restore';

/** The life of a loaded program. What it consists of stays as it is. */
export const programTransitions = {
  published: { retire: 'retired' },
  retired: { restore: 'published' },
} as const satisfies Transitions<ProgramStatus, ProgramCommandKind>;

export const programCommandFitsStatus = defineRule(
  'program.command-fits-status',
  'A program is retired while it is published, and restored while it is retired.',
);
export const programKeyFree = defineRule(
  'program.key-free',
  'A program is loaded under a key that no other program of the organization has; a changed one takes a key of its own.',
);
export const programOfItsOrganization = defineRule(
  'program.of-its-organization',
  'A program is loaded into the organization that its file names.',
);

export type ProgramStatusRefusal = Refusal & {
  readonly kind: 'program_command_not_possible';
  readonly status: ProgramStatus;
  readonly command: ProgramCommandKind;
};

export interface ProgramStatusChanged {
  readonly kind: 'program_retired' | 'program_restored';
}

/**
 * Retires a program from the catalog, or restores it. Lock the program's row. Rule
 * `program.command-fits-status`.
 *
 * @example
 * ```ts
 * import { decideProgramStatus } from '@coterie/core';
 *
 * const retired = decideProgramStatus('published', 'retire');
 * retired.ok && retired.value.next; // => 'retired'
 * decideProgramStatus('published', 'restore').ok; // => false
 * ```
 */
export function decideProgramStatus(
  status: ProgramStatus,
  command: ProgramCommandKind,
): Decision<ProgramStatus, ProgramStatusChanged, ProgramStatusRefusal> {
  const next = findTransition(programTransitions, status, command);
  if (next === null) {
    const ruleId = programCommandFitsStatus.id;
    return err([{ kind: 'program_command_not_possible', ruleId, status, command }]);
  }
  return ok({ next, events: [{ kind: command === 'retire' ? 'program_retired' : 'program_restored' }] });
}

/**
 * What can be done about a loaded program now, and what stands against the rest.
 *
 * @example
 * ```ts
 * import { availableProgramCommands } from '@coterie/core';
 *
 * const commands = availableProgramCommands('retired');
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['restore']
 * ```
 */
export function availableProgramCommands(
  status: ProgramStatus,
): readonly CommandAvailability<ProgramCommandKind, ProgramStatusRefusal>[] {
  return (['retire', 'restore'] as const).map((command) =>
    availabilityOf(command, decideProgramStatus(status, command)),
  );
}

/** What the caller knows when a file has been read and is about to be loaded. */
export interface LoadingFacts {
  /** The organization that the file names, by its key. */
  readonly organizationKey: string;
  /** The organization into which it shall be loaded; `null`: the one that the file names. */
  readonly into: string | null;
  readonly programKey: string;
  /** What is loaded under that key: nothing, the same content, or another. */
  readonly loaded: 'nothing' | 'same' | 'different';
}

export type LoadingRefusal =
  | (Refusal & {
      readonly kind: 'program_of_another_organization';
      readonly organizationKey: string;
      readonly into: string;
    })
  | (Refusal & { readonly kind: 'program_exists'; readonly key: string });

export type Loading = 'load' | 'unchanged';

/**
 * Decides whether a program file can be loaded. Loading the same content again changes nothing. Lock
 * the organization's row, so that two who load the same key wait for one another. Rules
 * `program.key-free`, `program.of-its-organization`.
 *
 * @example
 * ```ts
 * import { decideProgramLoading } from '@coterie/core';
 *
 * const facts = { organizationKey: 'north', into: null, programKey: 'coaches', loaded: 'nothing' } as const;
 * const first = decideProgramLoading(facts);
 * first.ok && first.value.next; // => 'load'
 * const changed = decideProgramLoading({ ...facts, loaded: 'different' });
 * changed.ok ? null : changed.error[0].ruleId; // => 'program.key-free'
 * ```
 */
export function decideProgramLoading(
  facts: LoadingFacts,
): Decision<Loading, { readonly kind: 'program_loaded'; readonly key: string }, LoadingRefusal> {
  const { organizationKey, into, programKey, loaded } = facts;
  const refusals: LoadingRefusal[] = [];
  if (into !== null && into !== organizationKey) {
    const ruleId = programOfItsOrganization.id;
    refusals.push({ kind: 'program_of_another_organization', ruleId, organizationKey, into });
  }
  if (loaded === 'different')
    refusals.push({ kind: 'program_exists', ruleId: programKeyFree.id, key: programKey });
  if (isNonEmpty(refusals)) return err(refusals);
  if (loaded === 'same') return ok({ next: 'unchanged', events: [] });
  return ok({ next: 'load', events: [{ kind: 'program_loaded', key: programKey }] });
}
