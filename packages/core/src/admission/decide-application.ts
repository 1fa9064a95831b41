import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import type { JsonValue } from '../kernel/json.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import type { Application } from './application.ts';
import {
  type ApplicationCommandKind,
  type ApplicationState,
  applicationCommands,
  applicationTransitions,
} from './application-transitions.ts';
import { checkEntry, type EntryFacts, type EntryRefusal, type EntryStep } from './entry-gate.ts';
import type { OverrideRefusal, OverrideRequest, RecordedOverride } from './override.ts';
import { checkTeam, type TeamRefusal } from './team.ts';

type Answers = { readonly [attribute: string]: JsonValue };

/** A command about an application. Answers are laid over those already given. */
export type ApplicationCommand =
  | { readonly kind: 'saveDraft' | 'provideInformation'; readonly answers: Answers }
  | {
      readonly kind: 'submit' | 'accept' | 'shortlist' | 'waitlist';
      readonly override?: OverrideRequest | null;
    }
  | { readonly kind: 'requestInformation'; readonly questions: readonly string[] }
  | { readonly kind: 'startReview' }
  | {
      readonly kind: 'markIneligible' | 'reject' | 'withdraw' | 'reopen';
      readonly reason?: string | null;
      readonly override?: OverrideRequest | null;
    };

export type ApplicationStateRefusal = Refusal & {
  readonly kind: 'application_state';
  readonly state: ApplicationState;
  readonly command: ApplicationCommandKind;
};

export type ApplicationRefusal =
  | ApplicationStateRefusal
  | EntryRefusal
  | OverrideRefusal
  | TeamRefusal
  | (Refusal & {
      readonly kind: 'ineligibility_not_shown';
      readonly eligibility: 'eligible' | 'undetermined';
    })
  | (Refusal & { readonly kind: 'questions_missing' })
  | (Refusal & { readonly kind: 'waitlist_not_kept' });

export interface ApplicationEvent {
  readonly kind: 'application_moved';
  readonly command: ApplicationCommandKind;
  readonly from: ApplicationState;
  readonly to: ApplicationState;
  readonly at: Instant;
  readonly reason: string | null;
  /** The override that this command took; `null` where none was needed. */
  readonly override: RecordedOverride | null;
}

export const applicationTransitionKnown = defineRule(
  'admission.application-transition',
  'An application moves only along its table of states and commands.',
);
export const ineligibleByRule = defineRule(
  'admission.ineligible-by-rule',
  'An application is marked ineligible only where the eligibility rule says so; whoever is undetermined is under review.',
);
export const questionsNamed = defineRule(
  'admission.questions-named',
  'Whoever asks an applicant for information says what is needed.',
);
export const waitlistKept = defineRule(
  'admission.waitlist-kept',
  'People wait for a seat only where the program keeps a waitlist.',
);

/** Which gate a command passes; the others pass none. */
const gates: { readonly [C in ApplicationCommandKind]?: EntryStep } = {
  submit: 'ask',
  reopen: 'ask',
  // Whoever is undetermined may be shortlisted: only a seat needs the determination.
  shortlist: 'ask',
  waitlist: 'queue',
  accept: 'seat',
};

/**
 * Decides a command about an application. Handing it in passes the gate `ask`, so that somebody
 * ineligible may ask and learns why not; accepting it passes the gate `seat`. What the program accepts
 * still becomes an enrollment of its own (`decideEntry`) or, where both sides must say yes, an offer
 * first (`decideMakeOffer`); see `afterAcceptance`.
 *
 * Rules: `admission.application-transition`, `admission.ineligible-by-rule`, `admission.questions-named`,
 * `admission.waitlist-kept`, `admission.team`, and those of `checkEntry`.
 *
 * @param facts as for `checkEntry`; `hasApplied` and `standing` are taken from the application. Lock the
 *   application's row, and the cycle's row for `accept` and `waitlist`.
 *
 * @example
 * ```ts
 * import { decideApplication, draftApplication, draftCycle, id } from '@coterie/core';
 *
 * const application = draftApplication({
 *   id: id('a1'),
 *   cycleId: id('c1'),
 *   applicant: { kind: 'person', personId: id('ana') },
 *   wayIn: 'form',
 *   state: 'under_review',
 * });
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'selecting' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'undetermined',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 * } as const;
 * const now = '2024-01-29T15:00:00Z';
 * const seated = decideApplication(application, { kind: 'accept' }, facts, now);
 * seated.ok ? null : seated.error[0].kind; // => 'eligibility_undetermined'
 * const listed = decideApplication(application, { kind: 'shortlist' }, facts, now);
 * listed.ok ? listed.value.next.state : null; // => 'shortlisted'
 * ```
 */
export function decideApplication(
  application: Application,
  command: ApplicationCommand,
  facts: EntryFacts,
  now: Instant,
): Decision<Application, ApplicationEvent, ApplicationRefusal> {
  const from = application.state;
  const to = findTransition(applicationTransitions, from, command.kind);
  if (to === null) {
    const ruleId = applicationTransitionKnown.id;
    return err([{ kind: 'application_state', ruleId, state: from, command: command.kind }]);
  }
  const refusals: ApplicationRefusal[] = [...checkCommand(application, command, facts)];
  const gate = gates[command.kind];
  let overrides = application.overrides;
  if (gate !== undefined) {
    const verdict = checkEntry(
      gate,
      {
        ...facts,
        hasApplied: from !== 'draft',
        standing: overrides,
      },
      'override' in command ? (command.override ?? null) : null,
      now,
    );
    if (verdict.admissible) overrides = verdict.overrides;
    else refusals.push(...verdict.refusals);
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const reason = 'reason' in command ? (command.reason ?? null) : null;
  const next: Application = {
    ...application,
    state: to,
    overrides,
    answers: 'answers' in command ? { ...application.answers, ...command.answers } : application.answers,
    submittedAt: command.kind === 'submit' ? now : application.submittedAt,
    decidedAt: now,
    reason,
    informationNeeded: command.kind === 'requestInformation' ? command.questions : [],
  };
  const override = overrides.length > application.overrides.length ? (overrides.at(-1) ?? null) : null;
  const moved = {
    kind: 'application_moved',
    command: command.kind,
    from,
    to,
    at: now,
    reason,
    override,
  } as const;
  return ok({ next, events: [moved] });
}

function checkCommand(
  application: Application,
  command: ApplicationCommand,
  facts: EntryFacts,
): readonly ApplicationRefusal[] {
  switch (command.kind) {
    case 'submit':
      return checkTeam(facts.cycle.admission.teams, application.applicant);
    case 'markIneligible': {
      const { eligibility } = facts;
      if (eligibility === 'ineligible') return [];
      return [{ kind: 'ineligibility_not_shown', ruleId: ineligibleByRule.id, eligibility }];
    }
    case 'requestInformation': {
      const isNamed = command.questions.some((question) => question.trim() !== '');
      return isNamed ? [] : [{ kind: 'questions_missing', ruleId: questionsNamed.id }];
    }
    case 'waitlist':
      if (facts.cycle.admission.waitlist !== false) return [];
      return [{ kind: 'waitlist_not_kept', ruleId: waitlistKept.id }];
    default:
      return [];
  }
}

/**
 * For each command about an application, whether it is possible now, or everything that stands against
 * it. Commands that carry text are tried as if it were given. Facts as for `decideApplication`.
 *
 * @example
 * ```ts
 * import { availableApplicationCommands, draftApplication, draftCycle, id } from '@coterie/core';
 *
 * const application = draftApplication({
 *   id: id('a1'),
 *   cycleId: id('c1'),
 *   applicant: { kind: 'person', personId: id('ana') },
 *   wayIn: 'form',
 *   state: 'draft',
 * });
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'announced' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 * } as const;
 * const commands = availableApplicationCommands(application, facts, '2024-01-15T15:00:00Z');
 * const submit = commands.find((one) => one.command === 'submit');
 * submit?.possible === false ? submit.refusals[0].ruleId : null; // => 'admission.cycle-admits'
 * ```
 */
export function availableApplicationCommands(
  application: Application,
  facts: EntryFacts,
  now: Instant,
): readonly CommandAvailability<ApplicationCommandKind, ApplicationRefusal>[] {
  return applicationCommands.map((kind) =>
    availabilityOf(kind, decideApplication(application, exampleOf(kind), facts, now)),
  );
}

function exampleOf(kind: ApplicationCommandKind): ApplicationCommand {
  switch (kind) {
    case 'saveDraft':
    case 'provideInformation':
      return { kind, answers: {} };
    case 'requestInformation':
      return { kind, questions: ['?'] };
    default:
      return { kind };
  }
}
