import { type Instant, type LocalDate, Temporal } from '../kernel/temporal.ts';
import type { CollectionFacts, Facts, FactValue } from '../rules/fact.ts';
import { type Attended, isPast, judgeSessions, type SessionJudgement } from './attended.ts';
import type { CompletionFacts, Obligation } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';

const pending: FactValue = { pending: true };

/** What is recorded of a member, as a rule over `completionVocabulary` sees it. */
export function toCompletionRuleFacts(policy: CompletionPolicy, facts: CompletionFacts, now: Instant): Facts {
  const judgements = judgeSessions(policy, facts, now);
  const required = judgements.filter(({ session }) => session.required === true);
  const requiredKnown = judgements.every(({ session }) => session.required !== null);
  const complete = facts.scheduleComplete || facts.closed;
  const { weeks, coaching, deliverables, surveys, signOffs, own } = facts;
  const obligation = (item: Obligation) => readObligation(item, facts.closed, now);
  return {
    attributes: {
      ...own?.attributes,
      attendedShare: complete ? readShare(judgements) : null,
      requiredAttendedShare: complete && requiredKnown ? readShare(required) : null,
      platformEngaged: readDone(facts.platformEngaged, facts.closed),
      platformHours: readGrowing(facts.platformHours, facts.closed),
      projectSubmitted: readDone(facts.projectSubmitted, facts.closed),
      bookStudyDone: readDone(facts.bookStudyDone, facts.closed),
    },
    collections: {
      ...own?.collections,
      sessions: {
        items: judgements.map((judgement) => ({
          ...own?.sessions?.[judgement.session.sessionId],
          ...readSession(judgement, facts, now),
        })),
        complete,
        pending: !complete,
      },
      ...named(
        'weeks',
        weeks?.map(({ weekOf, hours }) => ({ weekOf, hours })),
        facts.closed,
      ),
      ...named(
        'coaching',
        coaching?.map(({ minutes }) => ({ minutes })),
        facts.closed,
      ),
      ...named(
        'deliverables',
        deliverables?.map((item) => ({ name: item.name, done: obligation(item) })),
        true,
      ),
      ...named(
        'surveys',
        surveys?.map((item) => ({
          instrumentId: item.instrumentId,
          moment: item.moment,
          done: obligation(item),
        })),
        true,
      ),
      ...named(
        'signOffs',
        signOffs?.map((item) => ({ role: item.role, done: obligation(item) })),
        true,
      ),
    },
    determinations: facts.determinations ?? {},
    referenceDates: { ...own?.referenceDates, ...(complete ? readSessionDates(judgements) : {}) },
  };
}

function named(
  name: string,
  items: CollectionFacts['items'] | undefined,
  complete: boolean,
): { readonly [name: string]: CollectionFacts } {
  return items === undefined ? {} : { [name]: { items, complete, pending: !complete } };
}

function readSession(
  judgement: SessionJudgement,
  facts: CompletionFacts,
  now: Instant,
): { readonly [name: string]: FactValue } {
  const { session, attended } = judgement;
  const past = isPast(session, facts.zone, now);
  const undecided = past || facts.closed ? null : pending;
  return {
    sessionId: session.sessionId,
    kind: session.kind,
    modality: session.modality,
    required: session.required,
    track: session.track ?? { none: true },
    date: session.date,
    plannedMinutes: session.minutes,
    held: session.state === 'held' || session.state === 'attendance_closed' ? true : undecided,
    mark: session.attendance?.mark ?? undecided,
    attended: attendedValues[attended],
    minutes: readMinutes(judgement),
    madeUp: session.madeUpAt !== null ? true : madeUpValues[attended],
    waived: session.waived,
  };
}

const attendedValues: { readonly [A in Attended]: FactValue } = {
  yes: true,
  no: false,
  to_come: pending,
  may_be_made_up: pending,
  not_recorded: null,
  policy_unknown: null,
};

/** What is known of a make-up where none is recorded. */
const madeUpValues: { readonly [A in Attended]: FactValue } = {
  yes: false,
  no: false,
  to_come: pending,
  may_be_made_up: pending,
  not_recorded: null,
  policy_unknown: false,
};

/**
 * Minutes in the room, where nobody counted them those of the whole session. So is what counts by a
 * make-up or a waiver; an excuse that counts as attended brings no minutes.
 */
function readMinutes({ session, attended, byMakeUp }: SessionJudgement): FactValue {
  const { attendance, minutes: planned } = session;
  const mark = attendance?.mark ?? null;
  const counted = attendance?.minutes ?? (mark === 'absent' || mark === 'excused' ? 0 : null);
  // Who comes early and stays on has attended the session, and no more than that.
  const sat = counted === null || planned === null ? counted : Math.min(counted, planned);
  switch (attended) {
    case 'to_come':
      return planned === null ? pending : { atLeast: 0, atMost: planned };
    case 'may_be_made_up':
      return planned === null || sat === null ? pending : { atLeast: sat, atMost: Math.max(sat, planned) };
    case 'yes':
      if (mark === 'present') return sat ?? planned;
      if (session.waived || byMakeUp) return planned;
      return sat;
    case 'no':
      return attendance === null ? 0 : sat;
    case 'not_recorded':
    case 'policy_unknown':
      return sat;
  }
}

function readShare(judgements: readonly SessionJudgement[]): FactValue {
  if (judgements.length === 0) return null;
  const percent = (count: number) => (100 * count) / judgements.length;
  const sure = judgements.filter(({ attended }) => attended === 'yes').length;
  const missed = judgements.filter(({ attended }) => attended === 'no').length;
  const [atLeast, atMost] = [percent(sure), percent(judgements.length - missed)];
  return atLeast === atMost ? atLeast : { atLeast, atMost };
}

function readDone(done: boolean | null | undefined, closed: boolean): FactValue {
  if (done === null || done === undefined) return null;
  return done || closed ? done : pending;
}

function readGrowing(amount: number | null | undefined, closed: boolean): FactValue {
  if (amount === null || amount === undefined) return null;
  return closed ? amount : { atLeast: amount, atMost: null };
}

function readObligation({ done, dueAt }: Obligation, closed: boolean, now: Instant): FactValue {
  if (done !== false) return done;
  const over = closed || (dueAt !== null && Temporal.Instant.compare(now, dueAt) >= 0);
  return over ? false : pending;
}

function readSessionDates(judgements: readonly SessionJudgement[]): { readonly [name: string]: LocalDate } {
  const dates = judgements.map(({ session }) => session.date);
  const known = dates.filter((date) => date !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < dates.length) return {};
  return { firstSession: first, lastSession: last };
}
