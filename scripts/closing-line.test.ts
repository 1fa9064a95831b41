import { expect, test } from 'vitest';
import type { TestModule } from 'vitest/node';
import { addTallies, closingLine, readClosingLine } from './closing-line.ts';
import { tallyOf } from './closing-line-reporter.ts';

const moduleWith = (states: readonly string[], errors = 0, suiteErrors = 0) =>
  ({
    errors: () => Array.from({ length: errors }, () => ({ message: 'broken' })),
    children: {
      allSuites: () => [{ errors: () => Array.from({ length: suiteErrors }, () => ({ message: 'broken' })) }],
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
    },
  }) as unknown as TestModule;

test('the tally counts what kept tests from running as failed', () => {
  const modules = [
    moduleWith(['passed', 'failed', 'skipped', 'pending']),
    moduleWith([], 1),
    moduleWith(['passed'], 0, 1),
  ];
  expect(tallyOf(modules, [{ message: 'unhandled' }])).toEqual({ passed: 2, failed: 5, skipped: 1 });
});

test('a closing line is read back as it was written, and the last one counts', () => {
  const tally = { passed: 3, failed: 1, skipped: 2 };
  expect(readClosingLine(`1 passed, 0 failed\nmore\n${closingLine(tally)}\n`)).toEqual(tally);
  expect(readClosingLine(closingLine({ ...tally, skipped: 0 }))).toEqual({ ...tally, skipped: 0 });
});

test('a run without a closing line has none', () => {
  expect(readClosingLine('Tests 3 passed, 1 failed (4)\n 3 passed, 1 failed')).toBeNull();
});

test('tallies add up', () => {
  expect(addTallies({ passed: 1, failed: 2, skipped: 3 }, { passed: 4, failed: 5, skipped: 6 })).toEqual({
    passed: 5,
    failed: 7,
    skipped: 9,
  });
});
