import type { Attribute, Vocabulary } from '../rules/vocabulary.ts';

// Nothing here is asked of the member: it is recorded by those who run the cycle.
const question = null;
const yesOrNo = (label: string): Attribute => ({ kind: 'boolean', label, question });

/**
 * What a completion rule may name. `sessions` holds every session of the member's cycle that was not
 * cancelled; whether one counts as `attended` is derived from its mark by the completion policy.
 *
 * "Six of the eight sessions" is `{ count: 'sessions', where: { attribute: 'attended', equals: true },
 * min: 6 }`. The reference dates are known once the schedule is complete.
 */
export const completionVocabulary = {
  attributes: {
    attendedShare: {
      kind: 'number',
      label: 'Share of the sessions attended',
      question,
      unit: 'percent',
      min: 0,
      max: 100,
    },
    requiredAttendedShare: {
      kind: 'number',
      label: 'Share of the required sessions attended',
      question,
      unit: 'percent',
      min: 0,
      max: 100,
    },
    platformEngaged: yesOrNo('Engaged in the online platform'),
    platformHours: {
      kind: 'number',
      label: 'Asynchronous work',
      question,
      unit: 'hours',
      min: 0,
    },
    projectSubmitted: yesOrNo('Project submitted'),
    bookStudyDone: yesOrNo('Book study done'),
  },
  collections: {
    sessions: {
      label: 'Sessions',
      itemLabel: 'session',
      attributes: {
        sessionId: { kind: 'text', label: 'Session', question },
        kind: {
          kind: 'choice',
          label: 'Kind of session',
          question,
          choices: [
            { value: 'meeting', label: 'Meeting' },
            { value: 'workshop', label: 'Workshop' },
            { value: 'keynote', label: 'Keynote' },
            { value: 'interactive', label: 'Interactive session' },
            { value: 'additional', label: 'Additional session' },
          ],
        },
        modality: {
          kind: 'choice',
          label: 'Modality',
          question,
          choices: [
            { value: 'virtual', label: 'Virtual' },
            { value: 'in_person', label: 'In person' },
            { value: 'hybrid', label: 'Hybrid' },
          ],
        },
        required: yesOrNo('Required session'),
        track: { kind: 'text', label: 'Track', question, optional: true },
        date: { kind: 'date', label: 'Date', question },
        plannedMinutes: { kind: 'number', label: 'Planned length', question, unit: 'minutes', min: 0 },
        held: yesOrNo('Held'),
        mark: {
          kind: 'choice',
          label: 'Attendance mark',
          question,
          choices: [
            { value: 'present', label: 'Present' },
            { value: 'partial', label: 'Partial' },
            { value: 'absent', label: 'Absent' },
            { value: 'excused', label: 'Excused' },
          ],
        },
        attended: yesOrNo('Attended'),
        minutes: { kind: 'number', label: 'Minutes attended', question, unit: 'minutes', min: 0 },
        madeUp: yesOrNo('Made up for'),
        waived: yesOrNo('Waived'),
      },
    },
    weeks: {
      label: 'Weeks of asynchronous work',
      itemLabel: 'week',
      attributes: {
        weekOf: { kind: 'date', label: 'First day of the week', question },
        hours: { kind: 'number', label: 'Hours', question, unit: 'hours', min: 0, max: 168 },
      },
    },
    coaching: {
      label: 'Coaching conversations',
      itemLabel: 'conversation',
      attributes: { minutes: { kind: 'number', label: 'Minutes', question, unit: 'minutes', min: 0 } },
    },
    deliverables: {
      label: 'Deliverables',
      itemLabel: 'deliverable',
      attributes: { name: { kind: 'text', label: 'Deliverable', question }, done: yesOrNo('Handed in') },
    },
    surveys: {
      label: 'Surveys',
      itemLabel: 'survey',
      attributes: {
        instrumentId: { kind: 'text', label: 'Instrument', question },
        moment: {
          kind: 'choice',
          label: 'When it is asked',
          question,
          choices: [
            { value: 'pre', label: 'Before' },
            { value: 'post', label: 'After' },
            { value: 'per_session', label: 'At each session' },
            { value: 'follow_up', label: 'Follow-up' },
          ],
        },
        done: yesOrNo('Answered'),
      },
    },
    signOffs: {
      label: 'Sign-offs',
      itemLabel: 'sign-off',
      attributes: { role: { kind: 'text', label: 'Role', question }, done: yesOrNo('Given') },
    },
  },
  referenceDates: { firstSession: 'First session', lastSession: 'Last session' },
} as const satisfies Vocabulary;
