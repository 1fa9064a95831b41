import { builder } from '../../builder.ts';
import type { CommandRun } from '../../platform/command.ts';
import { createUnclaimedPerson } from '../person/create-row.ts';
import { readDisplayName } from '../person/name-input.ts';
import { namablePersons } from './policy.ts';
import type { WishProblem } from './wishes.ts';

export const PersonToRegisterInput = builder.inputType('PersonToRegister', {
  description:
    'Who takes part: yourself, a person whom the organization knows, or somebody new. Exactly one of them.',
  fields: (t) => ({
    self: t.boolean({ description: 'True: the payer takes part.' }),
    personId: t.id({ description: 'A person of the organization.' }),
    displayName: t.string({ description: 'The name of somebody whom the organization does not know yet.' }),
  }),
});

export interface NamedPerson {
  readonly self?: boolean | null | undefined;
  readonly personId?: string | null | undefined;
  readonly displayName?: string | null | undefined;
}

/**
 * The rows of the persons that are named, new ones made: they are unclaimed until they sign in. Whom the
 * viewer may not know of is answered as somebody who does not exist.
 *
 * @param places where in the input each of them stands
 */
export async function readPersons(
  run: Pick<CommandRun<unknown>, 'tx' | 'viewer' | 'now' | 'organizationId' | 'idOf'>,
  payerId: string,
  named: readonly NamedPerson[],
  places: readonly (readonly string[])[],
): Promise<{ readonly personIds: readonly string[]; readonly problems: readonly WishProblem[] }> {
  const { tx, viewer, organizationId } = run;
  const problems: WishProblem[] = [];
  const ids = named.flatMap(({ personId }) =>
    personId === null || personId === undefined ? [] : (run.idOf(personId, 'Person') ?? []),
  );
  const rows =
    ids.length === 0
      ? []
      : await tx.person.findMany({
          where: { AND: [{ organizationId, id: { in: ids } }, namablePersons(viewer, organizationId)] },
          select: { id: true },
          take: ids.length,
        });
  const known = new Set(rows.map((row) => row.id));
  const added = new Map<number, string>();
  const personIds = named.map((one, index): string => {
    const path = places[index] ?? [];
    const { self = null, personId = null, displayName = null } = one;
    if ([self === true, personId !== null, displayName !== null].filter(Boolean).length !== 1) {
      problems.push({
        kind: 'invalid',
        path,
        what: 'Name one person: yourself, somebody by id, or somebody new by name.',
      });
      return '';
    }
    if (self === true) return payerId;
    if (personId !== null) {
      const found = run.idOf(personId, 'Person');
      if (found !== null && (known.has(found) || found === payerId)) return found;
      problems.push({ kind: 'not_found', path: [...path, 'personId'], what: 'person' });
      return '';
    }
    const { name, problems: found } = readDisplayName(displayName, [...path, 'displayName']);
    if (found.length > 0) {
      problems.push(
        ...found.map((problem) => ({ kind: 'invalid' as const, path: problem.path, what: problem.reason })),
      );
      return '';
    }
    added.set(index, name);
    return '';
  });
  if (problems.length > 0) return { personIds, problems };
  for (const [index, displayName] of added) {
    personIds[index] = await createUnclaimedPerson(run, { displayName, facts: null });
  }
  return { personIds, problems };
}
