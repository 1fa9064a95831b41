import {
  type Cycle,
  checkEligibility,
  type Determination,
  type EligibilityPolicy,
  type EligibilityVerdict,
  extendPersonVocabulary,
  type Facts,
  type Instant,
  type LocalDate,
  type Program,
  personVocabulary,
  referenceDatesOfCycle,
  type Vocabulary,
} from '@coterie/core';

/** What to select of a cycle for its eligibility verdicts. */
export const eligibilityColumns = {
  eligibility: true,
  period: true,
  window: true,
  timeZone: true,
  program: { select: { details: true } },
} as const;

/** The parts of a stored cycle that its eligibility verdicts need. */
export interface EligibilityRow {
  readonly eligibility: unknown;
  readonly period: unknown;
  readonly window: unknown;
  readonly timeZone: string | null;
  readonly program: { readonly details: unknown };
}

type Named = Partial<Pick<Program, 'vocabulary' | 'referenceDates'>>;

/** The eligibility policy as stored with a cycle. */
export function readEligibilityPolicy(row: EligibilityRow): EligibilityPolicy {
  return row.eligibility as EligibilityPolicy;
}

/** What a rule of this cycle may name of a person: the words of all programs, and the program's own. */
export function vocabularyOfCycle(row: EligibilityRow): Vocabulary {
  const { vocabulary, referenceDates } = row.program.details as Named;
  if (vocabulary === undefined) return personVocabulary;
  const extended = extendPersonVocabulary({ vocabulary, referenceDates: referenceDates ?? [] });
  if (!extended.ok) throw new Error('a program that was parsed has a vocabulary that clashes');
  return extended.value;
}

/** The facts with the days that a rule may name of the cycle and of its program. */
export function withReferenceDates(facts: Facts, row: EligibilityRow, now: Instant): Facts {
  const cycle = {
    period: row.period as Cycle['period'],
    applicationWindow: row.window as Cycle['applicationWindow'],
    zone: row.timeZone,
  };
  const named: { [name: string]: LocalDate } = Object.create(null);
  for (const { key, date } of (row.program.details as Named).referenceDates ?? []) {
    if (date !== null) named[key] = date as LocalDate;
  }
  return { ...facts, referenceDates: { ...named, ...referenceDatesOfCycle(cycle, now) } };
}

/** The verdict of a cycle's rule on what is known of somebody. */
export function checkAgainstCycle(
  row: EligibilityRow,
  facts: Facts,
  determinations: readonly Determination[],
  now: Instant,
): EligibilityVerdict {
  return checkEligibility(readEligibilityPolicy(row), withReferenceDates(facts, row, now), {
    vocabulary: vocabularyOfCycle(row),
    determinations,
  });
}
