import { expect, test } from 'vitest';
import { eligibleEducator, openAdmissionWorld } from './testing/admission-world.ts';

const world = await openAdmissionWorld();
const cycleId = await world.cycleId('educational-equity-network', 'equity-2024');
const coordinator = 'wisconsin-equity-coordinator';

const applied = `application {
  id status submittedAt
  eligibility { outcome explanation questions { attribute question } determinations { criterion } }
  answers { posts { facts { attribute text boolean } } }
  person { displayName } cycle { key }
}`;

test('an eligible applicant applies, is accepted, is offered a seat, and takes it', async () => {
  const submitted = await world.carryOut('somebody-new', 'submitApplication', { cycleId, displayName: 'Sky Example', person: eligibleEducator }, applied);
  expect(submitted.application).toMatchObject({
    status: 'UNDER_REVIEW',
    submittedAt: '2024-01-15T15:00:00.000Z',
    eligibility: { outcome: 'ELIGIBLE', questions: [] },
    person: { displayName: 'Sky Example' },
    cycle: { key: 'equity-2024' },
  });
  const applicationId = submitted.application.id;
  const accepted = await world.carryOut(coordinator, 'acceptApplication', { applicationId }, 'application { status } offer { id status lapsesAt } enrollment { id }');
  expect(accepted).toMatchObject({ application: { status: 'ACCEPTED' }, offer: { status: 'OPEN', lapsesAt: null }, enrollment: null });
  const taken = await world.carryOut('somebody-new', 'acceptOffer', { offerId: accepted.offer.id }, 'offer { status } enrollment { status role origin overrides { name } }');
  expect(taken).toMatchObject({ offer: { status: 'ACCEPTED' }, enrollment: { status: 'ACTIVE', role: 'MEMBER', origin: 'APPLICATION', overrides: [] } });
  const { viewer } = await world.read('somebody-new', '{ viewer { enrollments { edges { node { status cycle { key } } } } applications { edges { node { status } } } } }');
  expect(viewer).toEqual({
    enrollments: { edges: [{ node: { status: 'ACTIVE', cycle: { key: 'equity-2024' } } }] },
    applications: { edges: [{ node: { status: 'ACCEPTED' } }] },
  });
});
