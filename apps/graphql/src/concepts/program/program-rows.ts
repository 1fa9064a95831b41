import { randomUUIDv7 } from 'node:crypto';
import {
  type EntitlementTerm,
  type ExpandedCycle,
  type ExpandedGathering,
  type ExpandedProgram,
  type ExpandedSession,
  type Fee,
  id,
  type LocalDate,
  labelCommunity,
  labelRegion,
  type Period,
  periodDates,
  possibleDays,
} from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import { fromLocalDate } from '../../platform/dates.ts';

/** The rows of everything in a program, in the order in which they can be inserted. */
export interface ProgramRows {
  readonly regions: Prisma.RegionCreateManyInput[];
  readonly communities: Prisma.CommunityCreateManyInput[];
  readonly communityRegions: Prisma.CommunityRegionCreateManyInput[];
  readonly cycles: Prisma.CycleCreateManyInput[];
  readonly cycleSeats: Prisma.CycleSeatsCreateManyInput[];
  readonly gatherings: Prisma.GatheringCreateManyInput[];
  readonly sessions: Prisma.SessionCreateManyInput[];
  readonly sessionCycles: Prisma.SessionCycleCreateManyInput[];
  readonly fees: Prisma.FeeCreateManyInput[];
  readonly resources: Prisma.ResourceCreateManyInput[];
}

interface Owner {
  readonly organizationId: string;
  readonly programId: string;
  readonly loadedAt: Date;
}

/** The largest amount that the column takes; the whole fee stands beside it. */
const largestAmount = 2_147_483_647;

/** Spreads an expanded program into rows; keys become ids, order becomes position. */
export function toProgramRows(program: ExpandedProgram, { loadedAt, ...own }: Owner): ProgramRows {
  const { organizationId } = own;
  const regionIds = idsByKey(program.regions);
  const communityIds = idsByKey(program.communities);
  const cycleIds = idsByKey(program.cycles);
  const gatheringIds = idsByKey(program.gatherings);
  const sessionIds = idsByKey(program.sessions);
  const cycleLabels = labelCycles(program);
  return {
    regions: program.regions.map(({ key, name, position, provenance, covers, pointer }) => ({
      ...own,
      id: idOf(regionIds, key),
      key,
      name,
      label: labelRegion({ name, position }).text,
      position,
      details: json({ covers, pointer }),
      provenance: json(provenance),
    })),
    communities: program.communities.map((community) => ({
      ...own,
      id: idOf(communityIds, community.key),
      key: community.key,
      title: community.title,
      label: labelCommunity(community).text,
      purpose: community.purpose,
      audience: community.audience,
      scope: community.scope.kind,
      status: community.status,
      maturityStage: community.maturity?.stage ?? null,
      maturityVocabulary: community.maturity?.vocabulary ?? null,
      position: community.position,
      details: json({
        maturityReason: community.maturity?.reason ?? null,
        editorsNotes: community.editorsNotes,
        pointer: community.pointer,
      }),
      provenance: json(community.provenance),
    })),
    communityRegions: program.communities.flatMap(({ key, scope }) =>
      scope.kind === 'regions'
        ? [...new Set(scope.regions)].map((region) => ({
            organizationId,
            communityId: idOf(communityIds, key),
            regionId: idOf(regionIds, region),
          }))
        : [],
    ),
    cycles: program.cycles.map((cycle) => ({
      ...own,
      id: idOf(cycleIds, cycle.key),
      communityId: idOf(communityIds, cycle.communityKey),
      label: cycleLabels.get(cycle.key) ?? cycle.key,
      ...cycleColumns(cycle),
    })),
    cycleSeats: program.cycles.map(({ key }) => ({ organizationId, cycleId: idOf(cycleIds, key) })),
    gatherings: program.gatherings.map((gathering) => ({
      ...own,
      id: idOf(gatheringIds, gathering.key),
      label: labelGathering(gathering),
      ...gatheringColumns(gathering),
    })),
    sessions: program.sessions.map((session, index) => ({
      ...own,
      id: idOf(sessionIds, session.key),
      gatheringId: session.gatheringKey === null ? null : idOf(gatheringIds, session.gatheringKey),
      label: labelSession(session, program, cycleLabels),
      position: index + 1,
      ...sessionColumns(session),
    })),
    sessionCycles: program.sessions.flatMap((session) =>
      [...new Set(session.cycleKeys)].map((key) => ({
        organizationId,
        sessionId: idOf(sessionIds, session.key),
        cycleId: idOf(cycleIds, key),
      })),
    ),
    fees: feeRows(program, own, { cycleIds, gatheringIds, sessionIds }),
    resources: program.resources.flatMap((resource) => {
      const row = {
        organizationId,
        title: resource.title,
        kind: resource.kind,
        url: resource.url,
        visibility: resource.audience === 'public' ? 'public' : 'members',
        provenance: json(resource.provenance),
        addedAt: loadedAt,
      };
      const places = [
        ...resource.communities.map((key) => ({ communityId: idOf(communityIds, key) })),
        ...resource.cycles.map((key) => ({ cycleId: idOf(cycleIds, key) })),
      ];
      return (places.length === 0 ? [{}] : places).map((place) => ({ ...row, ...place }));
    }),
  };
}

/** The columns of a cycle as a program file says it. */
export function cycleColumns(cycle: ExpandedCycle) {
  const { capacity } = cycle;
  const {
    schedule: _schedule,
    eligibility: _eligibility,
    provenance: _provenance,
    ...description
  } = cycle.description;
  return {
    key: cycle.key,
    title: cycle.title,
    status: cycle.state,
    ...periodColumns(cycle.period),
    ...(cycle.period === null ? {} : { period: json(cycle.period) }),
    timeZone: cycle.zone,
    modality: cycle.modality,
    audience: cycle.description.audience,
    admission: json(cycle.admission),
    eligibility: json(cycle.eligibility),
    window: json(cycle.applicationWindow),
    capacityKind: capacity.kind,
    capacitySeats: capacity.kind === 'limited' ? capacity.seats : null,
    facilitation: json(cycle.readiness),
    completion: json(cycle.completion),
    sessionPlan: json({
      minimumSessions: cycle.minimumSessions,
      plannedSessions: cycle.plannedSessions,
      sessionMinutes: cycle.sessionMinutes,
      modality: cycle.modality,
      complete: cycle.scheduleComplete,
      additionalByAgreement: cycle.description.schedule.additionalByAgreement,
      statement: cycle.description.schedule.statement,
    }),
    details: json({
      seasonKey: cycle.seasonKey,
      caps: cycle.caps,
      pointer: cycle.pointer,
      description,
    }),
    provenance: json(cycle.provenance),
    position: cycle.position,
  };
}

function gatheringColumns(gathering: ExpandedGathering) {
  const { description } = gathering;
  return {
    key: gathering.key,
    title: gathering.title,
    ...periodColumns(gathering.period),
    timeZone: gathering.zone,
    modality: gathering.modality,
    details: json({
      period: gathering.period,
      place: gathering.place,
      cycleKeys: gathering.cycleKeys,
      statedDays: description.statedDays,
      agenda: description.agenda,
      // Whether a timetable is published: sessions without one were concluded, not printed.
      agendaPublished: description.agenda !== null || description.sessions.length > 0,
      severalWelcome: description.severalWelcome,
      readings: description.readings,
      editorsNotes: description.editorsNotes,
      pointer: gathering.pointer,
    }),
    provenance: json(gathering.provenance),
    position: gathering.position,
  };
}

function sessionColumns(session: ExpandedSession) {
  const { timing } = session;
  const days = possibleDays(timing);
  return {
    key: session.key,
    title: session.title,
    kind: session.kind,
    status: session.state,
    timing: json(timing),
    localDate: fromLocalDate(days?.from ?? null),
    startTime: 'start' in timing ? timing.start : null,
    endTime: 'end' in timing ? timing.end : null,
    timeZone: 'zone' in timing ? timing.zone : null,
    modality: session.modality,
    place: session.place,
    required: session.required,
    details: json({
      statedMinutes: session.statedMinutes,
      tracks: session.tracks,
      alternativeOf: session.alternativeOf,
      printed: session.printed,
      readings: session.readings,
      editorsNotes: session.editorsNotes,
      pointer: session.pointer,
    }),
    provenance: json(session.provenance),
  };
}

/** One row for each thing a fee is for: prices are asked for by gathering and by cycle. */
function feeRows(
  program: ExpandedProgram,
  own: { organizationId: string; programId: string },
  ids: { cycleIds: Ids; gatheringIds: Ids; sessionIds: Ids },
): Prisma.FeeCreateManyInput[] {
  return program.fees.flatMap((fee, index) => {
    const places = [
      ...fee.appliesTo.gatherings.map((key) => ({ key, gatheringId: idOf(ids.gatheringIds, key) })),
      ...fee.appliesTo.cycles.map((key) => ({ key, cycleId: idOf(ids.cycleIds, key) })),
    ];
    const stored: Fee = {
      key: fee.key,
      label: fee.label,
      amount: fee.amount,
      per: fee.per,
      entitlements: fee.entitlements.map((term) => toEntitlementTerm(term, program, ids)),
      limitPerPerson: null,
      provenance: fee.provenance,
    };
    const about = { includes: fee.includes, payer: fee.payer, due: fee.due, tracks: fee.appliesTo.tracks };
    const row = {
      ...own,
      label: fee.label ?? `Fee “${fee.key}” (label not published)`,
      amount: fee.amount !== null && fee.amount.amount <= largestAmount ? fee.amount.amount : null,
      currency: fee.amount?.currency ?? null,
      fee: json({ ...stored, ...about, readings: fee.readings, pointer: fee.pointer }),
      provenance: json(fee.provenance),
      position: index + 1,
    };
    if (places.length <= 1) {
      const [{ key: _key, ...place } = { key: '' }] = places;
      return [{ ...row, key: fee.key, ...place }];
    }
    return places.map(({ key, ...place }) => ({ ...row, key: `${fee.key}/${key}`, ...place }));
  });
}

function toEntitlementTerm(
  term: ExpandedProgram['fees'][number]['entitlements'][number],
  program: ExpandedProgram,
  { cycleIds, sessionIds }: { cycleIds: Ids; sessionIds: Ids },
): EntitlementTerm {
  switch (term.kind) {
    case 'session': {
      // A file names a session by its own key or with that of its gathering before it.
      const session = program.sessions.find(
        ({ key }) => key === term.session || key.endsWith(`/${term.session}`),
      );
      return {
        kind: 'session',
        sessionId: id<'Session'>(session === undefined ? term.session : idOf(sessionIds, session.key)),
      };
    }
    case 'cycle':
      return { kind: 'cycle', cycleId: id<'Cycle'>(idOf(cycleIds, term.cycle)) };
    default:
      return term;
  }
}

function labelCycles(program: ExpandedProgram): Map<string, string> {
  const season = program.season?.label ?? null;
  return new Map(
    program.cycles.map((cycle) => {
      if (cycle.title !== null) return [cycle.key, cycle.title];
      const community = program.communities.find(({ key }) => key === cycle.communityKey);
      const siblings = program.cycles.filter(({ communityKey }) => communityKey === cycle.communityKey);
      const parts = [
        community === undefined ? cycle.communityKey : labelCommunity(community).text,
        ...(season === null ? [] : [season]),
        ...(siblings.length > 1 || season === null ? [`cycle ${siblings.indexOf(cycle) + 1}`] : []),
      ];
      return [cycle.key, parts.join(', ')];
    }),
  );
}

function labelGathering({ title, position, period }: ExpandedGathering): string {
  const name = title ?? `Gathering ${position} (title not published)`;
  const dates = period === null ? null : periodDates(period);
  return dates === null ? name : `${name}, ${dates.start} to ${dates.end}`;
}

function labelSession(
  session: ExpandedSession,
  program: ExpandedProgram,
  cycleLabels: Map<string, string>,
): string {
  if (session.title !== null) return session.title;
  const [first] = session.cycleKeys;
  const owner = first === undefined ? session.key : (cycleLabels.get(first) ?? first);
  if (session.gatheringKey !== null) return owner;
  const siblings = program.sessions.filter((one) => one.gatheringKey === null && one.cycleKeys[0] === first);
  return `${owner}, session ${siblings.indexOf(session) + 1}`;
}

type Ids = ReadonlyMap<string, string>;

function idsByKey(items: readonly { readonly key: string }[]): Ids {
  return new Map(items.map(({ key }) => [key, randomUUIDv7()]));
}

function idOf(ids: Ids, key: string): string {
  const found = ids.get(key);
  if (found === undefined) throw new Error(`a program that was parsed refers to nothing by ${key}`);
  return found;
}

function periodColumns(period: Period | null): { startsOn: Date | null; endsOn: Date | null } {
  const dates: { start: LocalDate; end: LocalDate } | null = period === null ? null : periodDates(period);
  return { startsOn: fromLocalDate(dates?.start ?? null), endsOn: fromLocalDate(dates?.end ?? null) };
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
