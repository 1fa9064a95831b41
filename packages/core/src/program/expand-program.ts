import type { DateWindow } from '../calendar/date-window.ts';
import type { Period } from '../calendar/period.ts';
import type { Community } from '../community/community.ts';
import type { Organization } from '../community/organization.ts';
import type { Region } from '../community/region.ts';
import type { AdmissionPolicy } from '../cycle/admission-policy.ts';
import type { AttributeCap } from '../cycle/attribute-cap.ts';
import type { Capacity } from '../cycle/capacity.ts';
import type { CycleState } from '../cycle/cycle-transitions.ts';
import type { ReadinessRequirement } from '../cycle/readiness.ts';
import type { Provenance } from '../kernel/provenance.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';
import type { CompletionPolicy } from '../participation/completion-policy.ts';
import type { Modality } from '../scheduling/session.ts';
import { cyclesOfGathering, expandSessions } from './expand-sessions.ts';
import type { ExpandedSession } from './expanded-session.ts';
import type {
  Program,
  ProgramCommunity,
  ProgramCycle,
  ProgramFee,
  ProgramGathering,
  ProgramInstrument,
  ProgramOtherMoney,
  ProgramPolicy,
  ProgramResource,
  ProgramResult,
} from './program.ts';

/** Where in the file something stands. */
interface InFile {
  readonly pointer: string;
}

export interface ExpandedCommunity extends Community, InFile {
  readonly maturity: ProgramCommunity['maturity'];
  readonly editorsNotes: ProgramCommunity['editorsNotes'];
}

/** One cycle, its policies in the shapes in which the core decides about it. */
export interface ExpandedCycle extends InFile {
  readonly key: string;
  readonly communityKey: string;
  /** One-based place in the file. */
  readonly position: number;
  readonly title: string | null;
  readonly seasonKey: string | null;
  readonly state: CycleState;
  readonly period: Period | null;
  readonly applicationWindow: DateWindow;
  readonly zone: TimeZoneId | null;
  readonly admission: AdmissionPolicy;
  readonly eligibility: ProgramCycle['eligibility'];
  readonly capacity: Capacity;
  readonly caps: readonly AttributeCap[];
  readonly readiness: ReadinessRequirement;
  readonly completion: CompletionPolicy;
  readonly minimumSessions: number | null;
  readonly plannedSessions: number | null;
  readonly sessionMinutes: number | null;
  readonly modality: Modality | null;
  readonly scheduleComplete: boolean | null;
  readonly provenance: Provenance;
  /** Everything that the file says of the cycle: outcomes, credit, commitments, texts. */
  readonly description: ProgramCycle;
}

export interface ExpandedGathering extends InFile {
  readonly key: string;
  readonly position: number;
  readonly title: string | null;
  readonly period: Period | null;
  readonly zone: TimeZoneId | null;
  readonly modality: Modality | null;
  readonly place: string | null;
  readonly cycleKeys: readonly string[];
  readonly agendaText: string | null;
  readonly provenance: Provenance;
  readonly description: ProgramGathering;
}

/** A program as plain lists for a server to store; what refers to something names its key. */
export interface ExpandedProgram {
  readonly key: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly season: Program['season'];
  readonly organization: Organization & { readonly contacts: Program['organization']['contacts'] };
  readonly vocabulary: Program['vocabulary'];
  readonly referenceDates: Program['referenceDates'];
  readonly holidays: Program['holidays'];
  readonly regions: readonly (Region & InFile)[];
  readonly communities: readonly ExpandedCommunity[];
  readonly cycles: readonly ExpandedCycle[];
  readonly gatherings: readonly ExpandedGathering[];
  readonly sessions: readonly ExpandedSession[];
  readonly fees: readonly (ProgramFee & InFile)[];
  readonly pricesComplete: boolean | null;
  readonly otherMoney: readonly (ProgramOtherMoney & InFile)[];
  readonly policies: readonly (ProgramPolicy & InFile)[];
  readonly instruments: readonly (ProgramInstrument & InFile)[];
  readonly resources: readonly (ProgramResource & InFile)[];
  readonly results: readonly (ProgramResult & InFile)[];
}

/**
 * Spreads a program into plain lists: series into sessions, `all` into keys, the organization's zone
 * into what has none of its own. Keys are stable: the same file gives the same keys again.
 *
 * @example
 * ```ts
 * import { expandProgram, parseProgram } from '@coterie/core';
 *
 * const parsed = parseProgram({
 *   formatVersion: 1,
 *   key: 'coaches',
 *   organization: { key: 'north', timeZone: 'America/Chicago' },
 *   communities: [{ key: 'coaches', title: 'Coaches' }],
 *   cycles: [
 *     {
 *       key: 'spring',
 *       community: 'coaches',
 *       schedule: {
 *         series: [
 *           { key: 'live', repeats: 'weekly', weekday: 'thursday', from: '2024-03-01', times: 2, start: '08:30' },
 *         ],
 *       },
 *     },
 *   ],
 * });
 * const sessions = parsed.ok ? expandProgram(parsed.value.program).sessions : [];
 * sessions.map((session) => session.key); // => ['spring/live-1', 'spring/live-2']
 * sessions.map((session) => session.timing.kind === 'timed' && session.timing.date); // => ['2024-03-07', '2024-03-14']
 * ```
 */
export function expandProgram(program: Program): ExpandedProgram {
  const { organization } = program;
  const zone = organization.timeZone;
  const inFile = <T>(kind: string, items: readonly T[]): readonly (T & InFile)[] =>
    items.map((item, index) => ({ ...item, pointer: `/${kind}/${index}` }));
  return {
    key: program.key,
    title: program.title,
    language: program.language ?? organization.locale,
    season: program.season,
    organization: {
      key: organization.key,
      name: organization.name,
      timeZone: organization.timeZone,
      currency: organization.currency,
      locale: organization.locale,
      provenance: organization.provenance,
      contacts: organization.contacts,
    },
    vocabulary: program.vocabulary,
    referenceDates: program.referenceDates,
    holidays: program.holidays,
    regions: program.regions.map(({ key, name, covers, provenance }, index) => ({
      key,
      name,
      covers,
      provenance,
      position: index + 1,
      pointer: `/regions/${index}`,
    })),
    communities: program.communities.map((community, index) => ({
      key: community.key,
      title: community.title,
      position: index + 1,
      purpose: community.purpose,
      audience: community.audience,
      scope: community.scope,
      status: community.status,
      maturity: community.maturity,
      provenance: community.provenance,
      editorsNotes: community.editorsNotes,
      pointer: `/communities/${index}`,
    })),
    cycles: program.cycles.map((cycle, index) => expandCycle(cycle, index, program)),
    gatherings: program.gatherings.map((gathering, index) => ({
      key: gathering.key,
      position: index + 1,
      title: gathering.title,
      period: gathering.period,
      zone,
      modality: gathering.modality,
      place: gathering.place,
      cycleKeys: cyclesOfGathering(program, gathering),
      agendaText: gathering.agenda?.text ?? null,
      provenance: gathering.provenance,
      description: gathering,
      pointer: `/gatherings/${index}`,
    })),
    sessions: expandSessions(program),
    fees: inFile('fees', program.fees),
    pricesComplete: program.pricesComplete,
    otherMoney: inFile('otherMoney', program.otherMoney),
    policies: inFile('policies', program.policies),
    instruments: inFile('instruments', program.instruments),
    resources: inFile('resources', program.resources),
    results: inFile('results', program.results),
  };
}

function expandCycle(cycle: ProgramCycle, index: number, program: Program): ExpandedCycle {
  const { ranksCommunities: _ranks, applicants: _applicants, ...admission } = cycle.admission;
  const { partialCounts, excusedCounts, makeUpsCount, makeUpsUntil, rule } = cycle.completion;
  const { schedule } = cycle;
  return {
    key: cycle.key,
    communityKey: cycle.community,
    position: index + 1,
    title: cycle.title,
    seasonKey: program.season?.key ?? null,
    state: cycle.state,
    period: cycle.period,
    applicationWindow: cycle.applicationWindow,
    zone: program.organization.timeZone,
    admission,
    eligibility: cycle.eligibility,
    capacity: cycle.capacity,
    caps: cycle.caps,
    readiness: cycle.readiness,
    completion: { rule, partialCounts, excusedCounts, makeUpsCount, makeUpsUntil },
    minimumSessions: schedule.minimumSessions,
    plannedSessions: schedule.plannedSessions,
    sessionMinutes: schedule.sessionMinutes,
    modality: schedule.modality,
    scheduleComplete: schedule.complete,
    provenance: cycle.provenance,
    description: cycle,
    pointer: `/cycles/${index}`,
  };
}
