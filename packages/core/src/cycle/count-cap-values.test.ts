import { expect, test } from 'vitest';
import { countCapValues } from './count-cap-values.ts';

const caps = [
  { attribute: 'district', value: null, seats: 3 },
  { attribute: 'district', value: 'Racine', seats: 1 },
  { attribute: 'role', value: null, seats: 2 },
];

test('a post that is not held any more is nobody’s value', () => {
  const past = [{ district: 'Kenosha', role: 'teacher', currentlyWorking: false }];
  expect(countCapValues(caps, past, [past])).toEqual({
    values: { district: null, role: null },
    taken: { district: {}, role: {} },
  });
});

test('each person counts once, by the first post that says something', () => {
  const others = [[{ role: 'coach' }, { district: 'Racine', role: 'teacher' }], [{ district: 'Racine' }], []];
  expect(countCapValues(caps, [], others).taken).toEqual({ district: { Racine: 2 }, role: { coach: 1 } });
});

test('a value that is a name of JavaScript is a value like others', () => {
  const { taken } = countCapValues(caps, [], [[{ district: '__proto__' }], [{ district: '__proto__' }]]);
  expect(Object.entries(taken['district'] ?? {})).toEqual([['__proto__', 2]]);
});
