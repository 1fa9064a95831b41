import * as v from 'valibot';
import { described, name, text, unknownable } from './value-schema.ts';

const attribute = v.strictObject({
  kind: v.picklist(['boolean', 'number', 'text', 'choice', 'choices', 'date']),
  label: name,
  question: described(unknownable(text), 'What to ask the person; null where others know it.'),
  unit: v.exactOptional(name),
  choices: v.exactOptional(v.pipe(v.array(v.strictObject({ value: name, label: name })), v.maxLength(500))),
  min: v.exactOptional(v.pipe(v.number(), v.finite())),
  max: v.exactOptional(v.pipe(v.number(), v.finite())),
  whole: v.exactOptional(v.boolean()),
  optional: described(v.exactOptional(v.boolean()), 'Whether somebody may have no value at all.'),
});

const attributes = v.optional(v.record(name, attribute), {});

const extension = v.strictObject({
  attributes,
  collections: v.optional(
    v.record(
      name,
      v.strictObject({
        label: described(v.exactOptional(name), 'Needed for a collection that is new.'),
        itemLabel: v.exactOptional(name),
        question: v.exactOptional(v.nullable(text)),
        attributes,
      }),
    ),
    {},
  ),
});

/** What rules of a program may name beyond what they may name anyway. */
export const programVocabulary = v.strictObject({
  persons: described(v.optional(extension, {}), 'For rules of eligibility.'),
  completion: described(v.optional(extension, {}), 'For rules of completion.'),
});
