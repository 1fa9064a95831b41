import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import type { SessionKind } from '../session.ts';

export const entitlementIsFulfilled = defineRule(
  'scheduling.entitlement-is-fulfilled',
  'What is sold or promised is on an agenda.',
);

/** A kind of session that an entry promises, and the agendas on which it might be. */
export interface PromisedSession {
  readonly place: Place;
  /** The words that promise it. */
  readonly quotation: string | null;
  readonly label: string;
  readonly sessionKind: SessionKind;
  /** Every agenda that the promise covers; `null` for one that is not published yet. */
  readonly agendas: readonly {
    readonly pointer: string;
    readonly label: string;
    readonly sessionKinds: readonly SessionKind[] | null;
  }[];
}

/**
 * One finding where a promised kind of session is on none of the agendas that are published (a keynote
 * that is sold, but on no agenda). Where no agenda is published, there is nothing to find yet.
 *
 * Rule: `scheduling.entitlement-is-fulfilled`, a warning.
 *
 * @example
 * ```ts
 * import { findUnfulfilledEntitlements } from '@coterie/core';
 *
 * const promise = { place: { pointer: '/fees/0' }, quotation: 'and Keynote', label: 'keynote', sessionKind: 'keynote' } as const;
 * const february = { pointer: '/gatherings/2', label: 'February', sessionKinds: null };
 * const april = { pointer: '/gatherings/3', label: 'April', sessionKinds: ['meeting', 'interactive'] } as const;
 * findUnfulfilledEntitlements([{ ...promise, agendas: [february, april] }]).length; // => 1
 * findUnfulfilledEntitlements([{ ...promise, agendas: [february] }]).length; // => 0
 * ```
 */
export function findUnfulfilledEntitlements(promises: readonly PromisedSession[]): readonly Finding[] {
  return promises.flatMap(({ place, quotation, label, sessionKind, agendas }): Finding[] => {
    const published = agendas.filter((agenda) => agenda.sessionKinds !== null);
    const isThere = published.some((agenda) => agenda.sessionKinds?.includes(sessionKind));
    if (published.length === 0 || isThere) return [];
    return [
      {
        ruleId: entitlementIsFulfilled.id,
        severity: 'warning',
        place,
        quotation,
        understood: label,
        suggestion: null,
        facts: {
          label,
          sessionKind,
          publishedAgendas: published.map((agenda) => ({ pointer: agenda.pointer, label: agenda.label })),
          agendasToCome: agendas.length - published.length,
        },
      },
    ];
  });
}
