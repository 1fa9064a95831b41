import type { InputProblem } from '../eligibility/facts-input.ts';

const longestName = 200;

/** The name of a person as it is kept, or what is wrong with it. */
export function readDisplayName(
  text: string | null | undefined,
  path: readonly string[],
): { readonly name: string; readonly problems: InputProblem[] } {
  const name = text?.trim() ?? '';
  if (name !== '' && name.length <= longestName) return { name, problems: [] };
  return { name, problems: [{ path, reason: `Give a name of 1 to ${longestName} characters.` }] };
}
