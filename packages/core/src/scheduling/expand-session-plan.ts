import { expandRecurrence, type RecurrenceRefusal } from '../calendar/recurrence.ts';
import { id } from '../kernel/brand.ts';
import { isNonEmpty, type Refusal, type Refusals } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { LocalDate } from '../kernel/temporal.ts';
import type { Session } from './session.ts';
import type { PlannedSlot, SessionPlan, SessionSeries, TimeOfDay } from './session-plan.ts';
import { type SessionTiming, timedTiming } from './session-timing.ts';

export const planIsBounded = defineRule(
  'scheduling.plan-bounded',
  'The plan of one cycle has at most a thousand sessions.',
);
export const seriesKeysDiffer = defineRule(
  'scheduling.series-keys-differ',
  'Every series of a plan has a key of its own.',
);

/** Why a plan was not expanded; `series` is the key of the series at fault. */
export type SessionPlanRefusal =
  | (Refusal & {
      readonly kind: 'series_recurrence_refused';
      readonly series: string;
      readonly refusal: RecurrenceRefusal;
    })
  | (Refusal & { readonly kind: 'plan_too_long'; readonly sessions: number; readonly limit: number })
  | (Refusal & { readonly kind: 'series_key_repeated'; readonly series: string });

const mostSessions = 1_000;

/**
 * The sessions of a plan, series by series, each with the local date and time of its zone. The id of a
 * session is made of cycle, series and number, so that expanding a plan twice gives the same sessions.
 * Sessions with a known date are `scheduled`, the others `tentative`; facilitators and links come later.
 *
 * Rules: `scheduling.plan-bounded`, `scheduling.series-keys-differ`, and those of `expandRecurrence`.
 *
 * @example
 * ```ts
 * import { expandSessionPlan, id, weekly } from '@coterie/core';
 *
 * const sessions = expandSessionPlan({
 *   cycle: id<'Cycle'>('equity-2024'), minimumSessions: 8, isComplete: true, additionalSessions: null, period: null,
 *   series: [{
 *     key: 'workshop', title: null, kind: 'workshop', modality: 'virtual', place: null, statedMinutes: 180,
 *     tracks: [], alternativeOf: null, required: null,
 *     dates: {
 *       kind: 'recurrence',
 *       recurrence: weekly({ from: '2024-02-01', on: ['TH'], end: { kind: 'until', date: '2024-03-21' } }),
 *       timeOfDay: { start: '08:30', end: '11:30', zone: 'America/Chicago' },
 *     },
 *   }],
 * });
 * sessions.ok && sessions.value.length; // => 8
 * sessions.ok && sessions.value[7]?.id; // => 'equity-2024/workshop/8'
 * sessions.ok && sessions.value[7]?.timing; // => { kind: 'timed', date: '2024-03-21', start: '08:30', end: '11:30', endDate: '2024-03-21', zone: 'America/Chicago' }
 * ```
 */
export function expandSessionPlan(
  plan: SessionPlan,
): Result<readonly Session[], Refusals<SessionPlanRefusal>> {
  const refusals: SessionPlanRefusal[] = [];
  const sessions: Session[] = [];
  const keys = new Set<string>();
  let planned = 0;
  for (const series of plan.series) {
    if (keys.has(series.key)) {
      refusals.push({ kind: 'series_key_repeated', ruleId: seriesKeysDiffer.id, series: series.key });
    }
    keys.add(series.key);
    if (series.dates.kind === 'to_be_announced' && series.dates.sessions > mostSessions) {
      planned += series.dates.sessions;
      continue;
    }
    const slots = slotsOf(series);
    if (!slots.ok) {
      const { ruleId } = slots.error;
      refusals.push({ kind: 'series_recurrence_refused', ruleId, series: series.key, refusal: slots.error });
      continue;
    }
    planned += slots.value.length;
    if (planned <= mostSessions) {
      sessions.push(...slots.value.map((slot, index) => sessionOf(plan, series, slot, index + 1)));
    }
  }
  if (planned > mostSessions) {
    refusals.push({
      kind: 'plan_too_long',
      ruleId: planIsBounded.id,
      sessions: planned,
      limit: mostSessions,
    });
  }
  return isNonEmpty(refusals) ? err(refusals) : ok(sessions);
}

function slotsOf(series: SessionSeries): Result<readonly PlannedSlot[], RecurrenceRefusal> {
  const { dates } = series;
  switch (dates.kind) {
    case 'slots':
      return ok(dates.slots);
    case 'dates':
      return ok(dates.dates.map((date) => slot(timingOn(date, dates.timeOfDay))));
    case 'to_be_announced': {
      const length = Math.max(0, Math.trunc(dates.sessions));
      return ok(Array.from({ length }, () => slot({ kind: 'to_be_announced' })));
    }
    case 'recurrence': {
      const days = expandRecurrence(dates.recurrence, mostSessions);
      return days.ok ? ok(days.value.map((date) => slot(timingOn(date, dates.timeOfDay)))) : days;
    }
  }
}

function timingOn(date: LocalDate, { start, end, zone }: TimeOfDay): SessionTiming {
  return start === null ? { kind: 'date_only', date, zone } : timedTiming(date, start, end, zone);
}

function slot(timing: SessionTiming): PlannedSlot {
  return { timing, gathering: null, title: null };
}

function sessionOf(plan: SessionPlan, series: SessionSeries, planned: PlannedSlot, number: number): Session {
  const isFirm = planned.timing.kind === 'timed' || planned.timing.kind === 'date_only';
  return {
    id: id<'Session'>(`${plan.cycle}/${series.key}/${number}`),
    title: planned.title ?? series.title,
    kind: series.kind,
    state: isFirm ? 'scheduled' : 'tentative',
    timing: planned.timing,
    statedMinutes: series.statedMinutes,
    modality: series.modality,
    place: series.place,
    joinLink: null,
    cycles: [plan.cycle],
    gathering: planned.gathering,
    facilitators: [],
    tracks: series.tracks,
    alternativeOf: series.alternativeOf,
    required: series.required,
  };
}
