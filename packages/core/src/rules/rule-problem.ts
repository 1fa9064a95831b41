import { defineRule } from '../kernel/rule-definition.ts';

export const ruleSize = defineRule(
  'rules.size',
  'A rule is plain JSON, nested at most 100 levels deep, with at most 20,000 values in it.',
);
export const ruleShape = defineRule(
  'rules.shape',
  'A rule has a version and one condition, and each condition has exactly one of the known shapes.',
);
export const ruleNames = defineRule(
  'rules.names',
  'A rule names only attributes, collections, choices and reference days that the vocabulary declares.',
);
export const ruleKinds = defineRule(
  'rules.kinds',
  'An attribute is compared only by operators of its kind, with values of its kind.',
);
export const ruleLimits = defineRule(
  'rules.limits',
  'Counts and limits are such that something can meet them.',
);

const ruleOfKind = {
  not_json: ruleSize,
  cyclic: ruleSize,
  too_deep: ruleSize,
  too_large: ruleSize,
  wrong_type: ruleShape,
  unknown_version: ruleShape,
  missing_key: ruleShape,
  unknown_key: ruleShape,
  unknown_condition: ruleShape,
  mixed_condition: ruleShape,
  nested_quantifier: ruleShape,
  duplicate_id: ruleShape,
  conflicting_statement: ruleShape,
  unknown_attribute: ruleNames,
  unknown_collection: ruleNames,
  unknown_choice: ruleNames,
  unknown_reference_date: ruleNames,
  wrong_kind: ruleKinds,
  wrong_value: ruleKinds,
  empty_group: ruleLimits,
  impossible_limits: ruleLimits,
} as const;

export type RuleProblemKind = keyof typeof ruleOfKind;

/** What is wrong at one place of a rule document. */
export interface RuleProblem {
  readonly kind: RuleProblemKind;
  readonly ruleId: (typeof ruleOfKind)[RuleProblemKind]['id'];
  /** JSON pointer into the document, as deep as the problem. */
  readonly pointer: string;
  /** What stands there, shortened; `null` where nothing does. */
  readonly found: string | null;
  /** What would be right: names, operators, or a description of the value. */
  readonly expected: readonly string[];
  /** The name that was most likely meant. */
  readonly nearest: string | null;
}

/** States a problem under the rule that it breaks. */
export function ruleProblem(
  kind: RuleProblemKind,
  pointer: string,
  found: unknown,
  expected: readonly string[],
  nearest: string | null = null,
): RuleProblem {
  return { kind, ruleId: ruleOfKind[kind].id, pointer, found: shortened(found), expected, nearest };
}

function shortened(found: unknown): string | null {
  if (found === undefined) return null;
  let text: string;
  if (Array.isArray(found)) text = 'a list';
  else if (typeof found === 'object' && found !== null) text = 'an object';
  else if (typeof found === 'function' || typeof found === 'symbol') text = `a ${typeof found}`;
  else text = String(found);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
