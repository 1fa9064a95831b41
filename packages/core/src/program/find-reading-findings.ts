import type { Finding } from '../kernel/finding.ts';
import type { JsonValue } from '../kernel/json.ts';
import { findAmbiguousReading } from '../scheduling/findings/ambiguous-reading.ts';
import { findConflictingReadings } from '../scheduling/findings/conflicting-readings.ts';
import { pointerTokens, pointTo } from './json-pointer.ts';
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
        findings.push(...judge(readings, `${pointer}${readings.path}`));
      }
    }
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'readings' && key !== 'provenance') visit(child, pointTo(pointer, key));
    }
  };
  visit(program, '');
  return findings;
}

function judge({ path, favors, because, readings }: ValueReadings, pointer: string): readonly Finding[] {
  const place = { pointer };
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
