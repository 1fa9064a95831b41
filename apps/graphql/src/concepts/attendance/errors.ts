import type { AttendanceMark, AttendanceRefusal, AttendanceSheetRefusal, MakeUpRefusal } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';
import { tellMoment } from '../../platform/tell-time.ts';

/** A refusal with the zone in which its times are told, and its place on a sheet. */
type Told = (AttendanceSheetRefusal | (AttendanceRefusal & { readonly index?: undefined })) & {
  readonly zone: string | null;
};

const markWords: Readonly<Record<AttendanceMark, string>> = {
  present: 'present',
  partial: 'partly present',
  absent: 'absent',
  excused: 'excused',
};

function placed(field: string) {
  return ({ index }: { readonly index?: number | null | undefined }): readonly string[] =>
    index === undefined ? [field] : index === null ? ['sessionId'] : ['entries', String(index), field];
}

const group = defineRefusals<Told>({
  session_not_started: {
    type: 'SessionNotStarted',
    description: 'The session has not begun: attendance is marked from its start on.',
    facts: { startsAt: 'DateTime' },
    message: ({ startsAt, zone }) =>
      `The session starts on ${tellMoment(startsAt, zone)}. Attendance is marked from then on.`,
    path: () => ['sessionId'],
  },
  session_start_unknown: {
    type: 'SessionStartUnknown',
    description: 'Nobody knows when the session starts, and it was not said to be held.',
    message: () => 'It is not known when this session starts. Say first that it was held.',
    path: () => ['sessionId'],
  },
  session_cancelled: {
    type: 'SessionCancelled',
    description: 'The session was cancelled.',
    message: () => 'This session was cancelled. Nobody attends it.',
    path: () => ['sessionId'],
  },
  not_a_participant: {
    type: 'NotAParticipant',
    description: 'The person has no seat in a cycle of the session, and no registration that entitles to it.',
    message: ({ index }) =>
      `${typeof index === 'number' ? `Entry ${index + 1} of the sheet` : 'This person'} takes no part in the session: no seat in one of its cycles, and no registration for it.`,
    path: placed('personId'),
  },
  reason_required: {
    type: 'ReasonRequired',
    description:
      'A mark that is there is changed, or one is entered after attendance was closed, without a reason.',
    facts: { recorded: 'String', attendanceClosed: 'Boolean' },
    message: ({ recorded }) =>
      recorded === null
        ? 'Attendance of this session is closed. Say why a mark is entered now.'
        : `This person was marked ${markWords[recorded]} before. Say why the mark is changed.`,
    path: placed('reason'),
  },
  minutes_do_not_fit: {
    type: 'MinutesDoNotFit',
    description: 'The minutes are no possible length of stay for this mark.',
    facts: { minutes: 'Float', sessionMinutes: 'Float' },
    message: ({ mark, minutes, sessionMinutes }) => {
      const rule = {
        present: 'more than none',
        partial:
          sessionMinutes === null
            ? 'more than none'
            : `more than none and fewer than the ${sessionMinutes} of the session`,
        absent: 'none',
        excused: 'none',
      }[mark];
      return `${minutes} minutes do not fit somebody who was ${markWords[mark]}: give whole minutes from 0 to 1440, ${rule}.`;
    },
    path: placed('minutes'),
  },
  marked_twice: {
    type: 'MarkedTwice',
    description: 'The sheet names a person twice.',
    facts: { firstIndex: 'Int' },
    message: ({ index, firstIndex }) =>
      `Entry ${index + 1} of the sheet names the same person as entry ${firstIndex + 1}.`,
    path: placed('personId'),
  },
  sheet_empty: {
    type: 'SheetEmpty',
    description: 'The sheet marks nobody.',
    message: () => 'The sheet marks nobody.',
    path: () => ['entries'],
  },
});

export const attendanceRefusals = {
  group,
  /** @param zone the zone in which the session takes place, for the times in sentences */
  tell: (refusals: readonly (AttendanceRefusal | AttendanceSheetRefusal)[], zone: string | null) =>
    group.tell(refusals.map((refusal) => ({ ...refusal, zone }) as Told)),
};

export const makeUpRefusals = defineRefusals<MakeUpRefusal>({
  session_not_missed: {
    type: 'SessionNotMissed',
    description: 'The person is not recorded as having missed the session.',
    message: ({ mark }) =>
      mark === null
        ? 'Nothing is recorded of this person at this session. Mark attendance first.'
        : 'This person was present at the session.',
    path: () => ['sessionId'],
  },
  already_made_up: {
    type: 'AlreadyMadeUp',
    description: 'Making up for this session is recorded already.',
    message: () => 'It is recorded already that this person made up for the session.',
    path: () => ['sessionId'],
  },
  make_ups_do_not_count: {
    type: 'MakeUpsDoNotCount',
    description: 'The completion policy rules out making up.',
    message: () => 'In this cycle a session that was missed cannot be made up for.',
    path: () => ['cycleId'],
  },
  make_up_time_over: {
    type: 'MakeUpTimeOver',
    description: 'The time for making up is over.',
    facts: { closedAt: 'DateTime' },
    message: ({ closedAt }) =>
      `The time for making up is over${closedAt === null ? '' : ` since ${tellMoment(closedAt, null)}`}.`,
    path: () => ['cycleId'],
  },
  other_session_unclear: {
    type: 'OtherSessionUnclear',
    description: 'Another session is named exactly where one was attended instead.',
    message: () => 'Name the other session where one was attended instead, and only then.',
    path: () => ['otherSessionId'],
  },
});
