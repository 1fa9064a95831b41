import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../run-command.ts';
import type { CheckResult } from './check.ts';

/** What everything behind the public door may weigh, minified and compressed, without its dependencies. */
export const budgetInBytes = 60_000;

const door = join(root, 'packages/core/dist/index.js');

export interface Size {
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

async function measure(packages: 'external' | 'bundle'): Promise<Size> {
  const { outputFiles } = await build({
    entryPoints: [door],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    packages,
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    minified: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/** Measures the built core; `npm run size` prints it. */
export async function measureCore(): Promise<{ readonly alone: Size; readonly withDependencies: Size }> {
  return { alone: await measure('external'), withDependencies: await measure('bundle') };
}

export async function checkCoreSize(): Promise<CheckResult> {
  if (!existsSync(door)) return { ok: false, output: 'packages/core/dist is not built' };
  const { alone, withDependencies } = await measureCore();
  const line = (label: string, { minified, gzip, brotli }: Size) =>
    `${label.padEnd(20)} ${[minified, gzip, brotli].map((bytes) => (bytes / 1000).toFixed(1).padStart(8)).join('')}`;
  const output = [
    `${'kB (1000 bytes)'.padEnd(20)} minified    gzip  brotli`,
    line('core alone', alone),
    line('with dependencies', withDependencies),
    `budget: ${budgetInBytes / 1000} kB, brotli, core alone`,
  ].join('\n');
  return { ok: alone.brotli <= budgetInBytes, output };
}

if (import.meta.main) {
  const { ok, output } = await checkCoreSize();
  process.stdout.write(`${output}\n`);
  process.exitCode = ok ? 0 : 1;
}
