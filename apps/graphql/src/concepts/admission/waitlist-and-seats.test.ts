import { expect, test } from 'vitest';
import { decodeGlobalId } from '../../platform/global-id.ts';
import { inTransaction } from '../../platform/tenant-transaction.ts';
import { openAdmissionWorld } from './testing/admission-world.ts';

const world = await openAdmissionWorld();
const coordinator = 'california-coordinator';

/** A cycle of California's that seats people as they come, with a waitlist; each test has one of its own. */
async function firstComeCycle(key: string, seats: number, admission: object = {}): Promise<string> {
  const cycleId = await world.cycleId('calecse', key);
  const row = decodeGlobalId(cycleId);
  if (row === null) throw new Error('no id');
  await inTransaction(
    world.database,
    { role: 'coterie_tenant', organizationIds: [row.organizationId] },
    async (tx) => {
      const where = { organizationId_id: { organizationId: row.organizationId, id: row.id } };
      const cycle = await tx.cycle.findUniqueOrThrow({ where });
      await tx.cycle.update({
        where,
        data: {
          status: 'accepting',
          admission: { ...(cycle.admission as object), kind: 'first_come', waitlist: true, ...admission },
          eligibility: { rule: { version: 1, when: { attribute: 'sessionsAvailable', min: 1 } }, advice: [] },
          capacityKind: 'limited',
          capacitySeats: seats,
        },
      });
    },
  );
  return cycleId;
}

const person = { facts: [{ attribute: 'sessionsAvailable', number: 4 }], postsComplete: true };
const apply = (subject: string, cycleId: string) =>
  world.carryOut(
    subject,
    'submitApplication',
    { cycleId, displayName: `${subject} Example`, person },
    'application { id status waitlistEntries(first: 1) { edges { node { id position aheadCount status } } } }',
  );

test('forty people ask for five seats at once: five are seated, nobody twice, the others wait in their order', async () => {
  const cycleId = await firstComeCycle('region-1-ongoing', 5);
  const subjects = Array.from({ length: 20 }, (_, index) => `parallel-${index}`);
  // Each of them asks twice at once; one of the two is refused.
  const answers = await Promise.all(
    [...subjects, ...subjects].map((subject) =>
      world.command(
        subject,
        'submitApplication',
        { cycleId, displayName: `${subject} Example`, person },
        'application { status }',
      ),
    ),
  );
  const kinds = answers.map((answer) => answer.application?.status ?? answer.problems[0].code);
  const counted = Object.fromEntries(
    [...Map.groupBy(kinds, (kind) => kind)].map(([kind, list]) => [kind, list.length]),
  );
  expect(counted['ACCEPTED']).toBe(5);
  expect(counted['WAITLISTED']).toBe(15);
  expect((counted['ALREADY_APPLIED'] ?? 0) + (counted['ALREADY_ENROLLED'] ?? 0)).toBe(20);
  const { node } = await world.read(
    coordinator,
    'query ($id: ID!) { node(id: $id) { ... on Cycle { seatsTaken enrollments(first: 50) { edges { node { person { displayName } } } } waitlist(first: 50) { edges { node { position enteredAt person { displayName } } } } } } }',
    { id: cycleId },
  );
  expect(node.seatsTaken).toBe(5);
  const seated = node.enrollments.edges.map(
    (edge: { node: { person: { displayName: string } } }) => edge.node.person.displayName,
  );
  const waiting = node.waitlist.edges.map(
    (edge: { node: { position: number; person: { displayName: string } } }) => edge.node,
  );
  expect(new Set(seated).size).toBe(5);
  expect(waiting.map((entry: { position: number }) => entry.position)).toEqual(
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
  expect(
    new Set([
      ...seated,
      ...waiting.map((entry: { person: { displayName: string } }) => entry.person.displayName),
    ]).size,
  ).toBe(20);
  const row = decodeGlobalId(cycleId);
  const taken = await inTransaction(
    world.database,
    { role: 'coterie_tenant', organizationIds: [row?.organizationId ?? ''] },
    (tx) =>
      tx.cycleSeats.findUniqueOrThrow({
        where: {
          organizationId_cycleId: { organizationId: row?.organizationId ?? '', cycleId: row?.id ?? '' },
        },
      }),
  );
  expect(taken).toMatchObject({ taken: 5, lastSequence: 15 });
});

test('a seat that is given up is offered to the first in line, who takes it, or lets it lapse', async () => {
  const cycleId = await firstComeCycle('region-2-ongoing', 1, {
    offerLapsesAfter: 'P2D',
    nextInLine: 'after_approval',
  });
  const first = await apply('queue-1', cycleId);
  expect(first.application.status).toBe('ACCEPTED');
  const second = await apply('queue-2', cycleId);
  expect(second.application).toMatchObject({
    status: 'WAITLISTED',
    waitlistEntries: { edges: [{ node: { position: 1, aheadCount: 0, status: 'WAITING' } }] },
  });
  const third = await apply('queue-3', cycleId);
  expect(third.application.waitlistEntries.edges[0].node).toMatchObject({ position: 2, aheadCount: 1 });

  expect(await world.command(coordinator, 'offerNextInLine', { cycleId })).toMatchObject({
    __typename: 'NoSeat',
  });
  const { viewer } = await world.read(
    'queue-1',
    '{ viewer { enrollments { edges { node { id status availableCommands { command possible } } } } } }',
  );
  const [{ node: held }] = viewer.enrollments.edges;
  expect(held.availableCommands).toEqual([
    { command: 'withdrawEnrollment', possible: true },
    { command: 'removeEnrollment', possible: false },
  ]);
  const left = await world.carryOut(
    'queue-1',
    'withdrawEnrollment',
    { enrollmentId: held.id, reason: 'moved away' },
    'enrollment { status reason }',
  );
  expect(left.enrollment).toEqual({ status: 'WITHDRAWN', reason: 'moved away' });

  // The seat that is free belongs to those who wait, not to whoever comes along.
  const passing = await apply('queue-4', cycleId);
  expect(passing.application.status).toBe('WAITLISTED');

  const offered = await world.carryOut(
    coordinator,
    'offerNextInLine',
    { cycleId },
    'offer { id status person { displayName } }',
  );
  expect(offered.offer).toMatchObject({ status: 'OPEN', person: { displayName: 'queue-2 Example' } });
  expect(await world.command('queue-3', 'acceptOffer', { offerId: offered.offer.id })).toMatchObject({
    __typename: 'NotFound',
  });
  const handed = await world.carryOut(
    coordinator,
    'markOfferHandedOver',
    { offerId: offered.offer.id },
    'offer { lapsesAt }',
  );
  expect(handed.offer.lapsesAt).toBe('2024-01-17T15:00:00.000Z');
  await world.read(null, 'mutation { moveDevelopmentClock(to: "2024-01-17T15:00:00Z") }');
  const late = await world.command('queue-2', 'acceptOffer', { offerId: offered.offer.id });
  expect(late).toMatchObject({
    __typename: 'OfferLapsed',
    message: 'The offer lapsed on January 17, 2024 at 15:00 (UTC).',
  });
  const seen = await world.read('queue-2', '{ viewer { offers { edges { node { status } } } } }');
  expect(seen.viewer.offers.edges[0].node.status).toBe('LAPSED');
  const expired = await world.carryOut(
    coordinator,
    'expireOffers',
    { cycleId },
    'expired { status } offered { id }',
  );
  expect(expired).toMatchObject({ expired: [{ status: 'EXPIRED' }], offered: [] });
  const next = await world.carryOut(
    coordinator,
    'offerNextInLine',
    { cycleId },
    'offer { id person { displayName } }',
  );
  expect(next.offer.person.displayName).toBe('queue-3 Example');
  const taken = await world.carryOut(
    'queue-3',
    'acceptOffer',
    { offerId: next.offer.id },
    'enrollment { status } offer { application { waitlistEntries { edges { node { status } } } } }',
  );
  expect(taken).toMatchObject({
    enrollment: { status: 'ACTIVE' },
    offer: { application: { waitlistEntries: { edges: [{ node: { status: 'SEATED' } }] } } },
  });
  await world.read(null, 'mutation { moveDevelopmentClock(to: "2024-01-15T15:00:00Z") }');
});

test('where the cycle says so, a declined seat is offered to the next in line at once', async () => {
  const cycleId = await firstComeCycle('region-3-ongoing', 1, { nextInLine: 'at_once' });
  await apply('swift-1', cycleId);
  await apply('swift-2', cycleId);
  await apply('swift-3', cycleId);
  const held = await world.read('swift-1', '{ viewer { enrollments { edges { node { id } } } } }');
  await world.carryOut('swift-1', 'withdrawEnrollment', {
    enrollmentId: held.viewer.enrollments.edges[0].node.id,
  });
  const offers = '{ viewer { offers { edges { node { id status } } } } }';
  const second = await world.read('swift-2', offers);
  expect(second.viewer.offers.edges[0].node.status).toBe('OPEN');
  await world.carryOut('swift-2', 'declineOffer', { offerId: second.viewer.offers.edges[0].node.id });
  const third = await world.read('swift-3', offers);
  expect(third.viewer.offers.edges[0].node.status).toBe('OPEN');
  // Taken back, the seat is not offered again by itself; the place in the queue is kept.
  const back = await world.carryOut(
    coordinator,
    'rescindOffer',
    { offerId: third.viewer.offers.edges[0].node.id, reason: 'by mistake' },
    'offer { status reason application { waitlistEntries { edges { node { position } } } } }',
  );
  expect(back.offer).toEqual({
    status: 'RESCINDED',
    reason: 'by mistake',
    application: { waitlistEntries: { edges: [{ node: { position: 1 } }] } },
  });
  const again = await world.carryOut(
    coordinator,
    'offerNextInLine',
    { cycleId },
    'offer { person { displayName } }',
  );
  expect(again.offer.person.displayName).toBe('swift-3 Example');
});

test('people join at once where nobody is chosen, and only there', async () => {
  const open = await world.cycleId('calecse', 'region-4-ongoing');
  const post = (kind: string, working: boolean) => ({
    facts: [],
    posts: [
      {
        facts: [
          { attribute: 'employerKind', text: kind },
          { attribute: 'state', text: 'CA' },
          { attribute: 'currentlyWorking', boolean: working },
        ],
      },
    ],
    postsComplete: true,
  });
  const input = (described: object) => ({ cycleId: open, displayName: 'Joining Example', person: described });
  const refused = await world.command('joining', 'joinCycle', input(post('selpa', false)));
  expect(refused).toMatchObject({
    __typename: 'NotEligible',
    problems: [{ ruleId: 'admission.eligible-for-seat' }],
  });
  const nobody = await world.read('joining', '{ viewer { persons { displayName } } }');
  expect(nobody.viewer.persons).toEqual([]);
  const joined = await world.carryOut(
    'joining',
    'joinCycle',
    input(post('selpa', true)),
    'enrollment { status origin }',
  );
  expect(joined.enrollment).toEqual({ status: 'ACTIVE', origin: 'OPEN_ENTRY' });
  expect(await world.command('joining', 'joinCycle', input(post('selpa', true)))).toMatchObject({
    __typename: 'AlreadyEnrolled',
  });
  const chosen = await world.cycleId('educational-equity-network', 'equity-2024');
  expect(
    await world.command('joining', 'joinCycle', { ...input(post('selpa', true)), cycleId: chosen }),
  ).toMatchObject({ __typename: 'EntryByApplication' });
});

test('of those who accept at once as many are seated as there are seats, and the others are told', async () => {
  const cycleId = await firstComeCycle('region-5-ongoing', 40, { kind: 'mutual_selection' });
  const subjects = Array.from({ length: 12 }, (_, index) => `chosen-${index}`);
  const offers: { subject: string; offerId: string }[] = [];
  for (const subject of subjects) {
    const { application } = await apply(subject, cycleId);
    expect(application.status).toBe('UNDER_REVIEW');
    const accepted = await world.carryOut(
      coordinator,
      'acceptApplication',
      { applicationId: application.id },
      'offer { id }',
    );
    offers.push({ subject, offerId: accepted.offer.id });
  }
  // Lowered below what was offered: whoever says yes first is seated.
  await world.carryOut(coordinator, 'setCapacity', { cycleId, capacity: { seats: 5 } });
  const answers = await Promise.all(
    offers.flatMap(({ subject, offerId }) =>
      [1, 2].map(() => world.command(subject, 'acceptOffer', { offerId }, 'enrollment { status }')),
    ),
  );
  const kinds = answers.map((answer) => answer.__typename);
  expect(kinds.filter((kind) => kind === 'AcceptOfferSuccess')).toHaveLength(5);
  expect(new Set(kinds)).toEqual(new Set(['AcceptOfferSuccess', 'NoSeat', 'OfferStateRefused']));
  const { node } = await world.read(
    coordinator,
    'query ($id: ID!) { node(id: $id) { ... on Cycle { seatsTaken } } }',
    { id: cycleId },
  );
  expect(node.seatsTaken).toBe(5);
});

test('whoever leaves the queue loses the place, and comes back at its end', async () => {
  const cycleId = await firstComeCycle('region-6-ongoing', 0);
  const [one, two] = [await apply('leaver-1', cycleId), await apply('leaver-2', cycleId)];
  const entryOf = (answer: typeof one) => answer.application.waitlistEntries.edges[0].node;
  expect(entryOf(two).position).toBe(2);
  const left = await world.carryOut(
    'leaver-1',
    'leaveWaitlist',
    { waitlistEntryId: entryOf(one).id },
    'waitlistEntry { status position availableCommands { command possible } }',
  );
  expect(left.waitlistEntry).toMatchObject({ status: 'LEFT', position: null });
  const now = await world.read('leaver-2', '{ viewer { waitlistEntries { edges { node { position } } } } }');
  expect(now.viewer.waitlistEntries.edges).toEqual([{ node: { position: 1 } }]);
  const forbidden = await world.send(
    'leaver-1',
    'mutation ($input: ReinstateWaitlistEntryInput!) { reinstateWaitlistEntry(input: $input) { __typename } }',
    { input: { waitlistEntryId: entryOf(one).id } },
  );
  expect(forbidden.errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    capability: 'waitlist.manage',
  });
  const back = await world.carryOut(
    coordinator,
    'reinstateWaitlistEntry',
    { waitlistEntryId: entryOf(one).id },
    'waitlistEntry { status position }',
  );
  expect(back.waitlistEntry).toEqual({ status: 'WAITING', position: 2 });
  expect(
    await world.command('leaver-2', 'leaveWaitlist', { waitlistEntryId: entryOf(one).id }),
  ).toMatchObject({ __typename: 'NotFound' });
});
