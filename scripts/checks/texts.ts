import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../run-command.ts';
import type { CheckResult } from './check.ts';

// Written in pieces, so that this file does not find itself.
const unwanted: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', pattern: new RegExp('-----BEGIN [A-Z ]*PRIVATE ' + 'KEY-----') },
  { what: 'an access key', pattern: /\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36})\b/ },
  {
    what: 'a path of one machine',
    pattern: new RegExp('/wo' + 'rk/(main|shared|\\.library)|/ro' + 'ot/\\w|/Us' + 'ers/\\w'),
  },
  {
    what: 'the address of a registry',
    pattern: new RegExp('registry\\.' + '(npmjs|yarnpkg|npmmirror)\\.|_auth' + 'Token'),
  },
];

const binary = /\.(png|jpg|ico|woff2?|gz)$/;

/** What of a text must not be published, by line. */
export function findUnwanted(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      unwanted.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${path}:${index + 1}: ${what}`),
    );
}

/** Reads every committed or new file for what must not be published. */
export async function checkTexts(): Promise<CheckResult> {
  const listed = await runCommand('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  if (!listed.ok) return listed;
  const found: string[] = [];
  for (const path of listed.stdout.split('\0').filter((name) => name !== '' && !binary.test(name))) {
    try {
      found.push(...findUnwanted(path, readFileSync(join(root, path), 'utf8')));
    } catch {
      // Deleted, and the deletion is not committed yet.
    }
  }
  return { ok: found.length === 0, output: found.join('\n') };
}
