import type { JsonValue } from '../kernel/json.ts';
import { type ExplanationTexts, englishExplanation, fillIn } from './explanation-texts.ts';
import type { Observation, Reason, Requirement, Verdict } from './verdict.ts';

/**
 * Tells a verdict as short plain text: the outcome, and a line for each condition on which it rests.
 *
 * @param texts a table of texts in another language; English by default
 *
 * @example
 * ```ts
 * import { checkRule, explainVerdict, type Vocabulary } from '@coterie/core';
 *
 * const vocabulary: Vocabulary = {
 *   attributes: {
 *     sessions: { kind: 'number', label: 'Sessions you can attend', question: null, unit: 'sessions' },
 *   },
 *   collections: {},
 * };
 * const rule = { version: 1, when: { attribute: 'sessions', min: 6 } } as const;
 * const verdict = checkRule(rule, { attributes: { sessions: 5 }, collections: {} }, vocabulary);
 * explainVerdict(verdict); // => 'The rule is not met.\n- Sessions you can attend: asked for at least 6 sessions; known is 5 sessions.'
 * ```
 */
export function explainVerdict(verdict: Verdict, texts: ExplanationTexts = englishExplanation): string {
  const lines = new Set<string>();
  tell(verdict.reason, false, null, lines, texts);
  return [texts[verdict.outcome], ...[...lines].map((line) => `- ${line}`)].join('\n');
}

function tell(
  reason: Reason,
  negated: boolean,
  outer: string | null,
  lines: Set<string>,
  texts: ExplanationTexts,
): void {
  if (!reason.decisive) return;
  const below = reason.children.filter((child) => child.decisive);
  const isWhole = reason.kind === 'count' || reason.kind === 'sum';
  if (reason.combined) {
    const shared = new Set(comparedLabels(reason));
    lines.add(fillIn(texts.whatever, { label: [...shared].join(texts.listSeparator) }));
    return;
  }
  if (below.length === 0 || isWhole) {
    lines.add(lineOf(reason, negated, outer, texts));
    if (reason.outcome !== 'undetermined') return;
  }
  const inner = reason.kind === 'item' ? within(outer, reason.label, texts) : outer;
  for (const child of below) tell(child, reason.kind === 'not' ? !negated : negated, inner, lines, texts);
}

function comparedLabels(reason: Reason): readonly string[] {
  if (reason.children.length === 0) return [reason.label];
  return reason.children.filter((child) => child.decisive).flatMap(comparedLabels);
}

function within(outer: string | null, inner: string, texts: ExplanationTexts): string {
  return outer === null ? inner : fillIn(texts.within, { outer, inner });
}

function lineOf(reason: Reason, negated: boolean, outer: string | null, texts: ExplanationTexts): string {
  const label = within(outer, reason.label, texts);
  const unit = reason.required?.unit ?? null;
  const observed = reason.observed === null ? texts.isMissing : observedText(reason.observed, unit, texts);
  if (reason.kind === 'criterion') return fillIn(texts.criterion, { label, observed });
  const positive = reason.required === null ? '' : askedText(reason.required, texts);
  const asked = negated ? fillIn(texts.not, { asked: positive }) : positive;
  return fillIn(texts.line, { label, asked, observed });
}

function askedText(required: Requirement, texts: ExplanationTexts): string {
  const { operator, value, unit } = required;
  switch (operator) {
    case 'count':
    case 'sum':
      return limitsText(value, unit, texts);
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'criterion':
      return '';
    case 'onOrAfter':
    case 'onOrBefore':
      return fillIn(texts[operator], { day: dayText(value, texts) });
    case 'heldFor': {
      const { atLeast, on } = value as { readonly atLeast: string; readonly on: JsonValue };
      return fillIn(texts.heldFor, { period: atLeast, day: dayText(on, texts) });
    }
    default:
      return fillIn(texts[operator], { values: valuesText(required.labels, value, unit, texts) });
  }
}

function limitsText(value: JsonValue, unit: string | null, texts: ExplanationTexts): string {
  const { min, max } = value as { readonly min: number | null; readonly max: number | null };
  const least = min === null ? '' : quantity(String(min), unit, texts);
  const most = max === null ? '' : quantity(String(max), unit, texts);
  if (min !== null && max !== null) return fillIn(texts.between, { least, most });
  return min !== null ? fillIn(texts.atLeast, { least }) : fillIn(texts.atMost, { most });
}

function observedText(observed: Observation, unit: string | null, texts: ExplanationTexts): string {
  const values = valuesText(observed.labels, observed.value, unit, texts);
  switch (observed.state) {
    case 'known':
      return fillIn(texts.isKnown, { values });
    case 'determined':
      return fillIn(texts.isDetermined, { values: observed.value === true ? texts.yes : texts.no });
    case 'bounds': {
      const { atLeast, atMost } = observed.value as {
        readonly atLeast: number | null;
        readonly atMost: number | null;
      };
      if (atLeast === null) return texts.isMissing;
      const least = quantity(String(atLeast), unit, texts);
      if (atMost === null) return atLeast > 0 ? fillIn(texts.isAtLeast, { least }) : texts.isNoneSoFar;
      return fillIn(texts.isBetween, { least, most: quantity(String(atMost), unit, texts) });
    }
    case 'none':
      return texts.isNone;
    case 'missing':
      return texts.isMissing;
    case 'pending':
      return texts.isPending;
    case 'undefined':
      return texts.isUndefined;
  }
}

function valuesText(
  labels: readonly string[],
  value: JsonValue,
  unit: string | null,
  texts: ExplanationTexts,
): string {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const joined = labels.join(texts.listSeparator);
  return typeof value === 'number' ? quantity(joined, unit, texts) : joined;
}

function quantity(value: string, unit: string | null, texts: ExplanationTexts): string {
  return unit === null ? value : fillIn(texts.quantity, { value, unit });
}

function dayText(day: JsonValue, texts: ExplanationTexts): string {
  if (typeof day === 'string') return day;
  const { on, plus, minus } = day as { readonly on: string; readonly plus?: string; readonly minus?: string };
  let text = on;
  if (plus !== undefined) text = fillIn(texts.dayPlus, { day: text, period: plus });
  if (minus !== undefined) text = fillIn(texts.dayMinus, { day: text, period: minus });
  return text;
}
