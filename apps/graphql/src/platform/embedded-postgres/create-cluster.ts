import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';
import type { PostgresBinaries } from './find-binaries.ts';
import { postgresEnvironment } from './postgres-environment.ts';
import { type RunAs, spawnIdentity } from './run-as.ts';

export const superuserName = 'postgres';

/**
 * `initdb` into a draft directory that gets its name only when it is complete: one that was killed half way
 * is swept aside by the next start.
 */
export async function createCluster(options: {
  readonly binaries: PostgresBinaries;
  readonly clusterDirectory: string;
  readonly superuserPassword: string;
  readonly runAs: RunAs | null;
  readonly durable: boolean;
}): Promise<void> {
  const { clusterDirectory, runAs } = options;
  const draft = `${clusterDirectory}.partial`;
  const passwordFile = `${clusterDirectory}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
  try {
    if (runAs !== null) for (const file of [draft, passwordFile]) chownSync(file, runAs.uid, runAs.gid);
    await run(path.join(options.binaries.directory, 'bin', 'initdb'), runAs, draft, [
      `--pgdata=${draft}`,
      `--username=${superuserName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      ...(options.durable ? [] : ['--no-sync']),
    ]);
    renameSync(draft, clusterDirectory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function run(
  program: string,
  runAs: RunAs | null,
  cwd: string,
  args: readonly string[],
): Promise<void> {
  const child = spawn(program, args, {
    cwd,
    env: { ...postgresEnvironment },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...spawnIdentity(runAs),
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const reason =
    errors
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .at(-1) ?? `exit ${code}`;
  throw new StartFailure(
    'POSTGRES_START',
    `The embedded database could not be created in ${path.dirname(cwd)} (${reason}). ` +
      'Check free space and permissions there, or set COTERIE_DATA_DIR to another directory.',
  );
}
