import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { closingLine, type Tally } from './closing-line.ts';

/** Counts tests, and everything that keeps a test from running, so that the closing line never flatters. */
export function tallyOf(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Tally {
  let passed = 0;
  let failed = unhandled.length;
  let skipped = 0;
  for (const module of modules) {
    // A file that cannot be collected, or a hook that throws, has no failed test to show for it.
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'skipped') skipped += 1;
      else failed += 1;
    }
  }
  return { passed, failed, skipped };
}

/** Prints `N passed, N failed` as the very last line of the run. */
export default class ClosingLineReporter implements Reporter {
  // Until a run has ended, the truth is that it failed: a global setup that throws ends it early.
  #tally: Tally = { passed: 0, failed: 1, skipped: 0 };

  onInit(): void {
    process.once('exit', () => process.stdout.write(`\n${closingLine(this.#tally)}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    this.#tally = tallyOf(modules, unhandled);
    if (this.#tally.failed > 0) process.exitCode = 1;
  }
}
