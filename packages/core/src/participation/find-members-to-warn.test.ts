import { expect, test } from 'vitest';
import { type CompletionWarningEvent, findMembersToWarn } from './find-members-to-warn.ts';
import { forecastCompletion } from './forecast-completion.ts';
import { afterWeek, sixOfEight, weeks } from './testing/eight-thursdays.ts';

/** What a member is told over the courses of marks given, one after the other. */
function story(
  ...steps: readonly (readonly [marks: string, week: number])[]
): readonly (readonly string[])[] {
  const told: CompletionWarningEvent[] = [];
  return steps.map(([marks, week]) => {
    const forecast = forecastCompletion(sixOfEight, weeks(marks), afterWeek(week));
    const events = findMembersToWarn([{ personId: 'ada', forecast }], told);
    told.push(...events);
    return events.map(({ kind }) => kind.replace('completion_', ''));
  });
}

test('a member is told once that it is at risk, and once as soon as six cannot be reached', () => {
  expect(
    story(
      ['a.......', 1],
      ['aa......', 2],
      ['aap.....', 3],
      ['aap.....', 4],
      ['aapa....', 4],
      ['aapap...', 5],
      ['aapapppp', 8],
    ),
  ).toEqual([[], ['at_risk'], [], [], ['out_of_reach'], [], []]);
});

test('a correction that brings it back is told, and so is losing it again', () => {
  expect(story(['aaa.....', 3], ['aap.....', 3], ['aapa....', 4], ['ppppa...', 5], ['ppppp...', 5])).toEqual([
    ['out_of_reach'],
    ['back_in_reach', 'at_risk'],
    ['out_of_reach'],
    ['back_in_reach'],
    [],
  ]);
});

test('nobody is told anything on unrecorded marks alone', () => {
  expect(story(['........', 2], ['........', 3], ['........', 8])).toEqual([[], [], []]);
});

test('the numbers are given', () => {
  const forecast = forecastCompletion(sixOfEight, weeks('apaa....'), afterWeek(4));
  expect(findMembersToWarn([{ personId: 'ada', forecast }], [])).toEqual([
    {
      kind: 'completion_out_of_reach',
      ruleId: 'completion.warn-when-out-of-reach',
      personId: 'ada',
      attended: 1,
      bestAttainable: 5,
      minimumNeeded: 6,
    },
  ]);
});
