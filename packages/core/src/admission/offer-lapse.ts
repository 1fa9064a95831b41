import { readTimeZone } from '../kernel/read-time-value.ts';
import type { Instant, TimeZoneId } from '../kernel/temporal.ts';
import { Temporal } from '../kernel/temporal.ts';
import type { Offer } from './offer.ts';

/** What the clock says about an offer. */
export interface OfferVerdict {
  /** The first instant at which it has lapsed; `null`: it does not lapse, or its clock has not started. */
  readonly lapsesAt: Instant | null;
  /** Whether an open offer has run out; computed from `now`, not stored. */
  readonly hasLapsed: boolean;
}

/**
 * Whether an offer has lapsed. Its clock starts when its message was handed over; half-open, so that at
 * the very instant of its lapse it has lapsed. Days are counted on the organization's wall clock, and as
 * 24 hours where its zone is unknown, to the runtime or to all.
 *
 * @example
 * ```ts
 * import { checkOffer } from '@coterie/core';
 *
 * const offer = {
 *   state: 'open',
 *   handedOverAt: '2024-03-08T15:00:00Z',
 *   lapsesAfter: 'P3D',
 * } as const;
 * checkOffer(offer, 'America/Chicago', '2024-03-11T13:59:59Z').hasLapsed; // => false
 * checkOffer(offer, 'America/Chicago', '2024-03-11T14:00:00Z').hasLapsed; // => true
 * checkOffer({ ...offer, handedOverAt: null }, null, '2025-01-01T00:00:00Z').lapsesAt; // => null
 * ```
 */
export function checkOffer(
  offer: Pick<Offer, 'state' | 'handedOverAt' | 'lapsesAfter'>,
  zone: TimeZoneId | null,
  now: Instant,
): OfferVerdict {
  const { handedOverAt, lapsesAfter } = offer;
  if (handedOverAt === null || lapsesAfter === null) return { lapsesAt: null, hasLapsed: false };
  const lapse = Temporal.Instant.from(handedOverAt)
    .toZonedDateTimeISO((zone === null ? null : readTimeZone(zone)) ?? 'UTC')
    .add(Temporal.Duration.from(lapsesAfter))
    .toInstant();
  const isOver = Temporal.Instant.compare(Temporal.Instant.from(now), lapse) >= 0;
  return { lapsesAt: lapse.toString() as Instant, hasLapsed: offer.state === 'open' && isOver };
}
