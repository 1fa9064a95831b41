import type { Id } from '../kernel/brand.ts';
import type { Instant } from '../kernel/temporal.ts';

/** Someone's wish to admit against rules, as it comes in with a command. */
export interface OverrideRequest {
  readonly personId: Id<'Person'>;
  /** The name that is shown beside the verdict. */
  readonly name: string;
  readonly reason: string;
  /** Whether that person has the capability to override here; off by default. */
  readonly permitted: boolean;
}

/** An override that took effect: who, why, when, and exactly which refusals were set aside. */
export interface RecordedOverride {
  readonly personId: Id<'Person'>;
  readonly name: string;
  readonly reason: string;
  readonly at: Instant;
  readonly setAside: readonly { readonly kind: string; readonly ruleId: string }[];
}
