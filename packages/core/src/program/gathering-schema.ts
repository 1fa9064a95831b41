import * as v from 'valibot';
import { annotations } from './annotation-schema.ts';
import { modality, session } from './session-schema.ts';
import { count, described, key, list, name, period, quotation, text, unknownable } from './value-schema.ts';

/** An event at which communities each hold a session. */
export const gathering = v.strictObject({
  key,
  title: unknownable(name),
  period: unknownable(period),
  modality: unknownable(modality),
  place: unknownable(name),
  cycles: described(
    v.optional(v.union([v.literal('all'), v.pipe(v.array(key), v.maxLength(1_000))]), []),
    'Which cycles meet there: all, or their keys.',
  ),
  eachCycleMeets: described(
    v.optional(v.boolean(), false),
    'Whether each of them holds a session there, also where no agenda says when.',
  ),
  severalWelcome: described(
    unknownable(v.boolean()),
    'Whether one person may take part in the sessions of several communities, so that overlaps matter.',
  ),
  statedDays: described(
    unknownable(
      v.strictObject({ days: count(366, 1), approximate: v.optional(v.boolean(), false), quotation }),
    ),
    'A printed length in days, beside the dates.',
  ),
  agenda: described(
    unknownable(v.strictObject({ heading: unknownable(quotation), text: unknownable(text) })),
    'The published timetable; null where none is published.',
  ),
  sessions: list(session, 2_000),
  ...annotations,
});
