import { knownId } from '../../platform/api-rules.ts';
import { commonRefusals, invalidInput, type RefusalValue } from '../../platform/refusal.ts';
import type { WishProblem } from './wishes.ts';

/** One refusal for all that cannot be used in an input; the first problem names its type. */
export function tellProblems(problems: readonly WishProblem[]): RefusalValue {
  const told = problems.map(({ kind, path, what }) =>
    kind === 'invalid'
      ? invalidInput([{ path, reason: what }])
      : commonRefusals.tell([{ kind: 'not_found', ruleId: knownId.id, what }], path),
  );
  const [first] = told;
  if (first === undefined) throw new Error('a refusal without a reason');
  return { ...first, problems: told.flatMap((one) => one.problems) };
}
