import type { Decision } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Enrollment, EnrollmentOrigin } from './enrollment.ts';
import { checkEntry, type EntryFacts, type EntryRefusal } from './entry-gate.ts';
import type { OverrideRefusal, OverrideRequest, RecordedOverride } from './override.ts';

/** Who is to be seated, and by what right. */
export type EntryRequest = Pick<
  Enrollment,
  'id' | 'cycleId' | 'personId' | 'trackId' | 'role' | 'origin' | 'applicationId' | 'offerId'
>;

export interface SeatTaken {
  readonly kind: 'seat_taken';
  readonly enrollmentId: Enrollment['id'];
  readonly personId: Enrollment['personId'];
  readonly origin: EnrollmentOrigin;
  readonly overrides: readonly RecordedOverride[];
  readonly at: Instant;
}

/**
 * Gives somebody a seat: the last step of every way in. All of them pass the gate `seat` here, at the
 * moment of commit. Only members take seats: give `wanted: 0` for mentors, guests and observers.
 *
 * Rules: those of `checkEntry`.
 *
 * @param facts as for `checkEntry`, loaded after the cycle's row was locked. After an offer was accepted
 *   or an application was, give its overrides as `standing`.
 *
 * @example
 * ```ts
 * import { decideEntry, draftCycle, id, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * const decision = decideEntry(
 *   {
 *     id: id<'Enrollment'>('e1'),
 *     cycleId: id<'Cycle'>('c1'),
 *     personId: id<'Person'>('ana'),
 *     trackId: null,
 *     role: 'member',
 *     origin: 'open_entry',
 *     applicationId: null,
 *     offerId: null,
 *   },
 *   {
 *     cycle: draftCycle({
 *       id: id('c1'),
 *       communityId: id('k1'),
 *       state: 'running',
 *       admission: { ...unstatedAdmissionPolicy, kind: 'open' },
 *       capacity: { kind: 'limited', seats: 1 },
 *     }),
 *     wayIn: 'open_entry',
 *     hasApplied: false,
 *     eligibility: 'eligible',
 *     isEnrolled: false,
 *     hasOtherApplication: false,
 *     seatsInSeason: 0,
 *     taken: { enrolled: 0, offered: 0 },
 *     caps: { values: {}, taken: {} },
 *     waitingAhead: 0,
 *     wanted: 1,
 *     standing: [],
 *   },
 *   null,
 *   '2023-10-09T14:00:00Z',
 * );
 * decision.ok ? decision.value.next.state : null; // => 'active'
 * ```
 */
export function decideEntry(
  request: EntryRequest,
  facts: EntryFacts,
  override: OverrideRequest | null,
  now: Instant,
): Decision<Enrollment, SeatTaken, EntryRefusal | OverrideRefusal> {
  const hasApplied = facts.hasApplied || request.applicationId !== null || request.offerId !== null;
  // For whoever was offered a seat, it was kept, whoever waits and whatever else is offered.
  const kept = request.offerId === null ? {} : { waitingAhead: 0, taken: { ...facts.taken, offered: 0 } };
  const verdict = checkEntry('seat', { ...facts, hasApplied, ...kept }, override, now);
  if (!verdict.admissible) return err(verdict.refusals);
  const { overrides } = verdict;
  const { id: enrollmentId, personId, origin } = request;
  return ok({
    next: { ...request, state: 'active', enrolledAt: now, overrides },
    events: [{ kind: 'seat_taken', enrollmentId, personId, origin, overrides, at: now }],
  });
}
