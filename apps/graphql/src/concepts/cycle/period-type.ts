import { type Period, periodDates } from '@coterie/core';
import { builder } from '../../builder.ts';

const PeriodKindType = builder.enumType('PeriodKind', {
  description: 'How a period is published.',
  values: {
    DATES: { value: 'dates', description: 'Exact dates.' },
    MONTHS: { value: 'months', description: 'A span of months, with or without a year.' },
  } satisfies Record<string, { value: Period['kind']; description: string }>,
});

export const PeriodType = builder.objectRef<Period>('Period').implement({
  description: 'When something runs. Both ends are included; a span of months may run over New Year.',
  fields: (t) => ({
    kind: t.field({
      type: PeriodKindType,
      nullable: false,
      description: 'Exact dates or months.',
      resolve: ({ kind }) => kind,
    }),
    start: t.field({
      type: 'LocalDate',
      description: 'The first day; null where no year is published.',
      resolve: (period) => periodDates(period)?.start ?? null,
    }),
    end: t.field({
      type: 'LocalDate',
      description: 'The last day; null where no year is published.',
      resolve: (period) => periodDates(period)?.end ?? null,
    }),
    startMonth: t.int({
      description: 'The first month, 1 is January, of a span of months.',
      resolve: (period) => (period.kind === 'months' ? period.startMonth : null),
    }),
    endMonth: t.int({
      description: 'The last month of a span of months.',
      resolve: (period) => (period.kind === 'months' ? period.endMonth : null),
    }),
    startYear: t.int({
      description: 'The year of the first month; null where none is published.',
      resolve: (period) => (period.kind === 'months' ? period.startYear : null),
    }),
  }),
});
