import {
  type AdviceNote,
  type Determination,
  type EligibilityOutcome,
  type EligibilityVerdict,
  explainVerdict,
  type ListedReason,
  listReasons,
  type OpenQuestion,
  type Outcome,
  type Undetermination,
} from '@coterie/core';
import { builder } from '../../builder.ts';

const EligibilityOutcomeType = builder.enumType('EligibilityOutcome', {
  description: 'Whether somebody may join.',
  values: {
    ELIGIBLE: { value: 'eligible', description: 'The rule is met.' },
    INELIGIBLE: { value: 'ineligible', description: 'The rule is not met, whatever is still unknown.' },
    UNDETERMINED: {
      value: 'undetermined',
      description: 'Facts are missing, or the program left something undefined.',
    },
  } satisfies Record<string, { value: EligibilityOutcome; description: string }>,
});

export const OutcomeType = builder.enumType('Outcome', {
  description: 'One of the three values of a rule.',
  values: {
    TRUE: { value: 'true', description: 'It holds.' },
    FALSE: { value: 'false', description: 'It does not hold.' },
    UNDETERMINED: { value: 'undetermined', description: 'It cannot be told yet; the reasons say why.' },
  } satisfies Record<string, { value: Outcome; description: string }>,
});

const UndeterminationType = builder.objectRef<Undetermination>('Undetermination').implement({
  description: 'Why a condition could not be settled.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      nullable: false,
      description:
        'missing_fact (ask the person), criterion_undefined (a determination settles it), not_yet (the future), or reference_date_unknown.',
    }),
    attribute: t.string({
      description: 'The attribute that is missing.',
      resolve: (why) => ('attribute' in why ? why.attribute : null),
    }),
    collection: t.string({
      description: 'The collection that it belongs to.',
      resolve: (why) => ('collection' in why ? why.collection : null),
    }),
    criterion: t.string({
      description: 'The criterion that the program left undefined.',
      resolve: (why) => ('criterion' in why ? why.criterion : null),
    }),
    statement: t.string({
      description: 'The criterion in words.',
      resolve: (why) => ('statement' in why ? why.statement : null),
    }),
  }),
});

export const ReasonType = builder.objectRef<ListedReason>('Reason').implement({
  description:
    'One condition of a rule: what it required, what was observed, whether the outcome rests on it.',
  fields: (t) => ({
    index: t.exposeInt('index', { nullable: false, description: 'Its place in the list, from 0.' }),
    parent: t.exposeInt('parent', {
      description: 'The place of the condition above; null for the whole rule.',
    }),
    depth: t.exposeInt('depth', {
      nullable: false,
      description: 'How deep it stands; 0 for the whole rule.',
    }),
    kind: t.exposeString('kind', {
      nullable: false,
      description: 'all, any, not, at_least, some, every, count, sum, comparison, criterion or item.',
    }),
    pointer: t.exposeString('pointer', { nullable: false, description: 'JSON pointer into the rule.' }),
    label: t.exposeString('label', { nullable: false, description: 'What it is about, in words.' }),
    quotation: t.exposeString('quotation', { description: 'The sentence of the page that it stands for.' }),
    outcome: t.field({
      type: OutcomeType,
      nullable: false,
      description: 'Its value.',
      resolve: (reason) => reason.outcome,
    }),
    decisive: t.exposeBoolean('decisive', {
      nullable: false,
      description: 'Whether the outcome of the whole rule rests on it.',
    }),
    item: t.exposeInt('item', { description: 'Which post, from 0, where it looks at one.' }),
    required: t.field({
      type: 'JSON',
      description: 'What was required: operator, value, labels, unit.',
      resolve: (reason) => reason.required,
    }),
    observed: t.field({
      type: 'JSON',
      description: 'What was found: state, value, labels.',
      resolve: (reason) => reason.observed,
    }),
    undetermined: t.field({
      type: [UndeterminationType],
      nullable: false,
      description: 'Why it is open.',
      resolve: (reason) => [...reason.undetermined],
    }),
  }),
});

const ChoiceType = builder.objectRef<{ value: string; label: string }>('Choice').implement({
  description: 'One of the values that an answer may take.',
  fields: (t) => ({
    value: t.exposeString('value', { nullable: false, description: 'What is sent.' }),
    label: t.exposeString('label', { nullable: false, description: 'What is shown.' }),
  }),
});

type Answer = OpenQuestion['answers'][number];

const AnswerType = builder.objectRef<Answer>('QuestionAnswer').implement({
  description: 'What is to be answered.',
  fields: (t) => ({
    attribute: t.exposeString('name', {
      nullable: false,
      description: 'The fact by its name, for FactInput.',
    }),
    label: t.string({
      nullable: false,
      description: 'Its label.',
      resolve: ({ attribute }) => attribute.label,
    }),
    kind: t.string({
      nullable: false,
      description: 'boolean, number, text, choice, choices or date.',
      resolve: ({ attribute }) => attribute.kind,
    }),
    unit: t.string({
      description: 'What a number counts.',
      resolve: ({ attribute }) => attribute.unit ?? null,
    }),
    choices: t.field({
      type: [ChoiceType],
      description: 'The allowed values, where they are listed.',
      resolve: ({ attribute }) => (attribute.choices === undefined ? null : [...attribute.choices]),
    }),
  }),
});

const QuestionType = builder.objectRef<OpenQuestion>('OpenQuestion').implement({
  description: 'A question still worth asking: its answer can change the outcome.',
  fields: (t) => ({
    question: t.exposeString('question', {
      description: 'What to ask; null where somebody else than the person knows.',
    }),
    label: t.exposeString('label', { nullable: false, description: 'What it is about.' }),
    attribute: t.exposeString('attribute', {
      description: 'The fact asked for; null where it asks for further posts.',
    }),
    item: t.exposeInt('item', { description: 'Which post it asks about, from 0.' }),
    answers: t.field({
      type: [AnswerType],
      nullable: false,
      description: 'What may be answered.',
      resolve: (question) => [...question.answers],
    }),
  }),
});

const AdviceType = builder.objectRef<AdviceNote>('Advice').implement({
  description: 'Advice of the program ("ideally", "space permitting"): it warns and never refuses.',
  fields: (t) => ({
    statement: t.exposeString('statement', { nullable: false, description: 'The advice.' }),
    outcome: t.field({
      type: OutcomeType,
      nullable: false,
      description: 'FALSE: not followed.',
      resolve: (note) => note.outcome,
    }),
  }),
});

export const DeterminationType = builder.objectRef<Determination>('CriterionDetermination').implement({
  description: 'How a person with the right settled what the program left undefined.',
  fields: (t) => ({
    criterion: t.exposeString('criterion', { nullable: false, description: 'What was settled.' }),
    holds: t.exposeBoolean('holds', { nullable: false, description: 'Whether it was found to be met.' }),
    by: t.exposeString('by', { nullable: false, description: 'Who settled it.' }),
    reason: t.exposeString('reason', { nullable: false, description: 'Why.' }),
    at: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When.',
      resolve: (determination) => determination.at,
    }),
  }),
});

/** An eligibility verdict: of a described person, or of an applicant. */
export const EligibilityVerdictType = builder.objectRef<EligibilityVerdict>('EligibilityVerdict').implement({
  description: 'Whether somebody may join, why, and what is still worth asking.',
  fields: (t) => ({
    outcome: t.field({
      type: EligibilityOutcomeType,
      nullable: false,
      description: 'The verdict.',
      resolve: (verdict) => verdict.outcome,
    }),
    ruleId: t.exposeString('ruleId', {
      nullable: false,
      description: 'The rule, as listed in docs/rules.md.',
    }),
    rulePublished: t.exposeBoolean('rulePublished', {
      nullable: false,
      description: 'False where the program published no rule.',
    }),
    explanation: t.string({
      nullable: false,
      description: 'The verdict in plain words, to be read aloud.',
      resolve: ({ verdict }) => explainVerdict(verdict),
    }),
    reasons: t.field({
      type: [ReasonType],
      nullable: false,
      description: 'The reason tree as a list, each condition below the one that holds it.',
      resolve: ({ verdict }) => [...listReasons(verdict)],
    }),
    questions: t.field({
      type: [QuestionType],
      nullable: false,
      description: 'The questions still worth asking the person, the most telling first.',
      resolve: ({ questions }) => [...questions],
    }),
    advice: t.field({
      type: [AdviceType],
      nullable: false,
      description: 'Advice that is not clearly followed.',
      resolve: ({ advice }) => [...advice],
    }),
    determinations: t.field({
      type: [DeterminationType],
      nullable: false,
      description: 'The determinations on which it rests.',
      resolve: ({ determinations }) => [...determinations],
    }),
  }),
});
