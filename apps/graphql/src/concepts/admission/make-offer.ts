import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { visiblePersons } from '../person/policy.ts';
import { loadEntryFacts } from './entry-facts.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { factsOnRecord } from './facts-on-record.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { offerSeat } from './offer-seat.ts';
import { factsOfApplicant, judge, openApplication } from './open-application.ts';
import { judgePerson } from './open-offer.ts';
import { OverrideInput, readOverride } from './override-input.ts';
import { targetOf } from './policy.ts';

defineCommand({
  name: 'makeOffer',
  description:
    'Offers a seat: to an applicant who was accepted and has no open offer, or, as an invitation, to a person of the organization. The seat is kept until the offer is answered or lapses.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    applicationId: t.id({ description: 'The application that it answers.' }),
    personId: t.id({ description: 'For an invitation: whom it invites.' }),
    override: t.field({ type: OverrideInput, description: 'To admit against a rule.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { offer: 'Offer' },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { tx, organizationId, viewer, input } = run;
    const { applicationId, personId } = input;
    if ((applicationId ?? null) === null ? (personId ?? null) === null : (personId ?? null) !== null) {
      const reason = 'Name the application that is answered, or the person who is invited, and not both.';
      return { ok: false, refusal: invalidInput([{ path: ['applicationId'], reason }]) };
    }
    if (applicationId !== null && applicationId !== undefined) {
      const found = await openApplication(run, applicationId, { capability: 'offer.make' });
      if (!found.ok) return found;
      const { locked, application, personId: applicant } = found.value;
      if (locked.row.id !== run.idOf(input.cycleId, 'Cycle'))
        return { ok: false, refusal: notFound('application', ['applicationId']) };
      const facts = await factsOfApplicant(run, found.value, judge(run, found.value));
      const made = await offerSeat(
        run,
        locked,
        { personId: applicant, applicationId: application.id, applicationState: application.state },
        facts,
        readOverride(run, locked, input.override),
      );
      if (!made.ok) return tellAdmission(made.error, { zone: locked.row.timeZone });
      return { ok: true, value: { offer: { organizationId, id: made.value.id } } };
    }
    const locked = await lockCycle(run, run.idOf(input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'offer.make', targetOf(locked.row));
    const invited = run.idOf(personId ?? '', 'Person');
    const person =
      invited === null
        ? null
        : await tx.person.findFirst({
            where: { organizationId, id: invited, AND: [visiblePersons(viewer)] },
            select: { id: true },
          });
    if (person === null) return { ok: false, refusal: notFound('person', ['personId']) };
    const declared = await factsOnRecord(run, person.id, null);
    const verdict = await judgePerson(run, locked, person.id, declared);
    const subject = {
      personId: person.id,
      applicationId: null,
      wayIn: 'invitation',
      hasApplied: false,
      eligibility: verdict.outcome,
      declared,
      wanted: 1,
      standing: [],
    } as const;
    const made = await offerSeat(
      run,
      locked,
      { personId: person.id, applicationId: null, applicationState: null },
      await loadEntryFacts(tx, locked, subject, run.now),
      readOverride(run, locked, input.override),
    );
    if (!made.ok) return tellAdmission(made.error, { zone: locked.row.timeZone });
    return { ok: true, value: { offer: { organizationId, id: made.value.id } } };
  },
});
