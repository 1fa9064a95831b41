import { planScreening } from '@coterie/core';
import { acceptIntoCycle } from './accept-into-cycle.ts';
import type { Run } from './lock-cycle.ts';
import { moveApplication } from './move-application.ts';
import { factsOfApplicant, judge, type OpenedApplication } from './open-application.ts';
import { waitForSeat } from './wait-for-seat.ts';

/**
 * What follows the handing-in before any person looks at it, in the same transaction. Where the core
 * refuses the step (a cap is full, the person's limit is reached) the application is left to a person.
 */
export async function screenApplication(run: Run, opened: OpenedApplication): Promise<void> {
  const { locked, personId } = opened;
  const verdict = judge(run, opened);
  const facts = await factsOfApplicant(run, opened, verdict);
  switch (planScreening(facts, facts.waitingAhead)) {
    case 'markIneligible':
      await moveApplication(run, opened, { kind: 'markIneligible' });
      return;
    case 'reject':
      await moveApplication(run, opened, {
        kind: 'reject',
        reason: 'Every seat is taken, and this cycle keeps no waitlist.',
      });
      return;
    case 'waitlist': {
      const moved = await moveApplication(run, opened, { kind: 'waitlist' });
      if (!moved.ok) return await leaveToReview(run, opened);
      const waits = await waitForSeat(
        run,
        locked,
        { personId, applicationId: opened.application.id },
        facts,
        null,
      );
      if (!waits.ok) throw new Error('an application waits for a seat, and its applicant may not');
      return;
    }
    case 'accept': {
      const accepted = await acceptIntoCycle(run, opened, null);
      if (!accepted.ok) await leaveToReview(run, opened);
      return;
    }
    case 'startReview':
      await leaveToReview(run, opened);
  }
}

async function leaveToReview(run: Run, opened: OpenedApplication): Promise<void> {
  await moveApplication(run, opened, { kind: 'startReview' });
}
