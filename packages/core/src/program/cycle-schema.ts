import * as v from 'valibot';
import { cycleStates } from '../cycle/cycle-transitions.ts';
import { annotations } from './annotation-schema.ts';
import { ruleDocument } from './rule-document-schema.ts';
import { cycleSchedule, sessionTiming } from './session-schema.ts';
import {
  count,
  dateWindow,
  described,
  isoDuration,
  key,
  list,
  name,
  period,
  quotation,
  text,
  timeZone,
  unknownable,
  windowEdge,
} from './value-schema.ts';

const flag = v.boolean();

const capacity = described(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('unknown') }),
    v.strictObject({ kind: v.literal('unlimited') }),
    v.strictObject({ kind: v.literal('limited'), seats: count(1_000_000) }),
  ]),
  'How many seats; 0 means zero.',
);

const cap = v.strictObject({
  attribute: described(name, 'An attribute of the person: `district`, `region`, `role`.'),
  value: described(unknownable(name), 'The value that is limited; null: each value alike.'),
  seats: count(1_000_000),
});

const teamPolicy = v.strictObject({
  minSize: v.optional(count(1_000, 1), 1),
  maxSize: unknownable(count(1_000, 1)),
  requiredRoles: described(
    v.optional(v.record(name, count(1_000)), {}),
    'How many members of each role a team names.',
  ),
  outcome: described(
    v.optional(v.picklist(['together', 'each']), 'together'),
    'Whether the team is answered as one, or each member alone.',
  ),
});

const admission = v.strictObject({
  kind: described(
    unknownable(v.picklist(['open', 'first_come', 'review', 'mutual_selection'])),
    'How people come in; null: never said.',
  ),
  waitlist: unknownable(flag),
  offerLapsesAfter: unknownable(isoDuration),
  nextInLine: v.optional(v.picklist(['at_once', 'after_approval']), 'after_approval'),
  rosterClosed: described(unknownable(flag), 'Whether nobody joins once the roster is locked.'),
  personLimit: unknownable(count(1_000, 1)),
  teams: described(unknownable(teamPolicy), 'What teams that apply together must look like.'),
  applicants: described(
    v.optional(v.pipe(v.array(v.picklist(['person', 'team', 'organization'])), v.maxLength(3)), ['person']),
    'Who applies.',
  ),
  ranksCommunities: described(
    unknownable(flag),
    'Whether applicants rank several communities, so that selection is a matching.',
  ),
});

const eligibility = v.strictObject({
  rule: described(
    unknownable(ruleDocument),
    'A rule over the vocabulary of persons; null: none is published.',
  ),
  statement: described(unknownable(text), 'The criteria in the words of the program.'),
  advice: described(
    list(v.strictObject({ rule: ruleDocument, statement: text }), 100),
    'What is desirable: it warns, it does not refuse.',
  ),
  rechecks: described(
    list(
      v.strictObject({ at: windowEdge, rule: unknownable(ruleDocument), statement: unknownable(text) }),
      20,
    ),
    'Days on which members are checked again, by the same rule or another.',
  ),
});

const completion = v.strictObject({
  rule: described(
    unknownable(ruleDocument),
    'A rule over the vocabulary of completion; null: none is published.',
  ),
  statement: unknownable(text),
  partialCounts: unknownable(
    v.union([v.picklist(['yes', 'no']), v.strictObject({ minMinutes: count(20_160, 1) })]),
  ),
  excusedCounts: unknownable(flag),
  makeUpsCount: unknownable(v.union([v.picklist(['yes', 'no']), v.strictObject({ atMost: count(1_000) })])),
  makeUpsUntil: unknownable(windowEdge),
  recordingsCount: unknownable(flag),
  waivers: described(unknownable(text), 'When a part may be waived.'),
  substitutes: described(unknownable(text), 'What may stand in for a part.'),
  certificateDeadline: unknownable(windowEdge),
});

const track = v.strictObject({
  key,
  title: unknownable(name),
  kind: described(
    v.optional(v.picklist(['track', 'group', 'series']), 'track'),
    'A track has sessions of its own; of several groups one attends one.',
  ),
  timeZone: described(unknownable(timeZone), 'The zone of a time-zone group.'),
  capacity: v.optional(capacity, { kind: 'unknown' }),
  eligibility: described(unknownable(ruleDocument), 'A rule beside that of the cycle.'),
  completion: described(unknownable(ruleDocument), 'A rule in the place of that of the cycle.'),
  ...annotations,
});

const role = v.strictObject({
  key,
  title: unknownable(name),
  kind: v.optional(v.picklist(['member', 'mentor', 'guest', 'observer']), 'member'),
  takesSeat: unknownable(flag),
  earnsCredit: unknownable(flag),
});

const commitment = v.strictObject({
  key,
  kind: v.picklist(['pre_survey', 'survey', 'follow_up', 'share', 'deliverable', 'other']),
  statement: text,
  due: unknownable(sessionTiming),
  gates: described(
    unknownable(v.picklist(['access', 'completion', 'certificate'])),
    'What it stands before.',
  ),
  instrument: described(unknownable(key), 'The instrument that is to be answered.'),
});

const credit = v.strictObject({
  key,
  amount: unknownable(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
  unit: described(name, '`hour`, `minute`, `teaching unit`, `CEU`.'),
  unitMinutes: described(unknownable(count(100_000, 1)), 'How long one unit is.'),
  per: v.optional(v.picklist(['cycle', 'session']), 'cycle'),
  issuer: described(unknownable(name), 'Who issues it, also a third party.'),
});

const asynchronousWork = v.strictObject({
  key,
  kind: v.picklist(['platform', 'book_study', 'course', 'recording', 'other']),
  title: unknownable(name),
  author: unknownable(name),
  hoursPerWeek: described(
    unknownable(
      v.strictObject({
        atLeast: unknownable(v.pipe(v.number(), v.minValue(0), v.maxValue(168))),
        atMost: unknownable(v.pipe(v.number(), v.minValue(0), v.maxValue(168))),
      }),
    ),
    'null: not said.',
  ),
  required: unknownable(flag),
  ...annotations,
});

const outcome = v.strictObject({ key, title: unknownable(name), statement: unknownable(text) });

const statement = v.strictObject({
  says: described(
    v.picklist(['open', 'closed', 'full', 'cancelled']),
    'What the words say of the cycle, read alone.',
  ),
  quotation,
});

/** Everything that a file says of one cycle. */
export const cycle = v.strictObject({
  key,
  community: described(key, 'The key of its community.'),
  title: unknownable(name),
  state: v.optional(v.picklist(cycleStates), 'draft'),
  period: unknownable(period),
  applicationWindow: v.optional(dateWindow, { opens: null, closes: null }),
  printedDeadline: described(unknownable(quotation), 'The deadline as it was printed.'),
  statements: described(list(statement, 50), 'Words of the page that say whether one can still join.'),
  audience: unknownable(text),
  admission: v.optional(admission, {}),
  eligibility: v.optional(eligibility, {}),
  capacity: v.optional(capacity, { kind: 'unknown' }),
  caps: described(list(cap, 1_000), 'At most so many seats for people who share a value.'),
  reservedSeats: described(list(cap, 1_000), 'At least so many seats kept for people who share a value.'),
  readiness: v.optional(
    v.strictObject({
      facilitators: described(
        unknownable(
          v.strictObject({
            count: described(count(1_000), 'At least so many guide the cycle together.'),
            trained: described(v.optional(flag, false), 'Whether each must have current training.'),
          }),
        ),
        'Who must guide it; null: never said.',
      ),
      members: described(unknownable(count(1_000_000)), 'How many members it needs at least.'),
    }),
    {},
  ),
  schedule: v.optional(cycleSchedule, {}),
  completion: v.optional(completion, {}),
  funding: list(v.strictObject({ source: name, statement: unknownable(text), payer: unknownable(name) }), 50),
  tracks: list(track, 200),
  roles: list(role, 50),
  commitments: list(commitment, 200),
  credit: list(credit, 50),
  asynchronousWork: list(asynchronousWork, 50),
  project: unknownable(
    v.strictObject({ title: unknownable(name), statement: unknownable(text), deliverables: list(name, 50) }),
  ),
  coaching: unknownable(
    v.strictObject({
      statement: unknownable(text),
      sessions: unknownable(count(1_000)),
      minutes: unknownable(count(20_160, 1)),
    }),
  ),
  learningMap: unknownable(
    v.strictObject({
      writtenBy: unknownable(v.picklist(['program', 'members'])),
      desiredOutcomes: list(outcome, 200),
      topics: list(
        v.strictObject({ key, title: name, outcomes: list(key, 200), sessions: list(key, 1_000) }),
        500,
      ),
      statement: unknownable(text),
    }),
  ),
  contributions: unknownable(
    v.strictObject({
      membersFirst: described(unknownable(flag), 'Whether a speaker is sought among the members first.'),
      statement: unknownable(text),
    }),
  ),
  accessAfterEnd: v.optional(
    v.strictObject({ people: unknownable(flag), resources: unknownable(flag), statement: unknownable(text) }),
    {},
  ),
  follows: described(list(key, 50), 'Earlier cycles on which its rules depend.'),
  recruitment: unknownable(
    v.strictObject({ statement: unknownable(text), years: list(count(9_999, 1), 50) }),
  ),
  ...annotations,
});
