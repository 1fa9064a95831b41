import { randomUUIDv7 } from 'node:crypto';
import { decideRegister, id, type RegisterRefusal } from '@coterie/core';
import { builder } from '../../builder.ts';
import { defineCommand } from '../../platform/command.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { becomePerson } from '../person/become-person.ts';
import { registerRefusals } from './errors.ts';
import { PersonToRegisterInput, readPersons } from './participant-input.ts';
import { loadGatheringFacts } from './price-list.ts';
import { insertRegistration, loadEntitled, lockGathering } from './store.ts';
import { tellProblems } from './tell-problems.ts';
import { readWishes } from './wishes.ts';

const PayerInput = builder.inputType('PayerInput', {
  description: 'Who pays: you.',
  fields: (t) => ({
    displayName: t.string({
      description: 'By what name the organization shall know you; needed where it does not know you yet.',
    }),
  }),
});

const ParticipantInput = builder.inputType('ParticipantToRegisterInput', {
  description: 'One participant, and what they take part in.',
  fields: (t) => ({
    person: t.field({ type: PersonToRegisterInput, required: true, description: 'Who takes part.' }),
    communityIds: t.idList({ required: true, description: 'The communities whose sessions they choose.' }),
    feeKey: t.string({ description: 'The fee; needed only where the gathering has several.' }),
  }),
});

defineCommand({
  name: 'registerForGathering',
  description: 'Registers one or several participants for a gathering; you pay for all of them.',
  input: (t) => ({
    gatheringId: t.id({ required: true, description: 'The gathering.' }),
    payer: t.field({
      type: PayerInput,
      description: 'Who pays; may be left out where the organization knows you.',
    }),
    participants: t.field({ type: [ParticipantInput], required: true, description: 'The participants.' }),
  }),
  target: ['gatheringId', 'Gathering'],
  joins: true,
  success: { registration: 'Registration' },
  refusals: [registerRefusals],
  run: async (run) => {
    const { tx, input, organizationId } = run;
    const gatheringId = run.idOf(input.gatheringId, 'Gathering');
    const locked = gatheringId !== null && (await lockGathering(tx, organizationId, gatheringId));
    const facts = locked ? await loadGatheringFacts(tx, organizationId, gatheringId, run.now) : null;
    if (facts === null || gatheringId === null)
      return { ok: false, refusal: notFound('gathering', ['gatheringId']) };
    const joined = await becomePerson(run, input.payer?.displayName);
    if (!joined.ok) {
      const problems = joined.refusal.problems.map((problem) => ({
        ...problem,
        path: ['payer', ...problem.path],
      }));
      return { ok: false, refusal: { ...joined.refusal, problems } };
    }
    const { viewer, person: payer } = joined;
    const wishes = await readWishes(tx, organizationId, input.participants, facts.prices);
    const tooMany = wishes.items.length === 0 && wishes.problems.length > 0;
    const persons = await readPersons(
      { ...run, viewer },
      payer.id,
      tooMany ? [] : input.participants.map((participant) => participant.person),
      input.participants.map((_, index) => ['participants', String(index), 'person']),
    );
    const problems = [...wishes.problems, ...persons.problems];
    if (problems.length > 0) return { ok: false, refusal: tellProblems(problems) };
    const request = {
      id: id<'Registration'>(randomUUIDv7()),
      gatheringId: id<'Gathering'>(gatheringId),
      payerId: id<'Person'>(payer.id),
      items: wishes.items.map(({ participant, feeKey, communityIds }) => ({
        personId: id<'Person'>(persons.personIds[participant] ?? ''),
        feeKey,
        communityIds: communityIds.map((one) => id<'Community'>(one)),
      })),
    };
    const entitled = await loadEntitled(tx, { organizationId, gatheringId, personIds: persons.personIds });
    const decision = decideRegister(request, { ...facts, entitled }, run.now);
    if (!decision.ok) {
      const told = decision.error.map((refusal) =>
        atParticipant(
          refusal,
          wishes.items.map((item) => item.participant),
        ),
      );
      return { ok: false, refusal: registerRefusals.tell(told) };
    }
    const { next, events } = decision.value;
    const [made] = events;
    if (made === undefined) throw new Error('a registration was made without its event');
    await insertRegistration(tx, organizationId, next, made.quote, run.now);
    await recordEvents(
      { ...run, viewer },
      { subjectKind: 'registration', subjectId: next.id, personId: payer.id, events, notify: [payer.id] },
    );
    return { ok: true, value: { registration: { organizationId, id: next.id } } };
  },
});

/** The core counts fees that are taken; a form shows participants. */
function atParticipant(refusal: RegisterRefusal, participants: readonly number[]): RegisterRefusal {
  return 'item' in refusal ? { ...refusal, item: participants[refusal.item] ?? refusal.item } : refusal;
}
