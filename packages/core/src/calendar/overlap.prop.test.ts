import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOverlaps, findOverlaps, type Stretch } from './overlap.ts';

const stretches = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 10 })), { maxLength: 25 })
  .map((pairs) =>
    pairs.map(([start, length], key): Stretch<number> => ({ key, start, end: start + length })),
  );

test('the sweep finds what comparing every pair finds', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const expected: string[] = [];
      for (const one of all) {
        for (const other of all.slice(one.key + 1)) {
          const start = Math.max(one.start, other.start);
          const end = Math.min(one.end, other.end);
          const hasLength = one.start < one.end && other.start < other.end;
          if (hasLength && start < end) expected.push(`${one.key} ${other.key} ${start} ${end}`);
        }
      }
      const found = findOverlaps(all).map(({ first, second, start, end }) =>
        [Math.min(first, second), Math.max(first, second), start, end].join(' '),
      );
      expect([...found].sort()).toEqual(expected.sort());
      expect(countOverlaps(all)).toBe(expected.length);
    }),
  );
});

test('a long line of neighbors has no overlap, and is swept quickly', () => {
  const neighbors = Array.from({ length: 100_000 }, (_, key) => ({ key, start: key, end: key + 1 }));
  expect(findOverlaps(neighbors)).toEqual([]);
  expect(countOverlaps(neighbors.map((each) => ({ ...each, end: 200_000 })))).toBe(4_999_950_000);
});
