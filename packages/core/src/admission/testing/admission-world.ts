import { unstatedAdmissionPolicy } from '../../cycle/admission-policy.ts';
import type { Cycle } from '../../cycle/cycle.ts';
import type { CycleCommandKind } from '../../cycle/cycle-transitions.ts';
import { decideCapacity } from '../../cycle/decide-capacity.ts';
import { decideCycle } from '../../cycle/decide-cycle.ts';
import { decideWindow } from '../../cycle/decide-window.ts';
import { exampleCycle } from '../../cycle/testing/example-cycle.ts';
import { id } from '../../kernel/brand.ts';
import type { Decision, DomainEvent, Refusal } from '../../kernel/decision.ts';
import { type Instant, Temporal } from '../../kernel/temporal.ts';
import type { Application } from '../application.ts';
import { type ApplicationCommand, decideApplication } from '../decide-application.ts';
import { decideEnrollment } from '../decide-enrollment.ts';
import { decideEntry } from '../decide-entry.ts';
import { decideMakeOffer } from '../decide-make-offer.ts';
import { decideOffer } from '../decide-offer.ts';
import { decideJoinWaitlist, decideWaitlistEntry } from '../decide-waitlist.ts';
import { draftApplication } from '../draft-application.ts';
import type { Enrollment, WayIn } from '../enrollment.ts';
import type { EntryFacts } from '../entry-gate.ts';
import type { Offer, OfferCommandKind } from '../offer.ts';
import { checkOffer } from '../offer-lapse.ts';
import type { OverrideRequest } from '../override.ts';
import { planNextOffer } from '../plan-next-offer.ts';
import type { WaitlistEntry, WaitlistEntryCommandKind } from '../waitlist.ts';

export type Step =
  | { readonly do: 'cycle'; readonly command: CycleCommandKind }
  | { readonly do: 'capacity'; readonly seats: number }
  | { readonly do: 'extendWindow' }
  | { readonly do: 'wait'; readonly hours: number }
  | {
      readonly do: 'application';
      readonly person: string;
      readonly command: ApplicationCommand['kind'];
      readonly override: boolean;
    }
  | { readonly do: 'offer'; readonly person: string; readonly override: boolean }
  | { readonly do: 'answer'; readonly person: string; readonly command: OfferCommandKind }
  | { readonly do: 'enter'; readonly person: string; readonly wayIn: WayIn; readonly override: boolean }
  | { readonly do: 'leave'; readonly person: string }
  | { readonly do: 'queue'; readonly person: string; readonly command: WaitlistEntryCommandKind | 'join' }
  | { readonly do: 'offerNext' };

/** What a caller keeps in its tables, and the facts that it loads from them. For property tests. */
export class AdmissionWorld {
  now: Instant = '2024-01-15T15:00:00Z';
  cycle: Cycle;
  readonly applications: Application[] = [];
  readonly offers: Offer[] = [];
  readonly queue: WaitlistEntry[] = [];
  readonly enrollments: Enrollment[] = [];
  readonly refusals: Refusal[] = [];
  /** For each offer to the next in line: who was ahead of them, and who of those was passed over. */
  readonly nextOffers: { readonly ahead: readonly string[]; readonly passedOver: readonly string[] }[] = [];
  private readonly eligibility: (person: string) => EntryFacts['eligibility'];
  private count = 0;

  constructor(known: Partial<Cycle>, eligibility: (person: string) => EntryFacts['eligibility']) {
    this.cycle = exampleCycle({
      applicationWindow: { opens: null, closes: { kind: 'date', date: '2024-01-26' } },
      admission: { ...unstatedAdmissionPolicy, waitlist: true, offerLapsesAfter: 'P2D', rosterClosed: true },
      caps: [{ attribute: 'district', value: null, seats: 2 }],
      ...known,
    });
    this.eligibility = eligibility;
  }

  active(person?: string): readonly Enrollment[] {
    return this.enrollments.filter(
      (one) => one.state === 'active' && (person === undefined || one.personId === person),
    );
  }

  take(step: Step): void {
    switch (step.do) {
      case 'wait':
        this.now = Temporal.Instant.from(this.now).add({ hours: step.hours }).toString() as Instant;
        return;
      case 'cycle': {
        const facts = {
          communityStatus: 'active',
          facilitators: [],
          enrolled: this.active().length,
          startsOn: '2024-02-01',
        } as const;
        this.keep(decideCycle(this.cycle, { kind: step.command }, facts, this.now), (cycle) => {
          this.cycle = cycle;
        });
        return;
      }
      case 'capacity':
        this.keep(
          decideCapacity(this.cycle, { kind: 'limited', seats: step.seats }, this.active().length, this.now),
          (cycle) => {
            this.cycle = cycle;
          },
        );
        return;
      case 'extendWindow': {
        const window = { opens: null, closes: { kind: 'date', date: '2024-02-09' } } as const;
        this.keep(
          decideWindow(this.cycle, window, null, { communityStatus: 'active' }, this.now),
          (cycle) => {
            this.cycle = cycle;
          },
        );
        return;
      }
      case 'application':
        this.apply(step);
        return;
      case 'offer':
        this.offer(step.person, step.override, null);
        return;
      case 'answer':
        this.answer(step.person, step.command);
        return;
      case 'enter':
        this.seat(step.person, this.facts(step.person, step.wayIn), step.override, null);
        return;
      case 'leave':
        for (const enrollment of this.active(step.person)) {
          const facts = { cycleState: this.cycle.state };
          this.keep(decideEnrollment(enrollment, { kind: 'withdraw' }, facts, this.now), (next) =>
            replace(this.enrollments, next),
          );
        }
        return;
      case 'queue':
        this.moveInQueue(step.person, step.command);
        return;
      case 'offerNext':
        this.offerNext();
    }
  }

  private facts(person: string, wayIn: WayIn = 'form', own: string | null = null): EntryFacts {
    const district = (name: string) => (name < 'c' ? 'Racine' : 'Kenosha');
    const openTo = this.offers.filter((one) => this.isOpen(one) && one.personId !== person);
    const taken: Record<string, number> = {};
    for (const name of [...this.active(), ...openTo].map((one) => district(one.personId))) {
      taken[name] = (taken[name] ?? 0) + 1;
    }
    return {
      cycle: this.cycle,
      wayIn,
      hasApplied: false,
      eligibility: this.eligibility(person),
      isEnrolled: this.active(person).length > 0,
      hasOtherApplication: this.applications.some(
        (one) =>
          personOf(one) === person &&
          one.id !== own &&
          !['draft', 'withdrawn', 'rejected', 'ineligible'].includes(one.state),
      ),
      seatsInSeason: 0,
      taken: { enrolled: this.active().length, offered: openTo.length },
      caps: { values: { district: district(person) }, taken: { district: taken } },
      waitingAhead: this.waiting(person).length,
      wanted: 1,
      standing: [],
    };
  }

  waiting(except: string): readonly WaitlistEntry[] {
    return this.queue.filter((one) => one.state === 'waiting' && one.personId !== except);
  }

  private apply(step: Step & { readonly do: 'application' }): void {
    const current = this.applications.findLast((one) => personOf(one) === step.person);
    const isOver = current === undefined || ['withdrawn', 'accepted'].includes(current.state);
    const application =
      step.command === 'submit' && isOver
        ? draftApplication({
            id: id(`application-${++this.count}`),
            cycleId: this.cycle.id,
            applicant: { kind: 'person', personId: id(step.person) },
            wayIn: 'form',
          })
        : current;
    if (application === undefined) return;
    const command = commandOf(step.command, step.override ? override : null);
    const facts = this.facts(step.person, 'form', application.id);
    this.keep(decideApplication(application, command, facts, this.now), (next) =>
      replace(this.applications, next),
    );
  }

  private offer(person: string, withOverride: boolean, entry: WaitlistEntry | null): void {
    const application = this.applications.findLast((one) => personOf(one) === person) ?? null;
    const facts = {
      ...this.facts(person, 'invitation', application?.id ?? null),
      hasOpenOffer: this.offers.some((one) => one.personId === person && this.isOpen(one)),
      applicationState: entry === null ? (application?.state ?? null) : null,
      hasApplied: entry !== null,
      ...(entry === null ? {} : { waitingAhead: 0 }),
    };
    // Also out of turn, the place in the queue follows.
    const place =
      entry ?? this.queue.find((one) => one.state === 'waiting' && one.personId === person) ?? null;
    const request = {
      id: id<'Offer'>(`offer-${++this.count}`),
      cycleId: this.cycle.id,
      personId: id<'Person'>(person),
      applicationId: application?.id ?? null,
      waitlistEntryId: place?.id ?? null,
    };
    this.keep(decideMakeOffer(request, facts, withOverride ? override : null, this.now), (next) => {
      replace(this.offers, { ...next, handedOverAt: this.now });
      if (place !== null) replace(this.queue, { ...place, state: 'offered' });
    });
  }

  private answer(person: string, command: OfferCommandKind): void {
    const offer = this.offers.findLast((one) => one.personId === person);
    if (offer === undefined) return;
    const facts = this.facts(person, 'form', offer.applicationId);
    this.keep(decideOffer(offer, { kind: command }, facts, this.now), (next) => {
      replace(this.offers, next);
      if (command === 'accept') this.seat(person, { ...facts, standing: offer.overrides }, false, next);
    });
  }

  private seat(person: string, facts: EntryFacts, withOverride: boolean, offer: Offer | null): void {
    const request = {
      id: id<'Enrollment'>(`enrollment-${++this.count}`),
      cycleId: this.cycle.id,
      personId: id<'Person'>(person),
      trackId: null,
      role: 'member',
      origin: offer === null ? 'import' : 'application',
      applicationId: offer?.applicationId ?? null,
      offerId: offer?.id ?? null,
    } as const;
    const loaded = offer === null ? facts : { ...facts, taken: { ...facts.taken, offered: 0 } };
    this.keep(decideEntry(request, loaded, withOverride ? override : null, this.now), (next) =>
      replace(this.enrollments, next),
    );
  }

  private moveInQueue(person: string, command: WaitlistEntryCommandKind | 'join'): void {
    const entry = this.queue.findLast((one) => one.personId === person);
    const facts = {
      ...this.facts(person),
      isWaiting: this.queue.some(
        (one) => one.personId === person && ['waiting', 'offered'].includes(one.state),
      ),
      nextSequence: 1 + Math.max(0, ...this.queue.map((one) => one.sequence)),
    };
    if (command === 'join') {
      const request = {
        id: id<'WaitlistEntry'>(`entry-${++this.count}`),
        cycleId: this.cycle.id,
        applicationId: null,
      };
      this.keep(decideJoinWaitlist({ ...request, personId: id(person) }, facts, null, this.now), (next) =>
        replace(this.queue, next),
      );
    } else if (entry !== undefined && command !== 'seat' && command !== 'offer') {
      this.keep(decideWaitlistEntry(entry, { kind: command }, facts, this.now), (next) =>
        replace(this.queue, next),
      );
    }
  }

  private offerNext(): void {
    const candidates = this.queue.map((entry) => ({ entry, facts: this.facts(entry.personId) }));
    const plan = planNextOffer(candidates, this.now);
    if (plan.kind !== 'offer') return;
    const before = (one: WaitlistEntry, other: WaitlistEntry) =>
      one.enteredAt < other.enteredAt || (one.enteredAt === other.enteredAt && one.sequence < other.sequence);
    const ahead = this.queue.filter((one) => one.state === 'waiting' && before(one, plan.entry));
    this.nextOffers.push({
      ahead: ahead.map((one) => one.id).sort(),
      passedOver: plan.passedOver.map((one) => one.entryId).sort(),
    });
    this.offer(plan.entry.personId, false, plan.entry);
  }

  openOffers(): readonly Offer[] {
    return this.offers.filter((offer) => this.isOpen(offer));
  }

  private isOpen(offer: Offer): boolean {
    return offer.state === 'open' && !checkOffer(offer, this.cycle.zone, this.now).hasLapsed;
  }

  private keep<Next, Event extends DomainEvent, R extends Refusal>(
    decision: Decision<Next, Event, R>,
    save: (next: Next) => void,
  ): void {
    if (decision.ok) save(decision.value.next);
    else this.refusals.push(...decision.error);
  }
}

export const override: OverrideRequest = {
  personId: id('max'),
  name: 'Max',
  reason: 'Asked by the board',
  permitted: true,
};

function personOf(application: Application): string | null {
  return application.applicant.kind === 'person' ? application.applicant.personId : null;
}

function commandOf(kind: ApplicationCommand['kind'], wish: OverrideRequest | null): ApplicationCommand {
  switch (kind) {
    case 'saveDraft':
    case 'provideInformation':
      return { kind, answers: {} };
    case 'requestInformation':
      return { kind, questions: ['Who employs you?'] };
    case 'startReview':
      return { kind };
    default:
      return { kind, override: wish };
  }
}

function replace<T extends { readonly id: string }>(rows: T[], row: T): void {
  const index = rows.findIndex((one) => one.id === row.id);
  if (index < 0) rows.push(row);
  else rows[index] = row;
}
