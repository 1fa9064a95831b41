import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive, readPostmaster } from '../embedded-postgres/postmaster.ts';
import { stopPostmaster } from '../embedded-postgres/run-postmaster.ts';

/** Stops and removes the clusters of test runs that were killed before they could do it themselves. */
export async function sweepTestDirectories(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^coterie-test-(\d+)-\w+$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const directory = path.join(tmpdir(), name);
    for (const cluster of [path.join(directory, 'data/postgres'), path.join(directory, 'postgres')]) {
      const postmaster = readPostmaster(cluster);
      if (postmaster !== null) await stopPostmaster(postmaster.pid, cluster).catch(() => {});
    }
    try {
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // Another user's; theirs to sweep.
    }
  }
}
