import type { Provenance } from '../kernel/provenance.ts';
import { defaultSuppressionThreshold, suppressionThresholdRange } from './suppress-small-cells.ts';

/**
 * A figure of an evaluation as it was published: `null` where the page leaves the value out, which
 * its provenance says. It is never computed from the others around it.
 */
export interface PublishedFigure {
  readonly label: string;
  readonly value: number | null;
  readonly unit: 'percent' | 'points' | 'people' | 'sessions' | null;
  /** The instrument item that it sums up, where it does. */
  readonly itemId: string | null;
  /** The lowest and highest value possible; `null` where the scale is unknown. */
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly provenance: Provenance;
}

/** A figure that is computed from responses, together with how many they were. */
export interface ReportNumber {
  readonly label: string;
  /** `null` where too few answered for it to be told. */
  readonly value: number | null;
  /** `null` where the count itself is suppressed. */
  readonly count: number | null;
}

/**
 * The mean of the answers, told only where enough people gave one.
 *
 * @param threshold how many are enough; what is asked below 5 is taken as 5
 *
 * @example
 * ```ts
 * import { reportMean } from '@coterie/core';
 *
 * reportMean('Sharing', [4, 5, 3, 4, 4], 5); // => { label: 'Sharing', value: 4, count: 5 }
 * reportMean('Sharing', [4, 5, 3, 4, 4]); // => { label: 'Sharing', value: null, count: null }
 * ```
 */
export function reportMean(
  label: string,
  answers: readonly number[],
  threshold: number = defaultSuppressionThreshold,
): ReportNumber {
  const enough = Math.max(suppressionThresholdRange.min, threshold);
  // Written so that a threshold that is no number tells nothing.
  if (!(answers.length >= enough)) return { label, value: null, count: null };
  const sum = answers.reduce((total, answer) => total + answer, 0);
  return { label, value: sum / answers.length, count: answers.length };
}
