import * as v from 'valibot';
import { annotations } from './annotation-schema.ts';
import { count, described, key, list, name, quotation, text, unknownable } from './value-schema.ts';

const finite = v.pipe(v.number(), v.finite());

const scale = v.strictObject({
  min: finite,
  max: finite,
  labels: described(v.optional(v.record(name, name), {}), 'Words for single points of the scale.'),
});

export const instrument = v.strictObject({
  key,
  title: unknownable(name),
  moments: described(list(v.picklist(['pre', 'post', 'per_session', 'follow_up']), 10), 'When it is asked.'),
  cycles: list(key, 1_000),
  purpose: unknownable(text),
  items: list(
    v.strictObject({
      key,
      text,
      kind: v.optional(v.picklist(['scale', 'choice', 'choices', 'text', 'number', 'yes_no']), 'scale'),
      choices: list(name, 100),
    }),
    500,
  ),
  scale: described(unknownable(scale), 'The scale of its ratings; null: not published.'),
  linked: described(unknownable(v.boolean()), 'Whether pre and post answers of one person are linked.'),
  ...annotations,
});

/** A result that is printed about past cycles. What is missing on the page is null, and flagged. */
export const result = v.strictObject({
  key,
  kind: v.picklist(['percentage', 'average', 'count', 'other']),
  label: described(text, 'What was measured, in the words of the program.'),
  value: described(unknownable(finite), 'null: printed without its value.'),
  scale: described(unknownable(scale), 'The scale of an average; null: not published.'),
  cycles: list(key, 1_000),
  instrument: unknownable(key),
  years: described(list(count(9_999, 1), 50), 'The years of the data.'),
  quotation: unknownable(quotation),
  ...annotations,
});

export const resource = v.strictObject({
  key,
  title: name,
  kind: v.picklist(['document', 'link', 'recording', 'book', 'article', 'report', 'platform', 'other']),
  author: unknownable(name),
  url: unknownable(v.pipe(v.string(), v.maxLength(2_000), v.regex(/^https?:\/\/[^\s]+$/))),
  audience: described(
    v.optional(v.picklist(['public', 'members', 'facilitators']), 'public'),
    'Who may read it; members keep access as alumni.',
  ),
  communities: list(key, 1_000),
  cycles: list(key, 1_000),
  ...annotations,
});
