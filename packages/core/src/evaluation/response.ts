import { isNonEmpty, type Refusal, type Refusals } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instrument, InstrumentItem, InstrumentMoment } from './instrument.ts';

export const responsesFitTheirInstrument = defineRule(
  'evaluation.response-fits-instrument',
  'A response answers items of its instrument, each once, with answers that the item allows.',
);
export const requiredItemsAreAnswered = defineRule(
  'evaluation.required-items-answered',
  'A response answers every item that is required.',
);
export const responsesAreGivenAtAMoment = defineRule(
  'evaluation.response-at-a-moment',
  'A response is given at a moment at which its instrument is asked, and names a session where it is asked at each.',
);

export type AnswerValue = number | string | boolean | readonly string[];

export interface Answer {
  readonly itemId: string;
  readonly value: AnswerValue;
}

/**
 * One person's answers. Confidential, not anonymous: the pseudonym links the responses of one person,
 * its key is held apart, and no time is stored here that would give away who answered.
 */
export interface InstrumentResponse {
  readonly instrumentId: string;
  readonly instrumentVersion: number;
  readonly moment: InstrumentMoment;
  /** The session that a `per_session` response is about. */
  readonly sessionId: string | null;
  readonly pseudonym: string;
  readonly answers: readonly Answer[];
  /** Whether words of this response may be quoted in a report. */
  readonly mayBeQuoted: boolean;
}

export type ResponseRefusal =
  | (Refusal & { readonly kind: 'wrong_instrument'; readonly pointer: string; readonly expected: string })
  | (Refusal & { readonly kind: 'wrong_version'; readonly pointer: string; readonly expected: number })
  | (Refusal & {
      readonly kind: 'wrong_moment';
      readonly pointer: string;
      readonly expected: readonly InstrumentMoment[];
    })
  | (Refusal & { readonly kind: 'session_missing'; readonly pointer: string })
  | (Refusal & { readonly kind: 'session_unexpected'; readonly pointer: string })
  | (Refusal & { readonly kind: 'item_unknown'; readonly pointer: string; readonly itemId: string })
  | (Refusal & { readonly kind: 'answered_twice'; readonly pointer: string; readonly itemId: string })
  | (Refusal & { readonly kind: 'answer_not_allowed'; readonly pointer: string; readonly itemId: string })
  | (Refusal & { readonly kind: 'answer_required'; readonly pointer: string; readonly itemId: string });

/**
 * Checks a response against its instrument and says everything that is wrong, with JSON pointers into
 * the response.
 *
 * Rules: `evaluation.response-fits-instrument`, `evaluation.required-items-answered`,
 * `evaluation.response-at-a-moment`.
 *
 * @example
 * ```ts
 * import { checkResponse, interactionQualityInstrument } from '@coterie/core';
 *
 * const points = [1, 2, 3, 4, 5].map((value) => ({ value, label: null }));
 * const instrument = interactionQualityInstrument('iq', { points });
 * const checked = checkResponse(instrument, {
 *   instrumentId: 'iq', instrumentVersion: 1, moment: 'post', sessionId: null, pseudonym: 'x7',
 *   answers: [{ itemId: 'sharing-experiences', value: 6 }, { itemId: 'lunch', value: 5 }],
 *   mayBeQuoted: false,
 * });
 * checked.ok ? [] : checked.error.map(({ kind, pointer }) => `${kind} at ${pointer}`);
 * // => ['answer_not_allowed at /answers/0/value', 'item_unknown at /answers/1/itemId']
 * ```
 */
export function checkResponse(
  instrument: Instrument,
  response: InstrumentResponse,
): Result<InstrumentResponse, Refusals<ResponseRefusal>> {
  const refusals = [...checkFrame(instrument, response), ...checkAnswers(instrument, response)];
  return isNonEmpty(refusals) ? err(refusals) : ok(response);
}

function checkFrame(instrument: Instrument, response: InstrumentResponse): readonly ResponseRefusal[] {
  const refusals: ResponseRefusal[] = [];
  const fits = responsesFitTheirInstrument.id;
  const atMoment = responsesAreGivenAtAMoment.id;
  if (response.instrumentId !== instrument.id) {
    refusals.push({
      kind: 'wrong_instrument',
      ruleId: fits,
      pointer: '/instrumentId',
      expected: instrument.id,
    });
  }
  if (response.instrumentVersion !== instrument.version) {
    const pointer = '/instrumentVersion';
    refusals.push({ kind: 'wrong_version', ruleId: fits, pointer, expected: instrument.version });
  }
  if (!instrument.moments.includes(response.moment)) {
    refusals.push({
      kind: 'wrong_moment',
      ruleId: atMoment,
      pointer: '/moment',
      expected: instrument.moments,
    });
  }
  if (response.moment === 'per_session' && response.sessionId === null) {
    refusals.push({ kind: 'session_missing', ruleId: atMoment, pointer: '/sessionId' });
  }
  if (response.moment !== 'per_session' && response.sessionId !== null) {
    refusals.push({ kind: 'session_unexpected', ruleId: atMoment, pointer: '/sessionId' });
  }
  return refusals;
}

function checkAnswers(instrument: Instrument, response: InstrumentResponse): readonly ResponseRefusal[] {
  const refusals: ResponseRefusal[] = [];
  const ruleId = responsesFitTheirInstrument.id;
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  const answered = new Set<string>();
  response.answers.forEach(({ itemId, value }, index) => {
    const item = items.get(itemId);
    const pointer = `/answers/${index}/itemId`;
    if (item === undefined) refusals.push({ kind: 'item_unknown', ruleId, pointer, itemId });
    else if (answered.has(itemId)) refusals.push({ kind: 'answered_twice', ruleId, pointer, itemId });
    else if (!isAllowed(item, value)) {
      refusals.push({ kind: 'answer_not_allowed', ruleId, pointer: `/answers/${index}/value`, itemId });
    }
    answered.add(itemId);
  });
  for (const { id, required } of instrument.items) {
    if (!required || answered.has(id)) continue;
    refusals.push({
      kind: 'answer_required',
      ruleId: requiredItemsAreAnswered.id,
      pointer: '/answers',
      itemId: id,
    });
  }
  return refusals;
}

function isAllowed(item: InstrumentItem, value: AnswerValue): boolean {
  switch (item.kind) {
    case 'rating':
      if (typeof value !== 'number' || !Number.isFinite(value)) return false;
      return item.scale === null || item.scale.points.some((point) => point.value === value);
    case 'yes_no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && item.options.some((option) => option.value === value);
    case 'choices':
      return (
        Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((one) => item.options.some((option) => option.value === one))
      );
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        value >= (item.min ?? value) &&
        value <= (item.max ?? value)
      );
    case 'text':
      return typeof value === 'string' && value.length <= item.maxLength;
  }
}
