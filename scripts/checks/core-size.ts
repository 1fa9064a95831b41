import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../run-command.ts';
import type { CheckResult } from './check.ts';

const core = join(root, 'packages/core/dist/index.js');

interface Measured {
  readonly what: string;
  readonly code: string;
  readonly packages: 'external' | 'bundle';
  /** In bytes, minified and compressed with brotli; `null`: measured, not held. */
  readonly budget: number | null;
}

/** What is measured: all that leaves by the door, and what a page takes home that uses a part of it. */
const measured: readonly Measured[] = [
  { what: 'the whole core, alone', code: `export * from '${core}';`, packages: 'external', budget: 80_000 },
  {
    what: 'the whole core, with dependencies',
    code: `export * from '${core}';`,
    packages: 'bundle',
    budget: null,
  },
  {
    what: 'an eligibility form, alone',
    code: `export { checkEligibility, explainVerdict, personVocabulary } from '${core}';`,
    packages: 'external',
    budget: 15_000,
  },
  {
    what: 'an eligibility form, with dependencies',
    code: `export { checkEligibility, explainVerdict, personVocabulary } from '${core}';`,
    packages: 'bundle',
    budget: null,
  },
];

async function measure({ code, packages }: Measured) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    packages,
    write: false,
    logLevel: 'silent',
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

export async function checkCoreSize(): Promise<CheckResult> {
  if (!existsSync(core)) return { ok: false, output: 'packages/core/dist is not built' };
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(10);
  const lines = [`${'kB (1000 bytes)'.padEnd(40)}  minified      gzip    brotli    budget`];
  let ok = true;
  for (const entry of measured) {
    const { minified, gzip, brotli } = await measure(entry);
    const within = entry.budget === null || brotli <= entry.budget;
    if (!within) ok = false;
    const held = entry.budget === null ? '' : `${kilobytes(entry.budget)}${within ? '' : '  EXCEEDED'}`;
    lines.push(`${entry.what.padEnd(40)}${[minified, gzip, brotli].map(kilobytes).join('')}${held}`);
  }
  return { ok, output: lines.join('\n') };
}

if (import.meta.main) {
  const { ok, output } = await checkCoreSize();
  process.stdout.write(`${output}\n`);
  process.exitCode = ok ? 0 : 1;
}
