import type { LogHoursRefusal } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';

export const hoursRefusals = defineRefusals<LogHoursRefusal>({
  hours_out_of_range: {
    type: 'HoursOutOfRange',
    description: 'No week has so many hours.',
    facts: { hours: 'Float' },
    message: ({ hours }) => `${hours} hours are no part of a week. Give from 0 to 168.`,
    path: () => ['hours'],
  },
  week_invalid: {
    type: 'WeekInvalid',
    description: 'A week is named by the date on which it begins.',
    facts: { weekOf: 'String' },
    message: ({ weekOf }) => `There is no date ${weekOf}. Name the week by the day on which it begins.`,
    path: () => ['weekOf'],
  },
});
