import { defineCommand } from '../../platform/command.ts';
import { toInstant } from '../../platform/dates.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { openEnrollment } from './open-enrollment.ts';
import type { ParticipationFactValue } from './participation-fact.ts';
import { findFact, nameOf, saveFact } from './participation-fact-store.ts';
import { ParticipationFactKindType, SurveyMomentType } from './participation-fact-type.ts';
import { recordWarnings } from './record-warnings.ts';

const mostMinutes = 1440;

interface Given {
  readonly kind: Exclude<ParticipationFactValue['kind'], 'asynchronous_work' | 'own'>;
  readonly name?: string | null | undefined;
  readonly moment?: 'pre' | 'post' | 'per_session' | 'follow_up' | null | undefined;
  readonly done?: boolean | null | undefined;
  readonly minutes?: number | null | undefined;
  readonly dueAt?: Date | null | undefined;
}

defineCommand({
  name: 'recordParticipationFact',
  description:
    'Records what a completion rule may ask for beside attendance: a project, a book study, coaching, a survey, a signature.',
  input: (t) => ({
    enrollmentId: t.id({ required: true, description: 'The seat of the member.' }),
    kind: t.field({ type: ParticipationFactKindType, required: true, description: 'What it is.' }),
    name: t.string({ description: 'Which deliverable, which survey, whose signature.' }),
    moment: t.field({ type: SurveyMomentType, description: 'When a survey is asked.' }),
    done: t.boolean({ description: 'Whether it was done; left out where that is not known.' }),
    minutes: t.int({ description: 'How long a coaching conversation was, where somebody knows.' }),
    dueAt: t.field({ type: 'DateTime', description: 'After this it is not accepted any more.' }),
  }),
  target: ['enrollmentId', 'Enrollment'],
  success: { enrollment: 'Enrollment' },
  async run(run) {
    const { tx, organizationId, now } = run;
    const row = await openEnrollment(run);
    if (row === null) return { ok: false, refusal: notFound('enrollment', ['enrollmentId']) };
    const read = readGiven(run.input);
    if ('problems' in read) return { ok: false, refusal: invalidInput(read.problems) };
    const { fact } = read;
    // Each conversation is one more; everything else is recorded once and replaced.
    const recorded = fact.kind === 'coaching' ? null : await findFact(tx, row, fact.kind, nameOf(fact));
    await saveFact(run, row, recorded?.id ?? null, fact);
    const { personId } = row;
    const event = { kind: 'participation_recorded', what: fact.kind, value: fact.value, at: now };
    await recordEvents(run, { subjectKind: 'enrollment', subjectId: row.id, personId, events: [event] });
    await recordWarnings(run, [row.cycleId], [personId]);
    return { ok: true, value: { enrollment: { organizationId, id: row.id } } };
  },
});

/** The fact as it is stored, or what the input lacks for its kind. */
function readGiven(
  given: Given,
): { fact: ParticipationFactValue } | { problems: { path: string[]; reason: string }[] } {
  const { kind } = given;
  const name = given.name?.trim() ?? '';
  const owed = { done: given.done ?? null, dueAt: given.dueAt == null ? null : toInstant(given.dueAt) };
  const lacking = (field: string, reason: string) => ({ problems: [{ path: [field], reason }] });
  switch (kind) {
    case 'coaching': {
      const minutes = given.minutes ?? null;
      if (minutes !== null && (minutes < 0 || minutes > mostMinutes))
        return lacking('minutes', `Give from 0 to ${mostMinutes} minutes.`);
      return { fact: { kind, value: { minutes } } };
    }
    case 'deliverable':
      return name === ''
        ? lacking('name', 'Say which deliverable it is.')
        : { fact: { kind, value: { name, ...owed } } };
    case 'sign_off':
      return name === ''
        ? lacking('name', 'Say whose signature it is.')
        : { fact: { kind, value: { role: name, ...owed } } };
    case 'survey':
      if (name === '') return lacking('name', 'Say which survey it is.');
      if (given.moment == null) return lacking('moment', 'Say when the survey is asked.');
      return { fact: { kind, value: { instrumentId: name, moment: given.moment, ...owed } } };
    default:
      if (given.done == null) return lacking('done', 'Say whether it was done.');
      return { fact: { kind, value: { done: given.done } } };
  }
}
