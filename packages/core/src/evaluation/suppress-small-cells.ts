import type { Refusal, Refusals } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { chooseHoles, type TableNetwork } from './choose-holes.ts';
import type { TableEdge } from './suppression-network.ts';

export const smallCellsAreSuppressed = defineRule(
  'evaluation.small-cells-suppressed',
  'Counts below the threshold, from 5 to 30, are not published, nor are those that would give them away.',
);
export const countsAreWhole = defineRule(
  'evaluation.counts-are-whole',
  'A count of people is a whole number from 0, and the rows of a table are of one length.',
);

/** The threshold where an organization has chosen none. */
export const defaultSuppressionThreshold = 10;
/** What an organization may choose. */
export const suppressionThresholdRange = { min: 5, max: 30 } as const;

export interface SuppressionOptions {
  /** Counts below it are small; 10 where it is left out. */
  readonly threshold?: number;
  /** Whether nobody is told as `0`. Left out, it is as small as one: "nobody disagreed" tells of all. */
  readonly zerosArePublic?: boolean;
}

/** A row of counts with its total; `null` is suppressed. */
export interface PublishedRow {
  readonly counts: readonly (number | null)[];
  readonly total: number | null;
}

/** A table of counts with its totals; `null` is suppressed, for whatever reason: it does not say. */
export interface PublishedTable {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

export type SuppressionRefusal =
  | (Refusal & { readonly kind: 'threshold_out_of_range'; readonly threshold: number })
  | (Refusal & { readonly kind: 'counts_invalid'; readonly pointers: readonly string[] });

/**
 * Publishes a row of counts and its total without small cells, and without those from which they
 * could be worked out. From all that is published, a small count cannot be told to within less than
 * the threshold, by whoever knows no more than that counts are not negative.
 *
 * Rules: `evaluation.small-cells-suppressed`, `evaluation.counts-are-whole`.
 *
 * @example
 * ```ts
 * import { suppressRow } from '@coterie/core';
 *
 * const row = suppressRow([40, 3, 12, 25]);
 * row.ok && row.value; // => { counts: [40, null, null, 25], total: 80 }
 * ```
 */
export function suppressRow(
  counts: readonly number[],
  options: SuppressionOptions = {},
): Result<PublishedRow, Refusals<SuppressionRefusal>> {
  const table = suppressTable([counts], options, networkOfRow);
  if (!table.ok) return table;
  const published = table.value;
  return ok({ counts: counts.map((_, index) => published(index)), total: published(counts.length) });
}

/**
 * Publishes a table of counts with all its totals without small cells (totals among them), and
 * without those from which they could be worked out by rows and columns together. Totals are left
 * out only where nothing else hides a small cell.
 *
 * Rules: `evaluation.small-cells-suppressed`, `evaluation.counts-are-whole`.
 *
 * @example
 * ```ts
 * import { suppressTwoWayTable } from '@coterie/core';
 *
 * const table = suppressTwoWayTable([
 *   [30, 4, 26],
 *   [25, 20, 15],
 *   [12, 40, 28],
 * ]);
 * table.ok && table.value.rows; // => [[30, null, null], [25, null, null], [12, 40, 28]]
 * table.ok && table.value.total; // => 200
 * ```
 */
export function suppressTwoWayTable(
  rows: readonly (readonly number[])[],
  options: SuppressionOptions = {},
): Result<PublishedTable, Refusals<SuppressionRefusal>> {
  const table = suppressTable(rows, options, networkOfTable);
  if (!table.ok) return table;
  const published = table.value;
  const columns = rows[0]?.length ?? 0;
  const at = (row: number, column: number) => published(row * (columns + 1) + column);
  const indexes = Array.from({ length: columns }, (_, column) => column);
  return ok({
    rows: rows.map((_, row) => indexes.map((column) => at(row, column))),
    rowTotals: rows.map((_, row) => at(row, columns)),
    columnTotals: indexes.map((column) => at(rows.length, column)),
    total: at(rows.length, columns),
  });
}

function suppressTable(
  rows: readonly (readonly number[])[],
  { threshold = defaultSuppressionThreshold, zerosArePublic = false }: SuppressionOptions,
  networkOf: (rows: readonly (readonly number[])[]) => TableNetwork,
): Result<(edge: number) => number | null, Refusals<SuppressionRefusal>> {
  const { min, max } = suppressionThresholdRange;
  if (!Number.isInteger(threshold) || threshold < min || threshold > max) {
    return err([{ kind: 'threshold_out_of_range', ruleId: smallCellsAreSuppressed.id, threshold }]);
  }
  const pointers = rows.flatMap((row, index) => {
    const bad = row.flatMap((count, column) =>
      Number.isSafeInteger(count) && count >= 0 ? [] : [`/${index}/${column}`],
    );
    return row.length === rows[0]?.length ? bad : [...bad, `/${index}`];
  });
  if (pointers.length > 0) return err([{ kind: 'counts_invalid', ruleId: countsAreWhole.id, pointers }]);
  const network = networkOf(rows);
  const small = network.edges.flatMap(({ value }, edge) =>
    value < threshold && !(zerosArePublic && value === 0) ? [edge] : [],
  );
  const holes = chooseHoles(network, new Set(small), threshold);
  return ok((edge) => (holes.has(edge) ? null : (network.edges[edge]?.value ?? null)));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Every count flows from one node to the other, and the total flows back. */
function networkOfRow([counts = []]: readonly (readonly number[])[]): TableNetwork {
  const edges: TableEdge[] = counts.map((value) => ({ from: 0, to: 1, value }));
  edges.push({ from: 1, to: 0, value: sum(counts) });
  return {
    edges,
    nodes: 2,
    totals: new Set([counts.length]),
    hideouts: (edge) => [...edges.keys()].filter((other) => other !== edge).map((other) => [other]),
  };
}

/** Counts flow from rows to columns; totals carry them back from the columns to the rows. */
function networkOfTable(rows: readonly (readonly number[])[]): TableNetwork {
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const columns = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)));
  const full = [...rows.map((row) => [...row, sum(row)]), [...columns, sum(columns)]];
  const columnNode = (column: number) => height + 1 + column;
  const edges = full.flatMap((row, at) =>
    row.map((value, column): TableEdge => {
      const backwards = (at === height) !== (column === width);
      return backwards
        ? { from: columnNode(column), to: at, value }
        : { from: at, to: columnNode(column), value };
    }),
  );
  const index = (row: number, column: number) => row * (width + 1) + column;
  const totals = new Set(
    edges.flatMap((_, edge) => (edge >= index(height, 0) || edge % (width + 1) === width ? [edge] : [])),
  );
  return {
    edges,
    nodes: height + width + 2,
    totals,
    *hideouts(edge) {
      const [row, column] = [Math.floor(edge / (width + 1)), edge % (width + 1)];
      for (let otherRow = 0; otherRow <= height; otherRow++) {
        if (otherRow === row) continue;
        for (let otherColumn = 0; otherColumn <= width; otherColumn++) {
          if (otherColumn === column) continue;
          yield [index(row, otherColumn), index(otherRow, column), index(otherRow, otherColumn)];
        }
      }
    },
  };
}
