import type { Decision, DomainEvent, Refusal } from '../kernel/decision.ts';
import { isNonEmpty } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Condition, RuleDocument } from '../rules/rule.ts';

export const determinationRight = defineRule(
  'eligibility.determination-right',
  'Only a person with the right to do so settles what the program left undefined.',
);
export const determinationReason = defineRule(
  'eligibility.determination-reason',
  'A determination carries the name of the person who made it, and a reason.',
);
export const determinationOpen = defineRule(
  'eligibility.determination-criterion',
  'Only a criterion that the rule leaves undefined is determined; facts are recorded, not determined.',
);
export const determinationChange = defineRule(
  'eligibility.determination-change',
  'A determination that is made again must say something else, or give another reason.',
);

/** How a person with the right settled an undefined criterion, for one person and one rule. */
export interface Determination {
  readonly criterion: string;
  /** Whether the criterion was found to be met. */
  readonly holds: boolean;
  /** Who settled it, by name. */
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
}

/** What the person wants to settle, and who they are. */
export interface Determine {
  readonly criterion: string;
  readonly holds: boolean;
  readonly by: string;
  readonly reason: string;
}

export interface DeterminationFacts {
  /** The rule that leaves the criterion undefined; `null`: no rule is published. */
  readonly rule: RuleDocument | null;
  /** The advice of the same policy, which may leave criteria undefined, too. */
  readonly advice?: readonly { readonly rule: RuleDocument }[];
  /** Whether the person has the capability to determine. */
  readonly mayDetermine: boolean;
}

export interface Determined extends DomainEvent {
  readonly kind: 'criterion_determined';
  readonly determination: Determination;
  /** The one that stood before; `null` if none did. */
  readonly replaces: Determination | null;
}

export type DeterminationRefusal =
  | (Refusal & { readonly kind: 'may_not_determine'; readonly criterion: string })
  | (Refusal & {
      readonly kind: 'criterion_not_open';
      readonly criterion: string;
      /** The criteria that the rule leaves undefined. */
      readonly open: readonly string[];
    })
  | (Refusal & { readonly kind: 'name_or_reason_missing'; readonly missing: readonly ('by' | 'reason')[] })
  | (Refusal & { readonly kind: 'nothing_new'; readonly criterion: string });

/**
 * Settles a criterion that the program left undefined. The determinations are kept in order; of those
 * on one criterion the last one stands.
 *
 * @param determinations those made before, for the same person and rule; lock them while deciding
 * @param now when it is settled
 * @returns the determinations with the new one; refusals `may_not_determine`, `criterion_not_open`,
 *   `name_or_reason_missing`, `nothing_new`
 *
 * @example
 * ```ts
 * import { decideDetermination } from '@coterie/core';
 *
 * const when = { undefinedCriterion: 'rural', statement: 'Works in a rural district' } as const;
 * const facts = { rule: { version: 1, when }, mayDetermine: true } as const;
 * const command = { criterion: 'rural', holds: true, by: 'A. Lee', reason: 'Under 2,500 inhabitants' };
 * const decision = decideDetermination([], command, facts, '2024-01-15T15:00:00Z');
 * decision.ok && decision.value.next.length; // => 1
 * const refused = decideDetermination([], { ...command, criterion: 'urban' }, facts, '2024-01-15T15:00:00Z');
 * refused.ok ? null : refused.error[0].kind; // => 'criterion_not_open'
 * ```
 */
export function decideDetermination(
  determinations: readonly Determination[],
  command: Determine,
  facts: DeterminationFacts,
  now: Instant,
): Decision<readonly Determination[], Determined, DeterminationRefusal> {
  const { criterion, holds } = command;
  const by = command.by.trim();
  const reason = command.reason.trim();
  const refusals: DeterminationRefusal[] = [];
  if (!facts.mayDetermine) {
    refusals.push({ kind: 'may_not_determine', ruleId: determinationRight.id, criterion });
  }
  const open = findUndefinedCriteria(facts);
  if (!open.includes(criterion)) {
    refusals.push({ kind: 'criterion_not_open', ruleId: determinationOpen.id, criterion, open });
  }
  const missing = (['by', 'reason'] as const).filter((key) => command[key].trim() === '');
  if (missing.length > 0) {
    refusals.push({ kind: 'name_or_reason_missing', ruleId: determinationReason.id, missing });
  }
  const before = determinations.findLast((one) => one.criterion === criterion) ?? null;
  if (before !== null && before.holds === holds && before.reason === reason) {
    refusals.push({ kind: 'nothing_new', ruleId: determinationChange.id, criterion });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const determination: Determination = { criterion, holds, by, reason, at: now };
  return ok({
    next: [...determinations, determination],
    events: [{ kind: 'criterion_determined', determination, replaces: before }],
  });
}

/** The criterion that stands for a rule that nobody published. A determination of it settles the case. */
export const unpublishedRuleCriterion = 'eligibility-rule';

function findUndefinedCriteria(facts: DeterminationFacts): readonly string[] {
  const found = new Set<string>();
  const look = (condition: Condition): void => {
    if ('undefinedCriterion' in condition) found.add(condition.undefinedCriterion);
    else if ('all' in condition) condition.all.forEach(look);
    else if ('any' in condition) condition.any.forEach(look);
    else if ('of' in condition) condition.of.forEach(look);
    else if ('not' in condition) look(condition.not);
    else if ('where' in condition && condition.where !== undefined) look(condition.where);
  };
  if (facts.rule === null) found.add(unpublishedRuleCriterion);
  else look(facts.rule.when);
  for (const { rule } of facts.advice ?? []) look(rule.when);
  return [...found];
}
