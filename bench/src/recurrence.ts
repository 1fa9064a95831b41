import { deepStrictEqual } from 'node:assert/strict';
import { expandRecurrence, type Recurrence, toInstant } from '@coterie/core';
import { RRuleTemporal } from 'rrule-temporal';
import { type Comparison, compareSideBySide } from './side-by-side.ts';

interface Workload {
  readonly title: string;
  readonly recurrence: Recurrence;
}

const workloads: readonly Workload[] = [
  {
    title: 'Eight Thursdays',
    recurrence: {
      from: '2024-02-01' as Recurrence['from'],
      rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=8',
      additionalDates: [],
      exceptDates: [],
    },
  },
  {
    title: 'Every second Tuesday and Thursday for three years',
    recurrence: {
      from: '2024-01-02' as Recurrence['from'],
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261231',
      additionalDates: [],
      exceptDates: [],
    },
  },
];

const zone = 'America/Chicago';

/** The library beneath, asked for the same wall-clock starts in the same zone. */
function byRruleTemporal({ from, rule }: Recurrence): readonly string[] {
  const compact = from.replaceAll('-', '');
  const until = rule.replace(/UNTIL=(\d{8})/, 'UNTIL=$1T235959Z');
  const text = `DTSTART;TZID=${zone}:${compact}T083000\nRRULE:${until}`;
  return new RRuleTemporal({ rruleString: text }).all().map((at) => at.toInstant().toString());
}

/** The core: days of a wall calendar first, then instants of 8:30 in the zone, gaps and folds told apart. */
function byCore(recurrence: Recurrence): readonly string[] {
  const days = expandRecurrence(recurrence);
  if (!days.ok) throw new Error(days.error.kind);
  return days.value.map((day) => {
    const at = toInstant(
      day,
      '08:30' as Parameters<typeof toInstant>[1],
      zone as Parameters<typeof toInstant>[2],
    );
    if (at.kind !== 'exact') throw new Error('8:30 exists on every day in Chicago');
    return at.instant;
  });
}

export async function compareRecurrence(): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { title, recurrence } of workloads) {
    const expected = byRruleTemporal(recurrence);
    deepStrictEqual(
      byCore(recurrence).map((at) => Date.parse(at)),
      expected.map((at) => Date.parse(at)),
    );
    comparisons.push(
      await compareSideBySide(
        `A recurrence: ${title}`,
        `${expected.length} starts at 8:30 in ${zone}, as instants`,
        [
          { name: 'rrule-temporal', says: 'starts', run: () => byRruleTemporal(recurrence) },
          {
            name: '@coterie/core',
            says: 'starts; refuses what is endless, and tells gaps and folds',
            run: () => byCore(recurrence),
          },
        ],
      ),
    );
  }
  return comparisons;
}
