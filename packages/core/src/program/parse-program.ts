import type { Finding } from '../kernel/finding.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { findDocumentProblems } from './find-document-problems.ts';
import { findPathProblems } from './find-path-problems.ts';
import { findProgramFindings } from './find-program-findings.ts';
import { findReferenceProblems } from './find-reference-problems.ts';
import { findRuleProblems } from './find-rule-problems.ts';
import { findSessionProblems } from './find-session-problems.ts';
import { findShapeProblems } from './find-shape-problems.ts';
import { findTimingProblems } from './find-timing-problems.ts';
import type { Program } from './program.ts';
import { type ProgramProblem, problemLimit } from './program-problem.ts';

/** A program that was read, and what a careful reader would flag in it. */
export interface ParsedProgram {
  readonly program: Program;
  readonly findings: readonly Finding[];
}

/**
 * Reads a program file that was decoded from JSON or YAML. All problems are listed, not the first:
 * each with its place as a JSON pointer, its rule, what was found, what would be right and, for a
 * mistyped name, the nearest one. Problems make a file unreadable; findings do not.
 *
 * Rules: `program.document-bounded`, `program.plain-text`, `program.known-keys`,
 * `program.required-keys`, `program.value-shape`, `program.text-length`, `program.sensible-numbers`,
 * `program.dates-exist`, `program.zones-known`, `program.periods-run-forward`,
 * `program.windows-run-forward`, `program.local-times-exist`, `program.keys-unique`,
 * `program.series-end`, `program.sessions-bounded`, `program.references-resolve`, `program.paths-resolve`, `program.rules-parse`.
 *
 * @example
 * ```ts
 * import { parseProgram } from '@coterie/core';
 *
 * const parsed = parseProgram({
 *   formatVersion: 1,
 *   key: 'coaches',
 *   organization: { key: 'north', name: 'North Region' },
 *   communities: [{ key: 'coaches', title: 'Coaches' }],
 *   cycles: [{ key: 'coaches-2024', community: 'coachs' }],
 * });
 * parsed.ok ? [] : parsed.error.map((problem) => problem.place.pointer); // => ['/cycles/0/community']
 * parsed.ok ? null : parsed.error[0].suggestion; // => 'coaches'
 * ```
 */
export function parseProgram(
  document: unknown,
): Result<ParsedProgram, readonly [ProgramProblem, ...ProgramProblem[]]> {
  const bounds = findDocumentProblems(document);
  const [outOfBounds] = bounds.problems;
  if (!bounds.readable && outOfBounds !== undefined) return err([outOfBounds, ...bounds.problems.slice(1)]);
  const shape = findShapeProblems(document);
  const problems = [
    ...bounds.problems,
    ...shape.problems,
    ...findReferenceProblems(shape.output),
    ...findPathProblems(shape.output),
    ...findTimingProblems(shape.output),
    ...findRuleProblems(shape.output),
  ];
  if (shape.problems.length === 0) problems.push(...findSessionProblems(shape.output));
  const [first, ...others] = problems;
  if (first !== undefined) return err([first, ...others.slice(0, problemLimit - 1)]);
  const program = shape.output as Program;
  return ok({ program, findings: findProgramFindings(program) });
}
