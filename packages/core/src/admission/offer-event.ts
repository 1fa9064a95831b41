import type { Cycle } from '../cycle/cycle.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Offer, OfferCommandKind, OfferState } from './offer.ts';

/** What came to pass with an offer. */
export type OfferEvent =
  | { readonly kind: 'offer_made'; readonly offerId: Offer['id']; readonly at: Instant }
  | {
      readonly kind: 'offer_moved';
      readonly offerId: Offer['id'];
      readonly command: OfferCommandKind;
      readonly to: OfferState;
      readonly at: Instant;
      readonly reason: string | null;
    }
  /** A seat is free again: the next in line may be offered it (`planNextOffer`). */
  | { readonly kind: 'seat_freed'; readonly cycleId: Cycle['id']; readonly at: Instant };
