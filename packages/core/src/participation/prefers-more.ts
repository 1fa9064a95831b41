import { type Comparison, type Condition, operatorOf } from '../rules/rule.ts';

/**
 * Whether doing more can never hurt under a rule: attending rather than not, handing in rather than
 * not, more minutes rather than fewer. Then the best that may still come settles what can be reached,
 * without trying every course of the future. `not` and upper limits turn the direction around.
 */
export function prefersMore(condition: Condition, wanted = true): boolean {
  if ('all' in condition) return condition.all.every((one) => prefersMore(one, wanted));
  if ('any' in condition) return condition.any.every((one) => prefersMore(one, wanted));
  if ('of' in condition) return condition.of.every((one) => prefersMore(one, wanted));
  if ('not' in condition) return prefersMore(condition.not, !wanted);
  if ('some' in condition || 'every' in condition) return prefersMore(condition.where, wanted);
  if ('undefinedCriterion' in condition) return true;
  if ('attribute' in condition) return comparisonPrefersMore(condition, wanted);
  const within = (direction: boolean) =>
    condition.where === undefined || prefersMore(condition.where, direction);
  // Items are also added to collections that grow, so that a limit above them is turned around, too.
  const grows = 'sum' in condition || condition.where !== undefined || growing.has(condition.count);
  if (condition.min !== undefined && !(wanted || !grows)) return false;
  if (condition.max !== undefined && !(!wanted || !grows)) return false;
  return (condition.min === undefined || within(wanted)) && (condition.max === undefined || within(!wanted));
}

/** Attributes of which more, or `true`, is what comes of taking part. */
const growing: ReadonlySet<string> = new Set([
  'attendedShare',
  'requiredAttendedShare',
  'platformEngaged',
  'platformHours',
  'projectSubmitted',
  'bookStudyDone',
  'attended',
  'minutes',
  'held',
  'done',
  'hours',
  'weeks',
  'coaching',
]);

function comparisonPrefersMore(condition: Comparison, wanted: boolean): boolean {
  const comparison = operatorOf(condition);
  if (comparison === null) return false;
  const { attribute } = condition;
  if (attribute === 'madeUp') return false;
  if (attribute === 'mark') {
    // Being present is the most that a mark can say.
    if (!wanted) return false;
    if (comparison.operator === 'equals') return comparison.value === 'present';
    if (comparison.operator === 'oneOf') return comparison.value.includes('present');
    return comparison.operator === 'noneOf' && !comparison.value.includes('present');
  }
  if (!growing.has(attribute)) return true;
  switch (comparison.operator) {
    case 'equals':
      return comparison.value === wanted;
    case 'min':
    case 'moreThan':
      return wanted;
    case 'max':
    case 'lessThan':
      return !wanted;
    default:
      return false;
  }
}
