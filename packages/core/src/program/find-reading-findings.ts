import type { Finding } from '../kernel/finding.ts';
import type { JsonValue } from '../kernel/json.ts';
import { pointerTokens, pointTo } from '../kernel/json-pointer.ts';
import { findAmbiguousReading } from '../scheduling/findings/ambiguous-reading.ts';
import { findConflictingReadings } from '../scheduling/findings/conflicting-readings.ts';
import type { Program } from './program.ts';

type ValueReadings = Program['readings'][number];

/**
 * Findings on values that a file gives in several readings, wherever they stand. What is printed
 * differently in two places conflicts, whatever speaks for either. What is printed once and can be
 * understood in several ways is flagged where the page itself leaves it open.
 */
export function findReadingFindings(program: Program): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, pointTo(pointer, index)));
      return;
    }
    // Whatever carries annotations carries provenance too; rules and readings themselves do not.
    if (Object.hasOwn(value, 'provenance') && Object.hasOwn(value, 'readings')) {
      for (const readings of (value as { readonly readings: readonly ValueReadings[] }).readings) {
        findings.push(...findValueReadingFindings(readings, pointer));
      }
    }
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'readings' && key !== 'provenance') visit(child, pointTo(pointer, key));
    }
  };
  visit(program, '');
  return findings;
}

/**
 * What a careful reader would flag in the readings of one value. What is printed differently in two
 * places conflicts, whatever speaks for either; what is printed once and can be understood in several
 * ways is flagged where nothing speaks for one of them.
 *
 * @param values - the readings, as a program file gives them
 * @param pointer - where in the file the object stands that carries them
 *
 * Rules: `scheduling.readings-agree`, `scheduling.reading-is-unambiguous`.
 *
 * @example
 * ```ts
 * import { findValueReadingFindings } from '@coterie/core';
 *
 * const findings = findValueReadingFindings(
 *   {
 *     path: '/period',
 *     favors: 0,
 *     because: 'The agenda ends on that day.',
 *     readings: [
 *       { printed: 'April 15-18', understood: { start: '2024-04-15', end: '2024-04-18' }, note: null },
 *       { printed: 'Apr. 15-19', understood: { start: '2024-04-15', end: '2024-04-19' }, note: null },
 *     ],
 *   },
 *   '/gatherings/3',
 * );
 * findings.map((finding) => finding.understood); // => ['2024-04-15 to 2024-04-18']
 * ```
 */
export function findValueReadingFindings(values: ValueReadings, pointer: string): readonly Finding[] {
  const { path, favors, because, readings } = values;
  const place = { pointer: `${pointer}${path}` };
  const label = pointerTokens(path).join(' ');
  const read = readings.map((reading) => ({
    place,
    quotation: reading.printed,
    understood: wordsOf(reading.understood as JsonValue),
    value: reading.understood as JsonValue,
  }));
  const [first] = read;
  if (first === undefined) return [];
  if (read.some((reading) => reading.quotation !== first.quotation)) {
    return findConflictingReadings({ place, label, readings: read, preferred: favors });
  }
  if (favors !== null) return [];
  return findAmbiguousReading({
    place,
    quotation: first.quotation,
    label,
    readings: read,
    preferred: favors,
    reason: because,
  });
}

/** A value in words, as far as its shape says how. */
function wordsOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(wordsOf).join(', ');
  const object = value as { readonly [key: string]: JsonValue };
  if (typeof object.start === 'string' && typeof object.end === 'string')
    return `${object.start} to ${object.end}`;
  return JSON.stringify(value);
}
