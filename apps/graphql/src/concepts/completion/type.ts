import {
  type CompletionForecast,
  type CompletionStanding,
  explainVerdict,
  listReasons,
  type RiskReason,
  type UnstatedPolicyPart,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import { CompletionOutcomeType } from '../admission/enrollment-type.ts';
import { AttendanceType } from '../attendance/type.ts';
import { ReasonType } from '../eligibility/type.ts';
import { SessionType } from '../session/type.ts';
import type { MemberSession } from './load-members.ts';
import { type RecordedWarning, type Standing, sessionsById } from './load-standing.ts';
import { tellForecast } from './tell-forecast.ts';

const CompletionStateType = builder.enumType('CompletionState', {
  description: 'How a member stands while the cycle runs.',
  values: {
    COMPLETED: { value: 'completed', description: 'What completion asks for is met, whatever comes.' },
    ON_TRACK: { value: 'on_track', description: 'It can be reached.' },
    AT_RISK: { value: 'at_risk', description: 'It can be reached, and there is nothing to spare.' },
    CANNOT_COMPLETE: { value: 'cannot_complete', description: 'It can no longer be reached.' },
    UNDETERMINED: { value: 'undetermined', description: 'It cannot be told yet; the reasons say why.' },
  } satisfies Record<string, { value: CompletionStanding; description: string }>,
});

const CompletionRiskType = builder.enumType('CompletionRisk', {
  description: 'Why completion is at risk.',
  values: {
    NO_SESSION_TO_SPARE: { value: 'no_session_to_spare', description: 'No further session may be missed.' },
    NEEDS_MAKE_UPS: { value: 'needs_make_ups', description: 'It cannot be reached without making up.' },
    NOTHING_LEFT_BUT_LACKING: {
      value: 'nothing_left_but_lacking',
      description: 'No session is to come, and something is lacking.',
    },
  } satisfies Record<string, { value: RiskReason; description: string }>,
});

interface ForecastOf {
  readonly forecast: CompletionForecast;
  readonly standing: Standing;
}

export const CompletionForecastType = builder.objectRef<ForecastOf>('CompletionForecast').implement({
  description: 'Whether a member can still complete, and what it takes.',
  fields: (t) => ({
    state: t.field({
      type: CompletionStateType,
      nullable: false,
      description: 'How the member stands.',
      resolve: ({ forecast }) => forecast.standing,
    }),
    risks: t.field({
      type: [CompletionRiskType],
      nullable: false,
      description: 'Why it is at risk.',
      resolve: ({ forecast }) => [...forecast.risks],
    }),
    attended: t.int({
      nullable: false,
      description: 'Sessions that count as attended by now.',
      resolve: ({ forecast }) => forecast.attended,
    }),
    bestAttainable: t.int({
      nullable: false,
      description: 'Sessions that may count in the end.',
      resolve: ({ forecast }) => forecast.bestAttainable,
    }),
    minimum: t.int({
      description: 'Sessions asked for; null where the rule asks for no number.',
      resolve: ({ forecast }) => forecast.minimumNeeded,
    }),
    margin: t.int({
      description: 'What can be reached beyond the minimum; negative: out of reach.',
      resolve: ({ forecast }) => forecast.margin,
    }),
    mayStillMiss: t.int({
      description:
        'How many of the sessions to come may be missed, whichever they are; null where out of reach or open.',
      resolve: ({ forecast }) => forecast.mayStillMiss,
    }),
    remainingSessions: t.field({
      type: [SessionType],
      nullable: false,
      description: 'The sessions to come, by date.',
      resolve: ({ forecast, standing }) => sessionsById(standing, forecast.sessionsToCome) as never,
    }),
    restsOnNotRecorded: t.boolean({
      nullable: false,
      description: 'Whether it may change with marks of past sessions that nobody has recorded.',
      resolve: ({ forecast }) => forecast.restsOnNotRecorded,
    }),
    explanation: t.string({
      nullable: false,
      description: 'All this in sentences to be read aloud.',
      resolve: ({ forecast }) => tellForecast(forecast),
    }),
  }),
});

const UnstatedPolicyPartType = builder.enumType('UnstatedPolicyPart', {
  description: 'What a program does not say of how sessions count.',
  values: {
    PARTIAL_COUNTS: { value: 'partialCounts', description: 'Whether a partial attendance counts.' },
    EXCUSED_COUNTS: { value: 'excusedCounts', description: 'Whether an excused absence counts.' },
    MAKE_UPS_COUNT: { value: 'makeUpsCount', description: 'Whether making up counts.' },
  } satisfies Record<string, { value: UnstatedPolicyPart; description: string }>,
});

export const CompletionType = builder.objectRef<Standing>('Completion').implement({
  description: 'The judgement of a member against the completion policy of the cycle.',
  fields: (t) => ({
    verdict: t.field({
      type: CompletionOutcomeType,
      nullable: false,
      description: 'As of now; once the cycle has ended, as it was then.',
      resolve: ({ verdict }) => verdict.outcome,
    }),
    final: t.boolean({
      nullable: false,
      description: 'Whether the seat has ended with it.',
      resolve: ({ forecast }) => forecast === null,
    }),
    explanation: t.string({
      nullable: false,
      description: 'The verdict in plain words.',
      resolve: ({ verdict }) => explainVerdict(verdict.verdict),
    }),
    reasons: t.field({
      type: [ReasonType],
      nullable: false,
      description: 'The reason tree as a list, each condition below the one that holds it.',
      resolve: ({ verdict }) => [...listReasons(verdict.verdict)],
    }),
    notRecorded: t.field({
      type: [SessionType],
      nullable: false,
      description:
        'Sessions that are past and of which nothing, or not enough, is recorded. They are no absences.',
      resolve: (standing) => sessionsById(standing, standing.verdict.notRecorded) as never,
    }),
    mayBeMadeUp: t.field({
      type: [SessionType],
      nullable: false,
      description: 'Sessions that were missed and may still be made up for.',
      resolve: (standing) => sessionsById(standing, standing.verdict.mayBeMadeUp) as never,
    }),
    unstated: t.field({
      type: [UnstatedPolicyPartType],
      nullable: false,
      description: 'What the program does not say, and what this member’s marks turn on.',
      resolve: ({ verdict }) => [...verdict.unstated],
    }),
    forecast: t.field({
      type: CompletionForecastType,
      description: 'What can still be reached; null once the seat has ended.',
      resolve: (standing) => (standing.forecast === null ? null : { forecast: standing.forecast, standing }),
    }),
  }),
});

export const SessionAttendanceType = builder.objectRef<MemberSession>('SessionAttendance').implement({
  description: 'A session of a member’s cycle, with the member’s mark.',
  fields: (t) => ({
    session: t.field({
      type: SessionType,
      nullable: false,
      description: 'The session.',
      resolve: ({ session }) => session as never,
    }),
    attendance: t.field({
      type: AttendanceType,
      description: 'The mark; null: not recorded, which is no absence.',
      resolve: ({ attendance }) => attendance as never,
    }),
  }),
});

const CompletionWarningKindType = builder.enumType('CompletionWarningKind', {
  description: 'What a member was told.',
  values: {
    OUT_OF_REACH: { value: 'completion_out_of_reach', description: 'Completion can no longer be reached.' },
    AT_RISK: { value: 'completion_at_risk', description: 'Completion is at risk.' },
    BACK_IN_REACH: {
      value: 'completion_back_in_reach',
      description: 'A correction has brought completion back.',
    },
  } satisfies Record<string, { value: RecordedWarning['kind']; description: string }>,
});

export const CompletionWarningType = builder.objectRef<RecordedWarning>('CompletionWarning').implement({
  description: 'What a member, and those who facilitate the cycle, were told, and when.',
  fields: (t) => ({
    kind: t.field({
      type: CompletionWarningKindType,
      nullable: false,
      description: 'What they were told.',
      resolve: ({ kind }) => kind,
    }),
    at: t.field({ type: 'DateTime', nullable: false, description: 'When.', resolve: ({ at }) => at }),
    attended: t.exposeInt('attended', { nullable: false, description: 'Sessions attended by then.' }),
    bestAttainable: t.exposeInt('bestAttainable', {
      nullable: false,
      description: 'Sessions that could be reached then.',
    }),
    minimum: t.exposeInt('minimumNeeded', { description: 'Sessions asked for.' }),
  }),
});
