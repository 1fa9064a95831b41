import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from './side-by-side.ts';

const results = join(import.meta.dirname, '../results');

/** Where it was measured: a ratio travels further than a time, but not everywhere. */
function machine() {
  return { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
}

/** Prints a table, and writes the same figures to `bench/results/<name>.json`. */
export function report(name: string, comparisons: readonly Comparison[]): void {
  for (const { title, workload, reference, figures } of comparisons) {
    process.stdout.write(`\n${title}\n${workload}\n\n`);
    const rows = [
      ['', `speed (${reference} = 1)`, 'range', 'ms', 'says'],
      ...figures.map(({ name: contender, says, milliseconds, speed }) => [
        contender,
        speed.median.toFixed(2),
        `${speed.least.toFixed(2)}–${speed.most.toFixed(2)}`,
        milliseconds.toPrecision(3),
        says,
      ]),
    ];
    const widths =
      rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    for (const row of rows) {
      process.stdout.write(
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
      );
    }
  }
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, `${name}.json`),
    `${JSON.stringify({ machine: machine(), comparisons }, null, 2)}\n`,
  );
}
