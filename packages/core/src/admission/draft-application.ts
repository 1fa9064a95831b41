import type { Application } from './application.ts';

/**
 * An application in draft, with nothing answered yet.
 *
 * @example
 * ```ts
 * import { draftApplication, id } from '@coterie/core';
 *
 * const application = draftApplication({
 *   id: id('a1'),
 *   cycleId: id('c1'),
 *   applicant: { kind: 'person', personId: id('ana') },
 *   wayIn: 'form',
 * });
 * application.state; // => 'draft'
 * application.submittedAt; // => null
 * ```
 */
export function draftApplication(
  known: Pick<Application, 'id' | 'cycleId' | 'applicant' | 'wayIn'> & Partial<Application>,
): Application {
  return {
    trackId: null,
    state: 'draft',
    answers: {},
    submittedAt: null,
    decidedAt: null,
    reason: null,
    informationNeeded: [],
    overrides: [],
    ...known,
  };
}
