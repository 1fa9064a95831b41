import { decideRegistration, id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { registrationRefusals } from './errors.ts';
import { PersonToRegisterInput, readPersons } from './participant-input.ts';
import {
  finishRegistrationCommand,
  holdRegistration,
  registrationNotFound,
  requireRight,
} from './run-registration-command.ts';
import { loadEntitled, lockGathering, saveSubstitution } from './store.ts';
import { tellProblems } from './tell-problems.ts';

defineCommand({
  name: 'substituteParticipant',
  description: 'Lets somebody take the place of a participant: the payer, or staff.',
  input: (t) => ({
    registrationId: t.id({ required: true, description: 'The registration.' }),
    participantId: t.id({ required: true, description: 'The person who does not take part after all.' }),
    substitute: t.field({
      type: PersonToRegisterInput,
      required: true,
      description: 'Who takes part instead.',
    }),
  }),
  target: ['registrationId', 'Registration'],
  success: { registration: 'Registration' },
  refusals: [registrationRefusals],
  run: async (run) => {
    const { tx, input, organizationId } = run;
    const before = await holdRegistration(run);
    if (before === null) return registrationNotFound();
    requireRight(run, before.row, { orPayer: true });
    const { row, registration } = before;
    const { gatheringId } = row;
    // Whoever registers for the gathering meanwhile waits, or is seen here.
    await lockGathering(tx, organizationId, gatheringId);
    const fromId = run.idOf(input.participantId, 'Person');
    const persons = await readPersons(run, row.personId, [input.substitute], [['substitute']]);
    const problems = [
      ...(fromId === null ? [{ kind: 'not_found', path: ['participantId'], what: 'person' } as const] : []),
      ...persons.problems,
    ];
    const [toId] = persons.personIds;
    if (problems.length > 0 || fromId === null || toId === undefined)
      return { ok: false, refusal: tellProblems(problems) };
    const held = await loadEntitled(tx, { organizationId, gatheringId, personIds: [toId], except: row.id });
    const taken = registration.participants
      .filter((one) => one.personId === fromId)
      .flatMap((one) => one.entitlements);
    const substituteIsRegistered = taken.some(
      (one) =>
        one.kind !== 'keynote' &&
        held.some(({ entitlement }) => JSON.stringify(entitlement) === JSON.stringify(one)),
    );
    const command = { kind: 'substitute', from: id<'Person'>(fromId), to: id<'Person'>(toId) } as const;
    const decision = decideRegistration(registration, command, { substituteIsRegistered }, run.now);
    if (decision.ok) await saveSubstitution(tx, row, { from: fromId, to: toId });
    return await finishRegistrationCommand(run, row, decision, { path: [] });
  },
});
