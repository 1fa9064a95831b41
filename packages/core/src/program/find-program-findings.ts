import { readPrintedDates } from '../calendar/read-printed-dates.ts';
import type { Finding } from '../kernel/finding.ts';
import { findProvenance } from '../kernel/provenance.ts';
import { findDeadlinesWithoutTime } from '../scheduling/findings/deadline-without-time.ts';
import { findOverBesideOpenWords } from '../scheduling/findings/over-beside-open-words.ts';
import { findPrintedWithoutValue } from '../scheduling/findings/printed-without-value.ts';
import { findStatedDaysConflicts } from '../scheduling/findings/stated-length-of-gathering.ts';
import { findTwoTitles, type PrintedTitle } from '../scheduling/findings/two-titles.ts';
import { findUnfulfilledEntitlements } from '../scheduling/findings/unfulfilled-entitlement.ts';
import { findWeekdayMismatches } from '../scheduling/findings/weekday-mismatch.ts';
import { expandSessions } from './expand-sessions.ts';
import { findReadingFindings } from './find-reading-findings.ts';
import { findTimetableFindings } from './find-timetable-findings.ts';
import type { Program } from './program.ts';

/** Titles beyond this number are not compared with each other: the work grows with its square. */
const comparedTitles = 400;

/**
 * What a careful reader would flag in a program, by the general rules of scheduling: no rule knows a
 * program. Places are JSON pointers into the file; nothing is repaired.
 *
 * @example
 * ```ts
 * import { parseProgram } from '@coterie/core';
 *
 * const parsed = parseProgram({
 *   formatVersion: 1,
 *   key: 'coaches',
 *   organization: { key: 'north' },
 *   communities: [{ key: 'coaches' }],
 *   cycles: [
 *     {
 *       key: 'spring',
 *       community: 'coaches',
 *       applicationWindow: { closes: { kind: 'date', date: '2024-01-26' } },
 *       printedDeadline: 'Friday, January 26, 2024',
 *     },
 *   ],
 * });
 * parsed.ok && parsed.value.findings.map((finding) => finding.ruleId); // => ['scheduling.deadline-has-time']
 * ```
 */
export function findProgramFindings(program: Program): readonly Finding[] {
  const sessions = expandSessions(program);
  const findings = [
    ...findTitleFindings(program),
    ...findWindowFindings(program),
    ...findTimetableFindings(program, sessions),
    ...findStatedDays(program),
    ...findPromises(program),
    ...findResultFindings(program),
    ...findReadingFindings(program),
  ];
  // The sessions of one series share a place; what is flagged in each is said once.
  const seen = new Set<string>();
  return findings.filter(({ ruleId, place, quotation, understood }) => {
    const sameAs = JSON.stringify([ruleId, place.pointer, quotation, understood]);
    if (seen.has(sameAs)) return false;
    seen.add(sameAs);
    return true;
  });
}

/** Communities and sessions of agendas under the titles with which they were printed. */
function findTitleFindings(program: Program): readonly Finding[] {
  const communities = program.communities
    .slice(0, comparedTitles)
    .flatMap((community, index): PrintedTitle[] => {
      if (community.title === null) return [];
      const printed = findProvenance(community.provenance, '/title');
      const title = printed?.printed ?? community.title;
      return [{ place: { pointer: `/communities/${index}/title` }, title, list: 'communities' }];
    });
  const sessions = program.gatherings.flatMap((gathering, at) =>
    gathering.sessions.flatMap((session, index): PrintedTitle[] =>
      session.title === null
        ? []
        : [
            {
              place: { pointer: `/gatherings/${at}/sessions/${index}/title` },
              title: session.title,
              list: 'sessions of gatherings',
            },
          ],
    ),
  );
  return findTwoTitles([...communities, ...sessions.slice(0, comparedTitles)]);
}

function findWindowFindings(program: Program): readonly Finding[] {
  return program.cycles.flatMap((cycle, index) => {
    const pointer = `/cycles/${index}`;
    const place = { pointer: `${pointer}/applicationWindow/closes` };
    const { closes } = cycle.applicationWindow;
    const quotation = cycle.printedDeadline;
    const zone = program.organization.timeZone;
    const deadline =
      closes === null || closes.kind !== 'date'
        ? []
        : findDeadlinesWithoutTime([{ place, quotation: quotation ?? closes.date, closes, zone }]);
    const weekdays = readPrintedDates(quotation ?? '').flatMap(({ quotation: printed, start, weekday }) =>
      start === null || weekday === null
        ? []
        : findWeekdayMismatches([
            { place: { pointer: `${pointer}/printedDeadline` }, quotation: printed, date: start, weekday },
          ]),
    );
    const statements = cycle.statements.map(({ says, quotation: words }, at) => ({
      place: { pointer: `${pointer}/statements/${at}` },
      quotation: words,
      says: says === 'open' ? ('open' as const) : ('over' as const),
    }));
    return [...deadline, ...weekdays, ...findOverBesideOpenWords({ statements, state: null })];
  });
}

/** A printed length is one statement, also where it is said of several gatherings. */
function findStatedDays(program: Program): readonly Finding[] {
  const statements = new Map<string, Parameters<typeof findStatedDaysConflicts>[0]>();
  program.gatherings.forEach(({ statedDays, period, title, key }, index) => {
    if (statedDays === null || period === null) return;
    const { days, approximate, quotation } = statedDays;
    const same = JSON.stringify([days, approximate, quotation]);
    const before = statements.get(same);
    const place = before?.place ?? { pointer: `/gatherings/${index}/statedDays` };
    const label = title === null ? key : `${title}, ${key}`;
    const dates = [...(before?.dates ?? []), { pointer: `/gatherings/${index}/period`, label, period }];
    statements.set(same, { place, quotation, days, approximate, dates });
  });
  return [...statements.values()].flatMap((statement) => findStatedDaysConflicts(statement));
}

/** A keynote that a fee lets a participant into. */
function findPromises(program: Program): readonly Finding[] {
  return program.fees.flatMap((fee, index) =>
    fee.entitlements.flatMap((entitlement, at) => {
      if (entitlement.kind !== 'keynote') return [];
      const agendas = program.gatherings.flatMap((gathering, where) =>
        fee.appliesTo.gatherings.includes(gathering.key)
          ? [
              {
                pointer: `/gatherings/${where}`,
                label: gathering.title ?? gathering.key,
                sessionKinds:
                  gathering.agenda === null && gathering.sessions.length === 0
                    ? null
                    : gathering.sessions.map((session) => session.kind),
              },
            ]
          : [],
      );
      const printed =
        findProvenance(fee.provenance, `/entitlements/${at}`) ??
        findProvenance(fee.provenance, '/entitlements');
      return findUnfulfilledEntitlements([
        {
          place: { pointer: `/fees/${index}/entitlements/${at}` },
          quotation: printed?.quotation ?? printed?.printed ?? null,
          label: 'keynote',
          sessionKind: 'keynote',
          agendas,
        },
      ]);
    }),
  );
}

/** Results without their number, and averages without the scale on which they were rated. */
function findResultFindings(program: Program): readonly Finding[] {
  return program.results.flatMap((result, index) => {
    const pointer = `/results/${index}`;
    const { kind, label, value, scale } = result;
    const quotation = result.quotation ?? label;
    const instrument = program.instruments.find((one) => one.key === result.instrument);
    const knownScale = scale ?? instrument?.scale ?? null;
    return [
      ...findPrintedWithoutValue({ place: { pointer: `${pointer}/value` }, label: kind, value, quotation }),
      ...(kind === 'average'
        ? findPrintedWithoutValue({
            place: { pointer: `${pointer}/scale` },
            label: 'scale of the rating',
            value: knownScale === null ? null : { min: knownScale.min, max: knownScale.max },
            quotation,
          })
        : []),
    ];
  });
}
