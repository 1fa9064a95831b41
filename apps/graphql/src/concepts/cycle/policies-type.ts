import {
  type AdmissionKind,
  type AdmissionPolicy,
  type Advice,
  type AttributeCap,
  type CompletionPolicy,
  checkEligibility,
  type ListedReason,
  listReasons,
  type ReadinessRequirement,
  type TeamPolicy,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import type { PublishedEligibility, StoredSessionPlan } from './store.ts';
import { WindowEdgeType } from './window-type.ts';

const AdmissionKindType = builder.enumType('AdmissionKind', {
  description: 'How people come into a cycle.',
  values: {
    OPEN: { value: 'open', description: 'Whoever is eligible.' },
    FIRST_COME: { value: 'first_come', description: 'Until the seats are taken.' },
    REVIEW: { value: 'review', description: 'The program chooses.' },
    MUTUAL_SELECTION: { value: 'mutual_selection', description: 'Both sides must say yes.' },
  } satisfies Record<string, { value: AdmissionKind; description: string }>,
});

const TeamPolicyType = builder.objectRef<TeamPolicy>('TeamPolicy').implement({
  description: 'What teams that apply together must look like.',
  fields: (t) => ({
    minSize: t.exposeInt('minSize', { nullable: false, description: 'At least so many members.' }),
    maxSize: t.exposeInt('maxSize', { description: 'At most so many; null where no limit is stated.' }),
    requiredRoles: t.field({
      type: 'JSON',
      nullable: false,
      description: 'How many members of each role, by role.',
      resolve: (team) => team.requiredRoles,
    }),
    answeredTogether: t.boolean({
      nullable: false,
      description: 'Whether the team is answered as one.',
      resolve: (team) => team.outcome === 'together',
    }),
  }),
});

export const AdmissionPolicyType = builder.objectRef<AdmissionPolicy>('AdmissionPolicy').implement({
  description: 'How people come into a cycle. Null is what the program never said.',
  fields: (t) => ({
    kind: t.field({
      type: AdmissionKindType,
      description: 'How people come in.',
      resolve: ({ kind }) => kind,
    }),
    waitlist: t.exposeBoolean('waitlist', {
      description: 'Whether a queue is kept once the seats are taken.',
    }),
    offerLapsesAfter: t.exposeString('offerLapsesAfter', {
      description: 'ISO 8601 duration after which an open offer lapses.',
    }),
    nextInLineAtOnce: t.boolean({
      nullable: false,
      description: 'Whether a freed seat is offered to the next in line at once; otherwise after approval.',
      resolve: ({ nextInLine }) => nextInLine === 'at_once',
    }),
    rosterClosed: t.exposeBoolean('rosterClosed', {
      description: 'Whether nobody joins once the roster is locked.',
    }),
    personLimit: t.exposeInt('personLimit', {
      description: 'In how many cycles of the season one person may hold a seat.',
    }),
    teams: t.field({
      type: TeamPolicyType,
      description: 'What teams must look like; null where people apply one by one.',
      resolve: ({ teams }) => teams,
    }),
  }),
});

export const AttributeCapType = builder.objectRef<AttributeCap>('AttributeCap').implement({
  description: 'A limit inside the capacity: at most three from one district.',
  fields: (t) => ({
    attribute: t.exposeString('attribute', { nullable: false, description: 'The attribute of the person.' }),
    value: t.exposeString('value', { description: 'The value that is limited; null: each value alike.' }),
    seats: t.exposeInt('seats', { nullable: false, description: 'At most so many.' }),
  }),
});

const RuleConditionType = builder.objectRef<ListedReason>('RuleCondition').implement({
  description: 'One condition of a rule, in words.',
  fields: (t) => ({
    index: t.exposeInt('index', { nullable: false, description: 'Its place in the list, from 0.' }),
    parent: t.exposeInt('parent', {
      description: 'The place of the condition that holds it; null for the whole rule.',
    }),
    depth: t.exposeInt('depth', {
      nullable: false,
      description: 'How deep it stands; 0 for the whole rule.',
    }),
    kind: t.exposeString('kind', {
      nullable: false,
      description: 'all, any, not, at_least, some, every, count, sum, comparison or criterion.',
    }),
    pointer: t.exposeString('pointer', { nullable: false, description: 'JSON pointer into the rule.' }),
    label: t.exposeString('label', { nullable: false, description: 'What it asks for, in words.' }),
    quotation: t.exposeString('quotation', { description: 'The sentence of the page that it stands for.' }),
    required: t.field({
      type: 'JSON',
      description: 'What is required: operator, value, labels, unit.',
      resolve: (condition) => condition.required,
    }),
  }),
});

const EligibilityAdviceType = builder.objectRef<Advice>('EligibilityAdvice').implement({
  description: 'What is desirable: it warns and never refuses.',
  fields: (t) => ({
    statement: t.exposeString('statement', { nullable: false, description: 'The advice.' }),
    rule: t.field({
      type: 'JSON',
      nullable: false,
      description: 'Its rule document.',
      resolve: ({ rule }) => rule,
    }),
  }),
});

export const EligibilityPolicyType = builder.objectRef<PublishedEligibility>('EligibilityPolicy').implement({
  description: 'Who may join a cycle.',
  fields: (t) => ({
    rulePublished: t.boolean({
      nullable: false,
      description: 'Whether a rule is published at all.',
      resolve: ({ rule }) => rule !== null,
    }),
    statement: t.exposeString('statement', { description: 'The criteria in the words of the program.' }),
    rule: t.field({
      type: 'JSON',
      description: 'The rule document; null where none is published.',
      resolve: ({ rule }) => rule,
    }),
    conditions: t.field({
      type: [RuleConditionType],
      nullable: false,
      description: 'The rule as a list of its conditions, each below the one that holds it.',
      resolve: (policy) =>
        policy.rule === null
          ? []
          : [...listReasons(checkEligibility(policy, { attributes: {}, collections: {} }).verdict)],
    }),
    advice: t.field({
      type: [EligibilityAdviceType],
      nullable: false,
      description: 'What is desirable.',
      resolve: ({ advice }) => [...advice],
    }),
  }),
});

export const CompletionPolicyType = builder
  .objectRef<{ policy: CompletionPolicy; statement: string | null }>('CompletionPolicy')
  .implement({
    description: 'What a cycle asks of a member who is to complete it. Null is what the program never said.',
    fields: (t) => ({
      rulePublished: t.boolean({
        nullable: false,
        description: 'Whether there is a rule at all.',
        resolve: ({ policy }) => policy.rule !== null,
      }),
      statement: t.exposeString('statement', { description: 'The policy in the words of the program.' }),
      rule: t.field({
        type: 'JSON',
        description: 'The rule document; null where none is published.',
        resolve: ({ policy }) => policy.rule,
      }),
      partialCounts: t.boolean({
        description: 'Whether a partial attendance counts, at least from some minutes on.',
        resolve: ({ policy: { partialCounts } }) => (partialCounts === null ? null : partialCounts !== 'no'),
      }),
      partialCountsFromMinutes: t.int({
        description: 'From how many minutes on a partial attendance counts.',
        resolve: ({ policy: { partialCounts } }) =>
          typeof partialCounts === 'object' ? (partialCounts?.minMinutes ?? null) : null,
      }),
      excusedCounts: t.boolean({
        description: 'Whether an excused absence counts as attended.',
        resolve: ({ policy }) => policy.excusedCounts,
      }),
      makeUpsCount: t.boolean({
        description: 'Whether making up for a missed session counts.',
        resolve: ({ policy: { makeUpsCount } }) => (makeUpsCount === null ? null : makeUpsCount !== 'no'),
      }),
      makeUpsAtMost: t.int({
        description: 'How often making up counts; null where no limit is stated.',
        resolve: ({ policy: { makeUpsCount } }) =>
          typeof makeUpsCount === 'object' ? (makeUpsCount?.atMost ?? null) : null,
      }),
      makeUpsUntil: t.field({
        type: WindowEdgeType,
        description: 'Until when a missed session may be made up.',
        resolve: ({ policy }) => policy.makeUpsUntil,
      }),
    }),
  });

export const SessionPlanType = builder.objectRef<StoredSessionPlan>('SessionPlan').implement({
  description: 'What is said of the sessions of a cycle beside the sessions themselves.',
  fields: (t) => ({
    minimumSessions: t.exposeInt('minimumSessions', {
      description: 'How many sessions the cycle must hold.',
    }),
    plannedSessions: t.exposeInt('plannedSessions', { description: 'How many sessions it is said to have.' }),
    sessionMinutes: t.exposeInt('sessionMinutes', {
      description: 'The published length of a session, in minutes.',
    }),
    complete: t.exposeBoolean('complete', { description: 'Whether all sessions are known.' }),
    additionalByAgreement: t.exposeBoolean('additionalByAgreement', {
      description: 'Whether the group may add sessions of its own.',
    }),
    statement: t.exposeString('statement', { description: 'The plan in the words of the program.' }),
  }),
});

export const ReadinessType = builder.objectRef<ReadinessRequirement>('ReadinessRequirement').implement({
  description: 'What the program asks for before a cycle may start.',
  fields: (t) => ({
    facilitators: t.int({
      description: 'At least so many facilitators; null where the program never said.',
      resolve: ({ facilitators }) => facilitators?.count ?? null,
    }),
    facilitatorsTrained: t.boolean({
      description: 'Whether each of them must be trained.',
      resolve: ({ facilitators }) => facilitators?.trained ?? null,
    }),
    members: t.exposeInt('members', {
      description: 'At least so many members; null where the program never said.',
    }),
  }),
});
