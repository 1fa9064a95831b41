import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PublishedTable, suppressRow, suppressTwoWayTable } from './suppress-small-cells.ts';

/**
 * The attacker: knows every published number, that counts are not negative, and that they add up;
 * solves the linear program by Fourier and Motzkin. It shares nothing with the code under test.
 */
type Inequality = { readonly coefficients: readonly number[]; readonly bound: number };

/** The least and greatest value of one unknown under `coefficients · x <= bound`, exactly. */
function rangeOf(unknown: number, count: number, system: readonly Inequality[]): [number, number] {
  let inequalities = dedupe(system);
  for (let out = 0; out < count; out++) {
    if (out === unknown) continue;
    const upper = inequalities.filter(({ coefficients }) => (coefficients[out] ?? 0) > 0);
    const lower = inequalities.filter(({ coefficients }) => (coefficients[out] ?? 0) < 0);
    const rest = inequalities.filter(({ coefficients }) => (coefficients[out] ?? 0) === 0);
    const pairs = upper.flatMap((u) =>
      lower.map((l): Inequality => {
        const [a, b] = [u.coefficients[out] ?? 0, -(l.coefficients[out] ?? 0)];
        return {
          coefficients: u.coefficients.map((value, index) => value * b + (l.coefficients[index] ?? 0) * a),
          bound: u.bound * b + l.bound * a,
        };
      }),
    );
    inequalities = dedupe([...rest, ...pairs]);
  }
  let [min, max] = [0, Number.POSITIVE_INFINITY];
  for (const { coefficients, bound } of inequalities) {
    const own = coefficients[unknown] ?? 0;
    if (own > 0) max = Math.min(max, bound / own);
    if (own < 0) min = Math.max(min, bound / own);
  }
  return [min, max];
}

function dedupe(inequalities: readonly Inequality[]): Inequality[] {
  const tightest = new Map<string, Inequality>();
  for (const { coefficients, bound } of inequalities) {
    const divisor = coefficients.reduce((a, b) => gcd(a, Math.abs(b)), 0) || 1;
    const scaled = { coefficients: coefficients.map((value) => value / divisor), bound: bound / divisor };
    if (scaled.coefficients.every((value) => value === 0)) continue;
    const key = scaled.coefficients.join();
    const known = tightest.get(key);
    if (known === undefined || scaled.bound < known.bound) tightest.set(key, scaled);
  }
  return [...tightest.values()];
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Equations "these numbers add up to that one", by indexes into the flat table. */
function attack(
  published: readonly (number | null)[],
  sums: readonly (readonly [parts: readonly number[], whole: number])[],
): ReadonlyMap<number, readonly [number, number]> {
  const unknowns = published.flatMap((value, index) => (value === null ? [index] : []));
  const system: Inequality[] = unknowns.map((_, at) => ({
    coefficients: unknowns.map((__, other) => (other === at ? -1 : 0)),
    bound: 0,
  }));
  for (const [parts, whole] of sums) {
    const sign = new Map([...parts.map((part) => [part, 1] as const), [whole, -1] as const]);
    const coefficients = unknowns.map((index) => sign.get(index) ?? 0);
    let known = 0;
    for (const [index, factor] of sign) known += factor * (published[index] ?? 0);
    system.push({ coefficients, bound: -known });
    system.push({ coefficients: coefficients.map((value) => -value), bound: known });
  }
  return new Map(unknowns.map((index, at) => [index, rangeOf(at, unknowns.length, system)]));
}

function flatten({ rows, rowTotals, columnTotals, total }: PublishedTable): readonly (number | null)[] {
  return [...rows.flatMap((row, index) => [...row, rowTotals[index] ?? null]), ...columnTotals, total];
}

function sumsOfTable(height: number, width: number) {
  const index = (row: number, column: number) => row * (width + 1) + column;
  const to = (length: number) => Array.from({ length }, (_, at) => at);
  return [
    ...to(height + 1).map((row) => [to(width).map((column) => index(row, column)), index(row, width)] as const),
    ...to(width + 1).map((column) => [to(height).map((row) => index(row, column)), index(height, column)] as const),
  ];
}

const count = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 60 }));
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([height, width]) =>
    fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  );
const threshold = fc.constantFrom(5, 10);

function valuesOf(rows: readonly (readonly number[])[]): readonly number[] {
  const full = rows.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const width = full[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => full.reduce((a, row) => a + (row[column] ?? 0), 0));
  return [...full.flat(), ...columns];
}

describe('an attacker with linear reasoning', () => {
  test('cannot tell a small cell of a table to within less than the threshold, nor pin down any', () => {
    fc.assert(
      fc.property(table, threshold, (rows, least) => {
        const published = suppressTwoWayTable(rows, { threshold: least });
        if (!published.ok) throw new Error('refused');
        const values = valuesOf(rows);
        const flat = flatten(published.value);
        flat.forEach((shown, index) => {
          if (shown === null) return;
          expect(shown).toBe(values[index]);
          expect(shown).toBeGreaterThanOrEqual(least);
        });
        for (const [index, [min, max]] of attack(flat, sumsOfTable(rows.length, rows[0]?.length ?? 0))) {
          const value = values[index] ?? 0;
          expect(min).toBeLessThanOrEqual(value);
          expect(max).toBeGreaterThanOrEqual(value);
          expect(max - min).toBeGreaterThanOrEqual(value < least ? least : 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cannot do so in a row with its total', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 6 }), threshold, (counts, least) => {
        const published = suppressRow(counts, { threshold: least });
        if (!published.ok) throw new Error('refused');
        const flat = [...published.value.counts, published.value.total];
        const total = counts.reduce((a, b) => a + b, 0);
        const ranges = attack(flat, [[counts.map((_, index) => index), counts.length]]);
        for (const [index, [min, max]] of ranges) {
          const value = [...counts, total][index] ?? 0;
          expect(max - min).toBeGreaterThanOrEqual(value < least ? least : 1);
        }
      }),
    );
  });

  test('does pin down what a suppression of small cells alone would leave', () => {
    const ranges = attack([40, null, 25, 68], [[[0, 1, 2], 3]]);
    expect(ranges.get(1)).toEqual([3, 3]);
  });
});

describe('what is published', () => {
  test('is everything where nothing is small', () => {
    const rows = [
      [10, 20],
      [30, 40],
    ];
    expect(suppressTwoWayTable(rows)).toEqual({
      ok: true,
      value: { rows, rowTotals: [30, 70], columnTotals: [40, 60], total: 100 },
    });
  });

  test('is nothing where the whole is small', () => {
    expect(suppressRow([3, 4])).toEqual({ ok: true, value: { counts: [null, null], total: null } });
  });

  test('says nobody only where that is allowed', () => {
    expect(suppressRow([0, 20, 30])).toEqual({ ok: true, value: { counts: [null, null, 30], total: 50 } });
    expect(suppressRow([0, 20, 30], { zerosArePublic: true })).toEqual({
      ok: true,
      value: { counts: [0, 20, 30], total: 50 },
    });
  });

  test.each([4, 31, 9.5, Number.NaN])('threshold %d is refused', (least) => {
    expect(suppressRow([1], { threshold: least })).toMatchObject({
      ok: false,
      error: [{ kind: 'threshold_out_of_range' }],
    });
  });

  test('bad counts are all named', () => {
    expect(suppressTwoWayTable([[1, -1], [2], [0.5, 3]])).toMatchObject({
      ok: false,
      error: [{ kind: 'counts_invalid', pointers: ['/0/1', '/1', '/2/0'] }],
    });
  });
});
