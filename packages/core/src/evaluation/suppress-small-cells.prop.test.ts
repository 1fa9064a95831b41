import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PublishedTable, suppressRow, suppressTwoWayTable } from './suppress-small-cells.ts';

/**
 * The attacker knows every published number, that counts are not negative, and that they add up. It
 * solves linear programs by the simplex method (Bland's rule) and shares nothing with the code under
 * test. The coefficients are -1, 0 and 1 of a circulation, so that the arithmetic is exact.
 */
function maximize(objective: readonly number[], equations: readonly (readonly number[])[]): number {
  const unknowns = objective.length;
  const artificial = equations.length;
  const rows = equations.map((equation, at) => {
    const sign = (equation[unknowns] ?? 0) < 0 ? -1 : 1;
    const slack = equations.map((_, other) => (other === at ? 1 : 0));
    return [
      ...equation.slice(0, unknowns).map((value) => value * sign),
      ...slack,
      (equation[unknowns] ?? 0) * sign,
    ];
  });
  const basis = equations.map((_, at) => unknowns + at);
  const total = unknowns + artificial;
  const phaseOne = Array.from({ length: total }, (_, at) => (at < unknowns ? 0 : -1));
  if (climb(rows, basis, phaseOne, total) < -1e-9) throw new Error('the published table contradicts itself');
  return climb(rows, basis, [...objective, ...phaseOne.slice(unknowns).map(() => 0)], unknowns);
}

function climb(rows: number[][], basis: number[], objective: readonly number[], allowed: number): number {
  for (;;) {
    const priceOf = (column: number) =>
      rows.reduce(
        (sum, row, at) => sum - (objective[basis[at] ?? 0] ?? 0) * (row[column] ?? 0),
        objective[column] ?? 0,
      );
    const entering = Array.from({ length: allowed }, (_, at) => at).find((column) => priceOf(column) > 1e-9);
    if (entering === undefined) {
      return rows.reduce((sum, row, at) => sum + (objective[basis[at] ?? 0] ?? 0) * (row.at(-1) ?? 0), 0);
    }
    let leaving = -1;
    let least = Number.POSITIVE_INFINITY;
    rows.forEach((row, at) => {
      const pivot = row[entering] ?? 0;
      // An artificial unknown that is still in the basis is zero, and has to leave whichever way.
      const stuck = (basis[at] ?? 0) >= allowed && Math.abs(pivot) > 1e-9;
      if (pivot <= 1e-9 && !stuck) return;
      const ratio = stuck ? 0 : (row.at(-1) ?? 0) / pivot;
      const earlier = ratio === least && (basis[at] ?? 0) < (basis[leaving] ?? 0);
      if (ratio < least || earlier) [leaving, least] = [at, ratio];
    });
    if (leaving === -1) return Number.POSITIVE_INFINITY;
    pivotOn(rows, leaving, entering);
    basis[leaving] = entering;
  }
}

function pivotOn(rows: number[][], leaving: number, entering: number): void {
  const pivot = rows[leaving]?.[entering] ?? 1;
  const scaled = (rows[leaving] ?? []).map((value) => value / pivot);
  rows.forEach((row, at) => {
    const factor = row[entering] ?? 0;
    rows[at] = at === leaving ? scaled : row.map((value, column) => value - factor * (scaled[column] ?? 0));
  });
}

/** Equations "these numbers add up to that one", by indexes into the flat table. */
function attack(
  published: readonly (number | null)[],
  sums: readonly (readonly [parts: readonly number[], whole: number])[],
): ReadonlyMap<number, readonly [number, number]> {
  const unknowns = published.flatMap((value, index) => (value === null ? [index] : []));
  const equations = sums.map(([parts, whole]) => {
    const sign = new Map([...parts.map((part) => [part, 1] as const), [whole, -1] as const]);
    let known = 0;
    for (const [index, factor] of sign) known += factor * (published[index] ?? 0);
    return [...unknowns.map((index) => sign.get(index) ?? 0), -known];
  });
  return new Map(
    unknowns.map((index, at) => {
      const objective = unknowns.map((_, other) => (other === at ? 1 : 0));
      const min =
        0 -
        maximize(
          objective.map((value) => -value),
          equations,
        );
      return [index, [min, maximize(objective, equations)]];
    }),
  );
}

function flatten({ rows, rowTotals, columnTotals, total }: PublishedTable): readonly (number | null)[] {
  return [...rows.flatMap((row, index) => [...row, rowTotals[index] ?? null]), ...columnTotals, total];
}

function sumsOfTable(height: number, width: number) {
  const index = (row: number, column: number) => row * (width + 1) + column;
  const to = (length: number) => Array.from({ length }, (_, at) => at);
  return [
    ...to(height + 1).map(
      (row) => [to(width).map((column) => index(row, column)), index(row, width)] as const,
    ),
    ...to(width + 1).map(
      (column) => [to(height).map((row) => index(row, column)), index(height, column)] as const,
    ),
  ];
}

const count = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 60 }));
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([height, width]) =>
    fc.array(fc.array(count, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
const threshold = fc.constantFrom(5, 10);

function valuesOf(rows: readonly (readonly number[])[]): readonly number[] {
  const full = rows.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const width = full[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) =>
    full.reduce((a, row) => a + (row[column] ?? 0), 0),
  );
  return [...full.flat(), ...columns];
}

describe('an attacker with linear reasoning', () => {
  test('cannot tell a small cell of a table to within less than the threshold, nor pin down any', {
    timeout: 30_000,
  }, () => {
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
          expect(min).toBeLessThanOrEqual(value + 1e-6);
          expect(max).toBeGreaterThanOrEqual(value - 1e-6);
          expect(max - min).toBeGreaterThan((value < least ? least : 1) - 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cannot do so in a row with its total', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 6 }), threshold, (counts, least) => {
        const published = suppressRow(counts, { threshold: least });
        if (!published.ok) throw new Error('refused');
        const flat = [...published.value.counts, published.value.total];
        const total = counts.reduce((a, b) => a + b, 0);
        const ranges = attack(flat, [[counts.map((_, index) => index), counts.length]]);
        for (const [index, [min, max]] of ranges) {
          const value = [...counts, total][index] ?? 0;
          expect(max - min).toBeGreaterThan((value < least ? least : 1) - 1e-6);
        }
      }),
    );
  });

  test('does pin down what a suppression of small cells alone would leave', () => {
    const ranges = attack([40, null, 25, 68], [[[0, 1, 2], 3]]);
    expect(ranges.get(1)).toEqual([3, 3]);
    expect(attack([null, null, 25, null], [[[0, 1, 2], 3]]).get(0)).toEqual([0, Number.POSITIVE_INFINITY]);
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
