import {
  type Finding,
  findTextProblem,
  malformedTextProblem,
  type ParsedProgram,
  type Place,
  type ProgramProblem,
  parseProgram,
  type Result,
} from '@coterie/core';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { findRepeatedKeys } from './find-repeated-keys.ts';
import { indexTextPositions } from './text-position.ts';

/** So many repetitions of anchored parts are expanded, which no honest file comes near. */
const aliasLimit = 100;

/** Of a text that is no YAML, so many faults are listed. */
const listedProblems = 100;

/** A program as it was read from a text, every place with its line and column. */
export interface ReadProgram extends ParsedProgram {
  /** The name under which the text was given, for messages: `whsa-2023-24.yaml`. */
  readonly name: string;
}

/** Everything that is wrong with a text. */
export interface UnreadableProgram {
  readonly name: string;
  readonly problems: readonly [ProgramProblem, ...ProgramProblem[]];
}

/**
 * Reads a program file, YAML or JSON (which is YAML). A text that is too large or no YAML, keys that
 * stand twice in one object, and everything that `parseProgram` finds wrong come back as problems,
 * each with line and column; so do the findings of a readable file.
 */
export function readProgramFile(text: string, name: string): Result<ReadProgram, UnreadableProgram> {
  const tooLarge = findTextProblem(text);
  if (tooLarge !== null) return refuse(name, [tooLarge]);
  const lines = new LineCounter();
  let document: Document.Parsed;
  let value: unknown;
  try {
    // The parser compares every key of an object with every other; we do it in one pass.
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      version: '1.2',
    });
    const malformed = [
      ...document.errors.map((error) => ({ offset: error.pos[0], message: error.message })),
      ...findRepeatedKeys(document).map(({ key, offset }) => ({
        offset,
        message: `the key “${key}” only once`,
      })),
    ];
    if (malformed.length > 0) {
      const problems = malformed.slice(0, listedProblems).map(({ offset, message }) => {
        const at = lines.linePos(offset);
        return malformedTextProblem(message, { line: at.line, column: at.col });
      });
      return refuse(name, problems);
    }
    value = document.toJS({ maxAliasCount: aliasLimit });
  } catch (error) {
    // The parser of YAML throws for aliases without end and for nesting without end.
    const reason = error instanceof Error ? error.message : 'unreadable';
    return refuse(name, [malformedTextProblem(`readable YAML or JSON: ${reason}`)]);
  }
  const positionOf = indexTextPositions(document, lines);
  const locate = (place: Place): Place => {
    const at = positionOf(place.pointer);
    return at === null ? place : { pointer: place.pointer, ...at };
  };
  const parsed = parseProgram(value);
  if (!parsed.ok) {
    return refuse(
      name,
      parsed.error
        .map((problem) => ({ ...problem, place: locate(problem.place) }))
        .sort((left, right) => comparePlaces(left.place, right.place)),
    );
  }
  const findings: readonly Finding[] = parsed.value.findings
    .map((finding) => ({ ...finding, place: locate(finding.place) }))
    .sort((left, right) => comparePlaces(left.place, right.place));
  return { ok: true, value: { name, program: parsed.value.program, findings } };
}

/** In the order of the text. */
function comparePlaces(left: Place, right: Place): number {
  return (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}

function refuse(name: string, problems: readonly ProgramProblem[]): Result<never, UnreadableProgram> {
  return { ok: false, error: { name, problems: problems as [ProgramProblem, ...ProgramProblem[]] } };
}
