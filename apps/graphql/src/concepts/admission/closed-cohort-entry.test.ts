import { expect, test } from 'vitest';
import { decodeGlobalId } from '../../platform/global-id.ts';
import { inTransaction } from '../../platform/tenant-transaction.ts';
import { openAdmissionWorld } from './testing/admission-world.ts';

const world = await openAdmissionWorld();
const coordinator = 'closed-cohorts-coordinator';
const { organization } = await world.read(
  null,
  '{ organization(slug: "closed-cohorts") { id cycles(first: 10) { edges { node { id key } } } } }',
);
const [first, second] = organization.cycles.edges.map((edge: { node: { id: string } }) => edge.node.id);

/** Sets a cycle where a test wants it, as its coordinators would have. */
async function put(cycleId: string, data: object): Promise<void> {
  const row = decodeGlobalId(cycleId);
  if (row === null) throw new Error('no id');
  await inTransaction(
    world.database,
    { role: 'coterie_tenant', organizationIds: [row.organizationId] },
    async (tx) => {
      await tx.cycle.update({
        where: { organizationId_id: { organizationId: row.organizationId, id: row.id } },
        data,
      });
    },
  );
}

test('an announced cycle takes no application, and says so', async () => {
  const refused = await world.command('closed-cohorts-applicant', 'submitApplication', {
    cycleId: first,
    person: {},
  });
  expect(refused).toMatchObject({
    __typename: 'CycleAdmitsNobody',
    message: 'The cycle is announced and takes no applications yet.',
    problems: [{ code: 'CYCLE_ADMITS_NOBODY', ruleId: 'admission.cycle-admits' }],
  });
});

test('once the roster is locked nobody comes in by any way but an override, which is shown', async () => {
  await put(first, {
    status: 'running',
    capacityKind: 'limited',
    capacitySeats: 3,
    rosterLockedAt: new Date('2024-01-10T15:00:00Z'),
  });
  const invite = (more: object) => ({ cycleId: first, displayName: 'Invited Example', ...more });
  const byForm = await world.command('closed-cohorts-applicant', 'submitApplication', {
    cycleId: first,
    person: {},
  });
  expect(byForm.problems.map((problem: { ruleId: string }) => problem.ruleId)).toContain(
    'cycle.roster-not-locked',
  );
  for (const origin of ['INVITATION', 'IMPORT']) {
    const refused = await world.command(coordinator, 'enrollPerson', invite({ origin }));
    expect(refused.problems.map((problem: { ruleId: string }) => problem.ruleId)).toContain(
      'cycle.roster-not-locked',
    );
  }
  const listed = await world.command(coordinator, 'importEnrollments', {
    cycleId: first,
    entries: [
      { displayName: 'One', origin: 'IMPORT' },
      { displayName: 'Two', origin: 'IMPORT' },
    ],
  });
  expect(
    listed.problems
      .filter((problem: { ruleId: string }) => problem.ruleId === 'cycle.roster-not-locked')
      .map((problem: { path: string[] }) => problem.path),
  ).toEqual([
    ['entries', '0'],
    ['entries', '1'],
  ]);
  expect(
    await world.command(coordinator, 'enrollPerson', invite({ override: { reason: ' ' } })),
  ).toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({ code: 'OVERRIDE_REASON_MISSING', path: ['override', 'reason'] }),
    ]),
  });
  const admitted = await world.carryOut(
    coordinator,
    'enrollPerson',
    invite({ override: { reason: 'Takes over for somebody who fell ill.' } }),
    'enrollment { status origin overrides { name reason at setAside { code ruleId } } person { displayName claimed claimCode } }',
  );
  expect(admitted.enrollment).toMatchObject({
    status: 'ACTIVE',
    origin: 'INVITATION',
    overrides: [
      {
        name: 'Charlie Example',
        reason: 'Takes over for somebody who fell ill.',
        at: '2024-01-15T15:00:00.000Z',
      },
    ],
    person: {
      displayName: 'Invited Example',
      claimed: false,
      claimCode: expect.stringMatching(/^[a-z2-9]{21}$/),
    },
  });
  expect(admitted.enrollment.overrides[0].setAside.map((one: { code: string }) => one.code)).toContain(
    'ROSTER_LOCKED',
  );
});

test('a list is enrolled as a whole, and no further than there are seats', async () => {
  await put(second, { status: 'selecting', capacityKind: 'limited', capacitySeats: 2 });
  const override = { reason: 'Chosen before the program kept records here.' };
  const entry = (displayName: string) => ({ displayName, origin: 'IMPORT', override });
  const selection = 'enrollments { status origin }';
  const tooMany = await world.command(
    coordinator,
    'importEnrollments',
    { cycleId: second, entries: ['One', 'Two', 'Three'].map(entry) },
    selection,
  );
  expect(tooMany).toMatchObject({
    __typename: 'NoSeat',
    problems: [{ path: ['entries', '2'], ruleId: 'capacity.seat-free' }],
  });
  const read = 'query ($id: ID!) { node(id: $id) { ... on Cycle { seatsTaken } } }';
  expect(await world.read(coordinator, read, { id: second })).toEqual({ node: { seatsTaken: 0 } });
  const listed = await world.carryOut(
    coordinator,
    'importEnrollments',
    { cycleId: second, entries: [...['One', 'Two'].map(entry), { ...entry('A mentor'), role: 'MENTOR' }] },
    'enrollments { id status origin role }',
  );
  expect(listed.enrollments.map((one: { role: string }) => one.role)).toEqual(['MEMBER', 'MEMBER', 'MENTOR']);
  expect(await world.read(coordinator, read, { id: second })).toEqual({ node: { seatsTaken: 2 } });
  const [member] = listed.enrollments;
  expect(
    await world.command(coordinator, 'removeEnrollment', { enrollmentId: member.id, reason: ' ' }),
  ).toMatchObject({ __typename: 'RemovalReasonMissing', problems: [{ path: ['reason'] }] });
  await world.carryOut(coordinator, 'removeEnrollment', {
    enrollmentId: member.id,
    reason: 'Works elsewhere now.',
  });
  expect(
    await world.command(coordinator, 'removeEnrollment', { enrollmentId: member.id, reason: 'again' }),
  ).toMatchObject({ __typename: 'EnrollmentStateRefused' });
  expect(await world.read(coordinator, read, { id: second })).toEqual({ node: { seatsTaken: 1 } });
  const empty = await world.command(coordinator, 'importEnrollments', { cycleId: second, entries: [] });
  expect(empty).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['entries'] }] });
});

test('an invitation is an offer that the person answers', async () => {
  await put(second, { capacitySeats: 5 });
  const created = await world.carryOut(
    coordinator,
    'createPerson',
    { organizationId: organization.id, displayName: 'Guest Example', email: 'guest@example.org' },
    'person { id displayName email claimCode }',
  );
  const { id: personId, claimCode } = created.person;
  const offered = await world.carryOut(
    coordinator,
    'makeOffer',
    { cycleId: second, personId, override: { reason: 'Asked by the program.' } },
    'offer { id status application { id } overrides { reason } }',
  );
  expect(offered.offer).toMatchObject({
    status: 'OPEN',
    application: null,
    overrides: [{ reason: 'Asked by the program.' }],
  });
  expect(
    await world.command(coordinator, 'makeOffer', {
      cycleId: second,
      personId,
      override: { reason: 'Again.' },
    }),
  ).toMatchObject({ __typename: 'OfferAlreadyOpen' });
  const offerId = offered.offer.id;
  expect(await world.command('the-guest', 'acceptOffer', { offerId })).toMatchObject({
    __typename: 'NotFound',
  });

  const wrong = await world.command('the-guest', 'claimPerson', { personId, claimCode: 'nothing' });
  const nobody = await world.command('the-guest', 'claimPerson', {
    personId: Buffer.from(
      Buffer.from(personId, 'base64url')
        .toString()
        .replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ).toString('base64url'),
    claimCode: 'nothing',
  });
  expect(wrong).toMatchObject({ __typename: 'PersonClaimNotVerified' });
  expect(nobody).toEqual(wrong);
  await world.carryOut('the-guest', 'claimPerson', { personId, claimCode }, 'person { displayName }');
  expect(await world.command('somebody-else', 'claimPerson', { personId, claimCode })).toEqual(wrong);
  const seated = await world.carryOut(
    'the-guest',
    'acceptOffer',
    { offerId },
    'enrollment { origin overrides { reason } }',
  );
  expect(seated.enrollment).toEqual({
    origin: 'INVITATION',
    overrides: [{ reason: 'Asked by the program.' }],
  });
});

test('members know each other by name; what is of the others alone stays theirs', async () => {
  const roster =
    'query ($id: ID!) { node(id: $id) { ... on Cycle { enrollments(first: 20) { edges { node { status person { displayName } } } } } } }';
  const { node } = await world.read('the-guest', roster, { id: second });
  const names = node.enrollments.edges.map(
    (edge: { node: { person: { displayName: string } } }) => edge.node.person.displayName,
  );
  expect(names).toContain('Two');
  expect(names).not.toContain('One');
  expect(
    (await world.read('closed-cohorts-applicant', roster, { id: second })).node.enrollments.edges,
  ).toEqual([]);
  const prying = await world.send(
    'the-guest',
    'query ($id: ID!) { node(id: $id) { ... on Cycle { enrollments(first: 1) { edges { node { origin person { displayName email affiliations { id } } } } } } } }',
    { id: second },
  );
  expect(prying.data.node.enrollments.edges[0].node).toEqual({
    origin: null,
    person: { displayName: 'Two', email: null, affiliations: null },
  });
  expect(prying.errors?.every((error) => error.extensions?.['code'] === 'FORBIDDEN')).toBe(true);
  const inventing = await world.send(
    'closed-cohorts-facilitator-1',
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }',
    { input: { organizationId: organization.id, displayName: 'X' } },
  );
  expect(inventing.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
