import { lchownSync, statSync } from 'node:fs';
import path from 'node:path';

/** The user and group that PostgreSQL runs as, where that is not simply the one that started Coterie. */
export type RunAs = { readonly uid: number; readonly gid: number };

/** `nobody`. No user is created for it, and on Linux nearly every system has it under this number. */
const nobody: RunAs =
  process.platform === 'darwin' ? { uid: 4294967294, gid: 4294967294 } : { uid: 65534, gid: 65534 };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root. Root lends it to whoever owns the cluster already, or else to nobody;
 * anybody else runs it themselves (null).
 */
export function chooseRunAs(clusterDirectory: string): RunAs | null {
  if (!isRoot()) return null;
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

/** Options for `spawn`. Node takes ids as signed 32-bit numbers. */
export function spawnIdentity(runAs: RunAs | null): { uid?: number; gid?: number } {
  return runAs === null ? {} : { uid: runAs.uid | 0, gid: runAs.gid | 0 };
}

/** Whether that user can pass through every directory down to and including this one. */
export function canTraverse(directory: string, runAs: RunAs): boolean {
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    const stat = statSync(current, { throwIfNoEntry: false });
    if (stat === undefined) return false;
    const bit = stat.uid === runAs.uid ? 0o100 : stat.gid === runAs.gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/** Root leaves its files to the owner of the directory they are in, so that this one can run Coterie later. */
export function ownAs(file: string, directory: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(directory);
  lchownSync(file, uid, gid);
}
