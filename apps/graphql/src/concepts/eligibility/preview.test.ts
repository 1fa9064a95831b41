import { expect, test } from 'vitest';
import { openAdmissionWorld } from '../admission/testing/admission-world.ts';

const world = await openAdmissionWorld();
const equity = await world.cycleId('educational-equity-network', 'equity-2024');
const rural = await world.cycleId('calecse', 'rural-ongoing');

const query = `query ($cycleId: ID!, $person: PersonFactsInput!) {
  eligibilityPreview(cycleId: $cycleId, person: $person) {
    __typename
    ... on EligibilityPreview { verdict {
      outcome ruleId rulePublished explanation
      reasons { index parent depth kind label outcome decisive item quotation required observed undetermined { kind attribute criterion statement } }
      questions { question attribute item answers { attribute kind choices { value label } } }
    } }
    ... on Refusal { message problems { path message } }
  }
}`;

async function preview(cycleId: string, person: object) {
  return (await world.read(null, query, { cycleId, person })).eligibilityPreview;
}

const post = (...facts: [string, string | boolean][]) => ({
  facts: facts.map(([attribute, value]) =>
    typeof value === 'boolean' ? { attribute, boolean: value } : { attribute, text: value },
  ),
});
const district: [string, string | boolean][] = [
  ['employerKind', 'school_district'],
  ['publicSchool', true],
  ['state', 'WI'],
  ['educator', true],
];
const willing = [
  { attribute: 'sessionsAvailable', number: 6 },
  { attribute: 'willEngageInPlatform', boolean: true },
];

test('a visitor reads whether a described person could join, why, and what is still worth asking', async () => {
  const { verdict } = await preview(equity, {
    facts: willing,
    posts: [post(...district, ['currentlyWorking', true])],
    postsComplete: true,
  });
  expect(verdict).toMatchObject({
    outcome: 'ELIGIBLE',
    ruleId: 'eligibility.rule-met',
    rulePublished: true,
    questions: [],
  });
  const nothing = (await preview(equity, {})).verdict;
  expect(nothing.outcome).toBe('UNDETERMINED');
  expect(nothing.questions.map((question: { attribute: string | null }) => question.attribute)).toEqual(
    expect.arrayContaining(['sessionsAvailable', 'willEngageInPlatform']),
  );
  expect(nothing.reasons[0]).toMatchObject({
    index: 0,
    parent: null,
    depth: 0,
    kind: 'all',
    outcome: 'UNDETERMINED',
  });
  const few = (await preview(equity, { facts: [{ attribute: 'sessionsAvailable', number: 5 }] })).verdict;
  expect(few).toMatchObject({ outcome: 'INELIGIBLE', questions: [] });
  expect(
    few.reasons.filter(
      (reason: { decisive: boolean; depth: number }) => reason.decisive && reason.depth === 1,
    ),
  ).toMatchObject([{ quotation: expect.stringContaining('at least 6 live sessions'), outcome: 'FALSE' }]);
});

test('what a rule asks of one post it asks of one post together', async () => {
  const split = [
    post(...district, ['currentlyWorking', false]),
    post(
      ['employerKind', 'other'],
      ['publicSchool', false],
      ['state', 'WI'],
      ['educator', false],
      ['currentlyWorking', true],
    ),
  ];
  const { verdict } = await preview(equity, { facts: willing, posts: split, postsComplete: true });
  expect(verdict.outcome).toBe('INELIGIBLE');
  const open = await preview(equity, { facts: willing, posts: split, postsComplete: false });
  expect(open.verdict).toMatchObject({
    outcome: 'UNDETERMINED',
    questions: [{ attribute: null, question: 'Where else do you work?' }],
  });
});

test('what the program left undefined is undetermined, and no question settles it', async () => {
  const { verdict } = await preview(rural, {
    posts: [post(['employerKind', 'selpa'], ['currentlyWorking', true])],
    postsComplete: true,
  });
  expect(verdict).toMatchObject({ outcome: 'UNDETERMINED', questions: [] });
  const open = verdict.reasons.flatMap(
    (reason: { undetermined: { kind: string; criterion: string | null }[] }) => reason.undetermined,
  );
  expect(open).toContainEqual(expect.objectContaining({ kind: 'criterion_undefined', criterion: 'rural' }));
});

test('a determination settles it by name and with a reason, and the seat follows', async () => {
  const person = {
    posts: [post(['employerKind', 'selpa'], ['currentlyWorking', true])],
    postsComplete: true,
  };
  const coordinator = 'california-coordinator';
  expect(
    await world.command('countryside', 'joinCycle', {
      cycleId: rural,
      displayName: 'Country Example',
      person,
    }),
  ).toMatchObject({ __typename: 'EligibilityUndetermined' });
  const { application } = await world.carryOut(
    'countryside',
    'submitApplication',
    { cycleId: rural, displayName: 'Country Example', person },
    'application { id status eligibility { outcome } }',
  );
  expect(application).toMatchObject({ status: 'UNDER_REVIEW', eligibility: { outcome: 'UNDETERMINED' } });
  const { id: applicationId } = application;
  expect(await world.command(coordinator, 'acceptApplication', { applicationId })).toMatchObject({
    __typename: 'EligibilityUndetermined',
  });
  expect(await world.command(coordinator, 'markIneligible', { applicationId })).toMatchObject({
    __typename: 'IneligibilityNotShown',
  });
  const determine = (input: object) =>
    world.command(
      coordinator,
      'determineCriterion',
      { applicationId, criterion: 'rural', holds: true, reason: 'Under 2,500 inhabitants.', ...input },
      'application { eligibility { outcome determinations { criterion holds by reason at } } determinations { holds } }',
    );
  expect(await determine({ criterion: 'urban' })).toMatchObject({
    __typename: 'CriterionNotOpen',
    problems: [{ path: ['criterion'] }],
  });
  expect(await determine({ reason: ' ' })).toMatchObject({
    __typename: 'NameOrReasonMissing',
    problems: [{ path: ['reason'] }],
  });
  expect(await determine({ holds: false, reason: 'A suburb.' })).toMatchObject({
    application: { eligibility: { outcome: 'INELIGIBLE' } },
  });
  const settled = await determine({});
  expect(settled.application).toEqual({
    eligibility: {
      outcome: 'ELIGIBLE',
      determinations: [
        {
          criterion: 'rural',
          holds: true,
          by: 'Carmen Example',
          reason: 'Under 2,500 inhabitants.',
          at: '2024-01-15T15:00:00.000Z',
        },
      ],
    },
    determinations: [{ holds: false }, { holds: true }],
  });
  expect(await determine({})).toMatchObject({ __typename: 'NothingNew' });
  const accepted = await world.carryOut(
    coordinator,
    'acceptApplication',
    { applicationId },
    'enrollment { status } offer { id }',
  );
  expect(accepted).toMatchObject({ enrollment: { status: 'ACTIVE' }, offer: null });
  const seen = await world.read(
    'countryside',
    '{ viewer { applications { edges { node { status determinations { by reason } eligibility { determinations { by } } } } } } }',
  );
  expect(seen.viewer.applications.edges[0].node).toMatchObject({
    status: 'ACCEPTED',
    determinations: [{ by: 'Carmen Example' }, { by: 'Carmen Example' }],
    eligibility: { determinations: [{ by: 'Carmen Example' }] },
  });
});

test('a description that cannot be used is told with its places; a cycle that is not there is not found', async () => {
  const bad = await preview(equity, {
    facts: [
      { attribute: 'shoeSize', number: 44 },
      { attribute: 'sessionsAvailable', number: -1 },
    ],
    posts: [post(['state', 'W\u0000I'])],
  });
  expect(bad).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['person', 'posts', '0', 'facts', '0', 'text'] }],
  });
  const wrong = await preview(equity, {
    facts: [
      { attribute: 'shoeSize', number: 44 },
      { attribute: 'sessionsAvailable', number: -1 },
    ],
  });
  expect(wrong.problems.map((problem: { path: string[] }) => problem.path.join('.'))).toEqual([
    'person.facts.0.attribute',
    'person.facts.1',
  ]);
  expect(await preview(Buffer.from('Cycle:x').toString('base64url'), {})).toMatchObject({
    __typename: 'NotFound',
  });
  const nodeId = await world.read(null, '{ organization(slug: "calecse") { id } }');
  expect(await preview(nodeId.organization.id, {})).toMatchObject({ __typename: 'NotFound' });
  expect(world.logged).toEqual([]);
});

test('a description of a person is sent by POST only', async () => {
  const url = `${world.url}?query=${encodeURIComponent(`{ eligibilityPreview(cycleId: "${equity}", person: {}) { __typename } }`)}`;
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(405);
  expect(response.headers.get('cache-control')).toBe('no-store');
});
