import { placesOf, pointTo, resolvesIn } from '../kernel/json-pointer.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type ProgramProblem, problemLimit, programProblem } from './program-problem.ts';

export const pathsResolve = defineRule(
  'program.paths-resolve',
  'Provenance, readings, notes and translations point at values that are there.',
);

/**
 * Provenance, readings, notes and translations that point at nothing. Looks at the document with its
 * gaps filled: a value that the file leaves out is there, as unknown.
 */
export function findPathProblems(document: unknown): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const stack: { value: unknown; pointer: string }[] = [{ value: document, pointer: '' }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { value, pointer } = item;
    if (problems.length >= problemLimit || typeof value !== 'object' || value === null) continue;
    for (const list of ['provenance', 'readings', 'editorsNotes']) {
      for (const place of placesOf(value, `${list}/*/path`, pointer)) checkPath(place, value, problems);
    }
    for (const [key, child] of Object.entries(value)) {
      stack.push({ value: child, pointer: pointTo(pointer, key) });
    }
  }
  for (const language of Object.entries(childOf(document, 'translations'))) {
    const [name, texts] = language;
    for (const path of Object.keys(childOf({ texts }, 'texts'))) {
      const pointer = pointTo(pointTo('/translations', name), path);
      checkPath({ pointer, value: path }, document, problems);
    }
  }
  return problems;
}

function checkPath(
  place: { readonly pointer: string; readonly value: unknown },
  root: unknown,
  problems: ProgramProblem[],
): void {
  if (typeof place.value !== 'string' || !/^(\/|$)/.test(place.value)) return;
  if (resolvesIn(root, place.value)) return;
  problems.push(
    programProblem(
      pathsResolve,
      'unresolved_path',
      place.pointer,
      place.value,
      'a path to a value that is there',
    ),
  );
}

function childOf(value: unknown, key: string): object {
  const child: unknown =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof child === 'object' && child !== null ? child : {};
}
