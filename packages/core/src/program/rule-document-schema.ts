import * as v from 'valibot';
import type { RuleDocument } from '../rules/rule.ts';

/**
 * A rule inside a program file. Its inside is read by `parseRule` with the vocabulary of its place,
 * so that problems name the attribute; here it only has to be an object.
 */
export const ruleDocument = v.pipe(
  v.custom<RuleDocument>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'Object',
  ),
  v.metadata({ title: 'Rule', description: 'A rule of the rule language.' }),
);
