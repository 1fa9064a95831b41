import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** Reads `postmaster.pid`, whether or not such a process still lives. */
export function readPostmaster(clusterDirectory: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(clusterDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Whether that process lives and is the PostgreSQL of this directory. Its id alone does not tell: after a
 * restart of a container the same small number belongs to something else. PostgreSQL works in its data
 * directory, which is surer than its command line, but may be hidden from us.
 */
export function isPostmasterOf(pid: number, clusterDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    const workingDirectory = statSync(`/proc/${pid}/cwd`);
    const cluster = statSync(clusterDirectory);
    return workingDirectory.ino === cluster.ino && workingDirectory.dev === cluster.dev;
  } catch {
    return /postgres/.test(commandLine(pid) ?? 'postgres');
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In a container without an init process, an orphan that has ended stays in the table. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function commandLine(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    const { status, stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return status === 0 ? stdout : null;
  }
}
