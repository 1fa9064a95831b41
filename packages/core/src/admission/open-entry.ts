import type { AdmissionPolicy } from '../cycle/admission-policy.ts';
import type { Refusal } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { afterAcceptance } from './screening.ts';

export type OpenEntryRefusal = Refusal & {
  readonly kind: 'entry_by_application';
  readonly admission: AdmissionPolicy['kind'];
};

export const openEntry = defineRule(
  'admission.open-entry',
  'People join without being chosen only where admission is open or first come, first served.',
);

/**
 * Whether somebody may join a cycle at once, without an application; empty where they may, as far as
 * the policy goes. The seat itself is a matter of `decideEntry`. Rule: `admission.open-entry`.
 *
 * @example
 * ```ts
 * import { checkOpenEntry, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * checkOpenEntry({ ...unstatedAdmissionPolicy, kind: 'open' }); // => []
 * checkOpenEntry({ ...unstatedAdmissionPolicy, kind: 'review' }).map((one) => one.ruleId); // => ['admission.open-entry']
 * ```
 */
export function checkOpenEntry(policy: AdmissionPolicy): readonly OpenEntryRefusal[] {
  if (afterAcceptance(policy.kind) === 'enrollment') return [];
  return [{ kind: 'entry_by_application', ruleId: openEntry.id, admission: policy.kind }];
}
