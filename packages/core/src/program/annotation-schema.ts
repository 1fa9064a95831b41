import * as v from 'valibot';
import { anyJson, count, described, list, quotation, text, unknownable } from './value-schema.ts';

const path = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^(?:\/(?:[^~/]|~[01])*)*$/),
  v.description('JSON pointer from the object that carries the note to the value: `/period/start`.'),
);

export const provenanceEntry = v.strictObject({
  path,
  basis: described(
    v.picklist(['printed', 'computed', 'inferred', 'assumed', 'entered']),
    'How the value is known. What a page prints needs no entry unless a quotation helps.',
  ),
  printed: described(unknownable(text), 'What was printed for the value, as it was printed.'),
  quotation: unknownable(quotation),
  note: described(unknownable(text), 'Why it was inferred, and what else it may mean.'),
});

/**
 * Several readings of one value: two places that print it differently, or one place that can be
 * understood in several ways. They are kept side by side.
 */
export const valueReadings = v.strictObject({
  path,
  favors: described(
    unknownable(count(20)),
    'Which reading the rest of the page speaks for, counted from 0; null where nothing does.',
  ),
  because: described(unknownable(text), 'What speaks for it. The value itself stays as it was printed.'),
  readings: v.pipe(
    v.array(
      v.strictObject({
        printed: quotation,
        understood: described(v.optional(anyJson, null), 'The value in this reading.'),
        note: unknownable(text),
      }),
    ),
    v.minLength(2),
    v.maxLength(20),
  ),
});

export const editorsNote = v.strictObject({
  path: v.optional(path, ''),
  note: described(text, 'What a person adds by hand.'),
});

/** What every object of a program file may carry beside its values. */
export const annotations = {
  provenance: described(list(provenanceEntry), 'How its values are known.'),
  readings: described(list(valueReadings, 100), 'Several printed readings of one value.'),
  editorsNotes: described(list(editorsNote, 100), 'What a person adds by hand.'),
};
