import type { Place } from '../kernel/finding.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type ProgramProblem, programProblem } from './program-problem.ts';

export const textBounded = defineRule(
  'program.text-bounded',
  'The text of a program file has at most 1,000,000 bytes.',
);

export const textWellFormed = defineRule(
  'program.text-well-formed',
  'The text of a program file is YAML or JSON, and no object in it has a key twice.',
);

/** A program file is read up to this size, in UTF-8 bytes. */
export const programTextLimit = 1_000_000;

/**
 * Says whether a text is too large to be read as a program file. Rule `program.text-bounded`.
 *
 * @example
 * ```ts
 * import { findTextProblem } from '@coterie/core';
 *
 * findTextProblem('formatVersion: 1'); // => null
 * findTextProblem('x'.repeat(1_000_001))?.kind; // => 'text_too_large'
 * ```
 */
export function findTextProblem(text: string): ProgramProblem | null {
  if (utf8Length(text) <= programTextLimit) return null;
  return programProblem(textBounded, 'text_too_large', '', undefined, `at most ${programTextLimit} bytes`);
}

/**
 * The problem of a text that whoever read it found to be no YAML or JSON. Rule
 * `program.text-well-formed`.
 *
 * @param expected what would be right, or what the reader said
 *
 * @example
 * ```ts
 * import { malformedTextProblem } from '@coterie/core';
 *
 * malformedTextProblem('the key “name” only once', { line: 3, column: 1 }).place; // => { pointer: '', line: 3, column: 1 }
 * ```
 */
export function malformedTextProblem(
  expected: string,
  at: Pick<Place, 'line' | 'column'> = {},
): ProgramProblem {
  const problem = programProblem(textWellFormed, 'malformed_text', '', undefined, expected.slice(0, 300));
  return { ...problem, place: { pointer: '', ...at } };
}

function utf8Length(text: string): number {
  // No text is shorter in bytes than in code units, so a huge one is not walked.
  if (text.length > programTextLimit) return text.length;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
