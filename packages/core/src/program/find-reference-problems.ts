import { placesOf, pointTo } from '../kernel/json-pointer.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { type ProgramProblem, programProblem } from './program-problem.ts';
import { isOfSeries } from './series-dates.ts';

export const keysUnique = defineRule(
  'program.keys-unique',
  'A key stands for one thing of its kind in a program file.',
);

export const referencesResolve = defineRule(
  'program.references-resolve',
  'What a program file refers to by key is in the file.',
);

/** Lists whose keys must differ, by where they stand. */
const keyedLists = [
  'referenceDates',
  'regions',
  'communities',
  'cycles',
  'gatherings',
  'fees',
  'otherMoney',
  'policies',
  'instruments',
  'resources',
  'results',
  'texts',
  'instruments/*/items',
  'cycles/*/tracks',
  'cycles/*/roles',
  'cycles/*/commitments',
  'cycles/*/credit',
  'cycles/*/asynchronousWork',
  'cycles/*/learningMap/desiredOutcomes',
  'cycles/*/learningMap/topics',
  'gatherings/*/sessions',
] as const;

/** Places that name something by its key, and the list in which it must be. */
const references = [
  ['cycles/*/community', 'communities'],
  ['cycles/*/follows/*', 'cycles'],
  ['cycles/*/schedule/sessions/*/cycles/*', 'cycles'],
  ['cycles/*/commitments/*/instrument', 'instruments'],
  ['communities/*/scope/regions/*', 'regions'],
  ['gatherings/*/cycles/*', 'cycles'],
  ['gatherings/*/sessions/*/cycles/*', 'cycles'],
  ['fees/*/appliesTo/gatherings/*', 'gatherings'],
  ['fees/*/appliesTo/cycles/*', 'cycles'],
  ['fees/*/entitlements/*/cycle', 'cycles'],
  ['otherMoney/*/appliesTo/gatherings/*', 'gatherings'],
  ['otherMoney/*/appliesTo/cycles/*', 'cycles'],
  ['instruments/*/cycles/*', 'cycles'],
  ['resources/*/communities/*', 'communities'],
  ['resources/*/cycles/*', 'cycles'],
  ['results/*/cycles/*', 'cycles'],
  ['results/*/instrument', 'instruments'],
] as const;

/** Places inside one cycle that name a track of it. */
const trackReferences = ['schedule/sessions/*/tracks/*', 'schedule/series/*/tracks/*'] as const;

/** Reference dates that every cycle has. */
const knownDays = ['applicationDeadline', 'cycleStart', 'cycleEnd', 'firstSession', 'lastSession'] as const;

/** Duplicate keys and references that lead nowhere, over whatever of the document could be read. */
export function findReferenceProblems(document: unknown): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  for (const pattern of keyedLists) {
    for (const list of placesOf(document, pattern)) findDuplicates([list.value], [list.pointer], problems);
  }
  for (const [pattern, target] of references) {
    const known = keysOf(document, target);
    for (const place of placesOf(document, pattern)) refer(place, known, target, problems);
  }
  const namedDays = new Set([...knownDays, ...keysOf(document, 'referenceDates')]);
  for (const gathering of placesOf(document, 'gatherings/*')) {
    const anchors = new Set([...keysOf(gathering.value, 'sessions'), ...namedDays]);
    for (const place of placesOf(gathering.value, 'sessions/*/timing/anchor', gathering.pointer)) {
      refer(place, anchors, 'the sessions of the gathering or a reference date', problems);
    }
  }
  const tracksAnywhere = new Set<string>();
  for (const cycle of placesOf(document, 'cycles/*')) {
    const schedule = pointTo(cycle.pointer, 'schedule');
    const lists = ['sessions', 'series'].map((name) => placesOf(cycle.value, `schedule/${name}`)[0]?.value);
    findDuplicates(lists, [pointTo(schedule, 'sessions'), pointTo(schedule, 'series')], problems);
    const sessionKeys = keysOf(cycle.value, 'schedule/sessions');
    const seriesKeys = keysOf(cycle.value, 'schedule/series');
    for (const pattern of ['schedule/sessions/*/timing/anchor', 'commitments/*/due/anchor']) {
      for (const place of placesOf(cycle.value, pattern, cycle.pointer)) {
        if (typeof place.value === 'string' && isOfSeries(place.value, seriesKeys)) continue;
        const anchors = new Set([...sessionKeys, ...namedDays]);
        refer(place, anchors, 'the sessions of the cycle or a reference date', problems);
      }
    }
    const tracks = keysOf(cycle.value, 'tracks');
    for (const track of tracks) tracksAnywhere.add(track);
    for (const pattern of trackReferences) {
      for (const place of placesOf(cycle.value, pattern, cycle.pointer)) {
        refer(place, tracks, 'the tracks of the cycle', problems);
      }
    }
    const outcomes = keysOf(cycle.value, 'learningMap/desiredOutcomes');
    for (const place of placesOf(cycle.value, 'learningMap/topics/*/outcomes/*', cycle.pointer)) {
      refer(place, outcomes, 'the desired outcomes of the cycle', problems);
    }
    for (const place of placesOf(cycle.value, 'learningMap/topics/*/sessions/*', cycle.pointer)) {
      if (typeof place.value === 'string' && isOfSeries(place.value, seriesKeys)) continue;
      refer(place, sessionKeys, 'the sessions of the cycle', problems);
    }
  }
  for (const kind of ['fees', 'otherMoney']) {
    for (const place of placesOf(document, `${kind}/*/appliesTo/tracks/*`)) {
      refer(place, tracksAnywhere, 'the tracks of the cycles', problems);
    }
  }
  const sessionsAnywhere = new Set(
    [
      ...placesOf(document, 'gatherings/*/sessions/*/key'),
      ...placesOf(document, 'cycles/*/schedule/sessions/*/key'),
    ]
      .map((place) => place.value)
      .filter((value) => typeof value === 'string'),
  );
  for (const place of placesOf(document, 'fees/*/entitlements/*/session')) {
    refer(place, sessionsAnywhere, 'the sessions', problems);
  }
  return problems;
}

function keysOf(root: unknown, list: string): ReadonlySet<string> {
  const keys = placesOf(root, `${list}/*/key`).map((place) => place.value);
  return new Set(keys.filter((value) => typeof value === 'string'));
}

function refer(
  place: { readonly pointer: string; readonly value: unknown },
  known: ReadonlySet<string>,
  what: string,
  problems: ProgramProblem[],
): void {
  if (typeof place.value !== 'string' || known.has(place.value)) return;
  // Comparing costs time: a file with hundreds of wrong names gets suggestions for the first of them.
  const near = problems.length < 100 ? [...known].slice(0, 2_000) : [];
  const suggestion = nearestName(place.value, near);
  problems.push(
    programProblem(
      referencesResolve,
      'unknown_reference',
      place.pointer,
      place.value,
      `a key of ${what}`,
      suggestion,
    ),
  );
}

/** Lists that share their keys are given together. */
function findDuplicates(
  lists: readonly unknown[],
  pointers: readonly string[],
  problems: ProgramProblem[],
): void {
  const first = new Map<string, string>();
  lists.forEach((list, index) => {
    if (!Array.isArray(list)) return;
    for (const place of placesOf(list, '*/key', pointers[index] ?? '')) {
      if (typeof place.value !== 'string') continue;
      const before = first.get(place.value);
      if (before === undefined) first.set(place.value, place.pointer);
      else {
        const expected = `a key of its own; ${before} has the same`;
        problems.push(programProblem(keysUnique, 'duplicate_key', place.pointer, place.value, expected));
      }
    }
  });
}
