import {
  type ApplicationCommand,
  type ApplicationRefusal,
  decideApplication,
  type Facts,
  type Refusals,
  type Result,
} from '@coterie/core';
import { recordEvents } from '../../platform/record-events.ts';
import type { AdmissionFacts } from './entry-facts.ts';
import type { Run } from './lock-cycle.ts';
import { factsOfApplicant, judge, type OpenedApplication } from './open-application.ts';
import { saveApplication } from './store.ts';

/**
 * Lets the core decide a command about an application, and stores what follows: the application, the
 * verdict of the moment, the history, and a message to the applicant where somebody else has moved it.
 */
export async function moveApplication(
  run: Run,
  opened: OpenedApplication,
  command: ApplicationCommand,
  /** The posts, where the command brings new ones. */
  collections: Facts['collections'] = opened.answers.collections,
  /** What the caller knows better than the tables: that it is this applicant's turn. */
  known: Partial<AdmissionFacts> = {},
): Promise<Result<OpenedApplication, Refusals<ApplicationRefusal>>> {
  const attributes =
    'answers' in command
      ? { ...opened.answers.attributes, ...(command.answers as Facts['attributes']) }
      : opened.answers.attributes;
  const answered: OpenedApplication = { ...opened, answers: { ...opened.answers, attributes, collections } };
  const verdict = judge(run, answered);
  const facts = { ...(await factsOfApplicant(run, answered, verdict)), ...known };
  const decision = decideApplication(opened.application, command, facts, run.now);
  if (!decision.ok) return decision;
  const { next, events } = decision.value;
  const { organizationId, tx } = run;
  const isDraft = next.state === 'draft';
  await saveApplication(tx, { organizationId, personId: opened.personId, now: run.now }, next, {
    collections,
    verdict: isDraft ? null : verdict,
  });
  const byApplicant = run.viewer.persons.some((person) => person.id === opened.personId);
  await recordEvents(run, {
    subjectKind: 'application',
    subjectId: next.id,
    personId: opened.personId,
    events: isDraft ? [] : events,
    notify: byApplicant ? [] : [opened.personId],
  });
  return { ok: true, value: { ...answered, application: next, verdict } };
}
