import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { ownAs } from './run-as.ts';

/** The passwords of the embedded database's three logins: its superuser, the schema's owner, the application. */
export type Passwords = { readonly superuser: string; readonly owner: string; readonly app: string };

/** Reads the passwords of a data directory. Only a directory without a cluster may get new ones. */
export function readOrCreatePasswords(dataDirectory: string, clusterExists: boolean): Passwords {
  const file = path.join(dataDirectory, 'passwords.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    if (clusterExists) throw damaged(file, 'is missing');
    return createPasswords(file, dataDirectory);
  }
  try {
    const { superuser, owner, app } = JSON.parse(text) as Passwords;
    if ([superuser, owner, app].every((password) => /^[\w-]{20,}$/.test(password)))
      return { superuser, owner, app };
  } catch {
    // Said below: what cannot be read and what lacks a password are one case.
  }
  throw damaged(file, 'cannot be read');
}

function createPasswords(file: string, dataDirectory: string): Passwords {
  const passwords = { superuser: randomPassword(), owner: randomPassword(), app: randomPassword() };
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  ownAs(draft, dataDirectory);
  renameSync(draft, file);
  return passwords;
}

/** Letters, digits, `-` and `_` only, so that it stands in a URL as it is. */
function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

function damaged(file: string, what: string): StartFailure {
  return new StartFailure(
    'DATA_DIRECTORY_DAMAGED',
    `${file} ${what}, and without it nobody can log in to the database beside it. ` +
      'Restore it from a backup, or set COTERIE_DATA_DIR to an empty directory.',
  );
}
