import * as v from 'valibot';
import { pointerTokens } from '../kernel/json-pointer.ts';
import { parseRuleShape } from './parse-rule.ts';
import type { Condition, RuleDocument } from './rule.ts';

const notes = {
  label: v.optional(v.pipe(v.string(), v.nonEmpty(), v.description('How the condition is called.'))),
  id: v.optional(v.pipe(v.string(), v.nonEmpty(), v.description('A name that stays the same.'))),
  quotation: v.optional(v.pipe(v.string(), v.nonEmpty(), v.description('The printed words.'))),
};
const name = v.pipe(v.string(), v.nonEmpty());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const period = v.pipe(
  v.string(),
  v.regex(/^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?$/),
  v.description('An ISO 8601 period of days or more: P2Y.'),
);
const day = v.union([
  name,
  v.strictObject({ on: name, plus: v.optional(period), minus: v.optional(period) }),
]);
const texts = v.pipe(v.array(v.string()), v.minLength(1));
const values = v.pipe(v.array(v.union([v.number(), v.string()])), v.minLength(1));
const comparison = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject({ ...notes, attribute: name, ...entries });

const lazyCondition: v.GenericSchema<Condition> = v.lazy(() => conditionSchema);
const members = v.pipe(v.array(lazyCondition), v.minLength(1));

/** One condition, by its shape alone. Bound the depth of what you give it: it calls itself. */
export const conditionSchema = v.union([
  v.strictObject({ ...notes, all: members }),
  v.strictObject({ ...notes, any: members }),
  v.strictObject({ ...notes, not: lazyCondition }),
  v.strictObject({ ...notes, atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)), of: members }),
  v.strictObject({ ...notes, some: name, where: lazyCondition }),
  v.strictObject({ ...notes, every: name, where: lazyCondition }),
  v.strictObject({
    ...notes,
    count: name,
    where: v.optional(lazyCondition),
    min: v.optional(whole),
    max: v.optional(whole),
  }),
  v.strictObject({
    ...notes,
    sum: name,
    in: name,
    where: v.optional(lazyCondition),
    min: v.optional(v.number()),
    max: v.optional(v.number()),
  }),
  v.strictObject({ ...notes, undefinedCriterion: name, statement: name }),
  comparison({ equals: v.union([v.boolean(), v.number(), v.string()]) }),
  comparison({ oneOf: values }),
  comparison({ noneOf: values }),
  comparison({ min: v.number() }),
  comparison({ max: v.number() }),
  comparison({ moreThan: v.number() }),
  comparison({ lessThan: v.number() }),
  comparison({ known: v.literal(true) }),
  comparison({ overlaps: texts }),
  comparison({ includesAll: texts }),
  comparison({ contains: name }),
  comparison({ startsWith: name }),
  comparison({ onOrAfter: day }),
  comparison({ onOrBefore: day }),
  comparison({ heldFor: v.strictObject({ atLeast: period, on: day }) }),
]) as v.GenericSchema<Condition>;

/**
 * The shape of a rule as a Valibot schema, and so as a Standard Schema validator and, converted with
 * `{ typeMode: 'output' }`, as JSON Schema. Names are checked by `parseRule`, which knows the
 * vocabulary. Depth and size are bounded before anything calls itself, and every issue has its path.
 */
export const ruleDocumentSchema = v.pipe(
  v.unknown(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const parsed = parseRuleShape(dataset.value);
    if (parsed.ok) return;
    for (const problem of parsed.error) {
      const path = pathOf(problem.pointer, dataset.value);
      const message = `${problem.kind}: expected ${problem.expected.slice(0, 20).join(' | ')}`;
      const [first, ...others] = path;
      addIssue({ message, ...(first === undefined ? {} : { path: [first, ...others] }) });
    }
  }),
  v.strictObject({ version: v.literal(1), when: lazyCondition }) as v.GenericSchema<RuleDocument>,
  v.title('Rule'),
  v.description('A rule of the three-valued rule language, version 1.'),
);

function pathOf(pointer: string, input: unknown): v.IssuePathItem[] {
  let value = input;
  return pointerTokens(pointer).map((key) => {
    const holder = value;
    value =
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
        ? (holder as { readonly [name: string]: unknown })[key]
        : undefined;
    return {
      type: 'unknown',
      origin: 'value',
      input: holder,
      key: Array.isArray(holder) ? Number(key) : key,
      value,
    };
  });
}
