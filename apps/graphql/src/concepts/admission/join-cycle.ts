import { checkEntry, checkOpenEntry, id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { PersonFactsInput } from '../eligibility/facts-input.ts';
import { becomePerson } from '../person/become-person.ts';
import { declarePosts } from '../person/posts.ts';
import { declareInApplication } from './declare-in-application.ts';
import { loadEntryFacts } from './entry-facts.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { judgePerson } from './open-offer.ts';
import { targetOf } from './policy.ts';
import { seatPerson } from './seat-person.ts';

defineCommand({
  name: 'joinCycle',
  description:
    'Takes a seat at once, where nobody is chosen: admission is open, or first come, first served. Elsewhere one applies.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    displayName: t.string({
      description: 'By what name this organization shall know you; needed the first time.',
    }),
    person: t.field({
      type: PersonFactsInput,
      required: true,
      description: 'What you say of yourself. Posts that are left out are those on record.',
    }),
  }),
  target: ['cycleId', 'Cycle'],
  joins: true,
  success: { enrollment: 'Enrollment' },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { tx, organizationId, input } = run;
    const locked = await lockCycle(run, run.idOf(input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    const zone = locked.row.timeZone;
    const read = declareInApplication(input.person, locked);
    if (!read.ok) return read;
    const joined = await becomePerson(run, input.displayName);
    if (!joined.ok) return joined;
    const { viewer, person } = joined;
    requireCapability(viewer, 'application.submit', targetOf(locked.row, person.id));
    const acting = { ...run, viewer };
    const declared = await declarePosts(tx, { organizationId, personId: person.id }, read.value);
    const verdict = await judgePerson(acting, locked, person.id, declared);
    const facts = await loadEntryFacts(
      tx,
      locked,
      {
        personId: person.id,
        applicationId: null,
        wayIn: 'open_entry',
        hasApplied: false,
        eligibility: verdict.outcome,
        declared,
        wanted: 1,
        standing: [],
      },
      run.now,
    );
    const closed = checkOpenEntry(locked.cycle.admission);
    if (closed.length > 0) {
      // Nobody is sent off to apply where that would be refused, too.
      const asked = checkEntry('ask', facts, null, run.now);
      return tellAdmission([...(asked.admissible ? [] : asked.refusals), ...closed], { zone });
    }
    const request = {
      cycleId: locked.cycle.id,
      personId: id<'Person'>(person.id),
      role: 'member',
      origin: 'open_entry',
      applicationId: null,
      offerId: null,
    } as const;
    const seated = await seatPerson(acting, request, facts, null);
    if (!seated.ok) return tellAdmission(seated.error, { zone });
    return { ok: true, value: { enrollment: { organizationId, id: seated.value.id } } };
  },
});
