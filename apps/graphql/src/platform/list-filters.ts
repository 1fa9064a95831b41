import { readLocalDate } from '@coterie/core';
import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';
import { checkTexts } from './check-texts.ts';
import { fromLocalDate } from './dates.ts';
import { decodeGlobalId } from './global-id.ts';

/** A stretch of dates by which lists are filtered. */
export const DateRangeInput = builder.inputType('DateRange', {
  description: 'Dates, both included; an end that is left out is open.',
  fields: (t) => ({
    from: t.field({ type: 'LocalDate', description: 'The first day.' }),
    through: t.field({ type: 'LocalDate', description: 'The last day.' }),
  }),
});

/** The row that an id in a filter names; an id of another type is a mistake of the caller. */
export function filterId(
  text: string | null | undefined,
  type: string,
): { organizationId: string; id: string } | undefined {
  if (text === null || text === undefined) return undefined;
  const decoded = decodeGlobalId(text);
  if (decoded === null || decoded.type !== type) throw badFilter(`This is not the id of a ${type}.`);
  return { organizationId: decoded.organizationId, id: decoded.id };
}

const longestFilterText = 200;

/** A text to look for, any case. */
export function filterText(
  text: string | null | undefined,
): { contains: string; mode: 'insensitive' } | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  const [problem] = checkTexts(text, []);
  if (problem !== undefined) throw badFilter(problem.reason);
  if (text.length > longestFilterText) throw badFilter(`Look for at most ${longestFilterText} characters.`);
  return { contains: text.replace(/[\\%_]/g, (sign) => `\\${sign}`), mode: 'insensitive' };
}

const mostFilterValues = 50;

/** One of several values; an empty list filters nothing. */
export function filterOneOf<T>(values: readonly T[] | null | undefined): { in: T[] } | undefined {
  if (values === null || values === undefined || values.length === 0) return undefined;
  if (values.length > mostFilterValues) throw badFilter(`Filter by at most ${mostFilterValues} values.`);
  return { in: [...values] };
}

export interface FilteredDates {
  readonly from: Date | undefined;
  readonly through: Date | undefined;
}

/** The dates of a range, checked; `null` where it filters nothing. */
export function filterDates(
  range: { from?: string | null | undefined; through?: string | null | undefined } | null | undefined,
): FilteredDates | null {
  const from = filterDate(range?.from);
  const through = filterDate(range?.through);
  if (from === undefined && through === undefined) return null;
  if (from !== undefined && through !== undefined && from > through)
    throw badFilter('These dates run backwards.');
  return { from, through };
}

function filterDate(text: string | null | undefined): Date | undefined {
  if (text === null || text === undefined) return undefined;
  const date = readLocalDate(text);
  if (date === null) throw badFilter(`There is no date ${text.slice(0, 20)}.`);
  return fromLocalDate(date);
}

/** What overlaps a range of dates: it begins before the range is over, and ends after it began. */
export function overlapsDates(range: Parameters<typeof filterDates>[0]) {
  const dates = filterDates(range);
  if (dates === null) return {};
  return {
    ...(dates.through === undefined ? {} : { startsOn: { lte: dates.through } }),
    ...(dates.from === undefined ? {} : { endsOn: { gte: dates.from } }),
  };
}

export function badFilter(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
