import { expect, test } from 'vitest';
import { availableProgramCommands, decideProgramLoading, decideProgramStatus } from './program-status.ts';

test.each([
  ['published', 'retire', 'retired'],
  ['published', 'restore', null],
  ['retired', 'retire', null],
  ['retired', 'restore', 'published'],
] as const)('%s, %s: %s', (status, command, next) => {
  const decision = decideProgramStatus(status, command);
  if (next === null) {
    expect(decision).toMatchObject({
      ok: false,
      error: [{ ruleId: 'program.command-fits-status', status, command }],
    });
  } else
    expect(decision).toMatchObject({
      ok: true,
      value: { next, events: [{ kind: `program_${next === 'retired' ? 'retired' : 'restored'}` }] },
    });
});

test('what is possible, and what stands against the rest', () => {
  expect(availableProgramCommands('published')).toMatchObject([
    { command: 'retire', possible: true },
    { command: 'restore', possible: false, refusals: [{ ruleId: 'program.command-fits-status' }] },
  ]);
});

const facts = { organizationKey: 'north', into: null, programKey: 'coaches', loaded: 'nothing' } as const;

test('the same content again changes nothing', () => {
  expect(decideProgramLoading({ ...facts, loaded: 'same' })).toEqual({
    ok: true,
    value: { next: 'unchanged', events: [] },
  });
});

test('everything that stands against loading is listed', () => {
  const decision = decideProgramLoading({ ...facts, into: 'south', loaded: 'different' });
  expect(decision.ok ? [] : decision.error.map(({ ruleId }) => ruleId)).toEqual([
    'program.of-its-organization',
    'program.key-free',
  ]);
});

test('a file may be loaded into the organization that it names', () => {
  expect(decideProgramLoading({ ...facts, into: 'north' })).toMatchObject({
    ok: true,
    value: { next: 'load' },
  });
});
