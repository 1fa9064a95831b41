import type { Id } from '../kernel/brand.ts';
import { isNonEmpty, type Refusal, type Refusals } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
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

export type OverrideRefusal =
  | (Refusal & { readonly kind: 'override_not_permitted'; readonly personId: Id<'Person'> })
  | (Refusal & { readonly kind: 'override_reason_missing' })
  | (Refusal & { readonly kind: 'override_name_missing' });

export const overrideRule = defineRule(
  'admission.override',
  'Whoever may override admits against rules with name and reason; both are kept and shown.',
);

/** What no override sets aside: nobody sits twice, no seat is given twice, and over is over. */
const neverSetAside: ReadonlySet<string> = new Set([
  'cycle_admits_nobody',
  'already_enrolled',
  'already_applied',
  'no_seat',
  'capacity_unknown',
]);

/** Whether an override can set a refusal aside. */
export function isOverridable(refusal: Refusal): boolean {
  return !neverSetAside.has(refusal.kind);
}

/**
 * Turns a wish to override into its record, or refuses it: without the capability, without a name, or
 * without a reason. Rule: `admission.override`.
 */
export function checkOverride(
  request: OverrideRequest,
  refusals: readonly Refusal[],
  now: Instant,
): Result<RecordedOverride, Refusals<OverrideRefusal>> {
  const ruleId = overrideRule.id;
  const { personId, name, reason } = request;
  const against: OverrideRefusal[] = [];
  if (!request.permitted) against.push({ kind: 'override_not_permitted', ruleId, personId });
  if (reason.trim() === '') against.push({ kind: 'override_reason_missing', ruleId });
  if (name.trim() === '') against.push({ kind: 'override_name_missing', ruleId });
  if (isNonEmpty(against)) return err(against);
  const setAside = refusals.filter(isOverridable).map((one) => ({ kind: one.kind, ruleId: one.ruleId }));
  return ok({ personId, name, reason, at: now, setAside });
}
