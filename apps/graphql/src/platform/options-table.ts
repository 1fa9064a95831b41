import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { readInstant } from '@coterie/core';
import * as v from 'valibot';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Where the example programs' applications are still open. */
export const developmentStart = '2024-01-15T09:00-06:00';

/** `.coterie/data` below the repository. */
export const defaultDataDirectory = path.resolve(import.meta.dirname, '../../../../.coterie/data');

const databaseUrl = v.pipe(
  v.string(),
  v.check(
    isDatabaseUrl,
    'is not a database URL; it looks like postgresql://user:password@host:5432/database.',
  ),
);

/**
 * Every option, once: what `--help` says of it and what it accepts. An empty value counts as not set. A message
 * follows the option's name and never repeats the value, which may hold a password.
 */
export const optionTable = {
  COTERIE_PORT: {
    value: 'number',
    standard: '4000',
    help: 'The port to serve on. 0 takes any free one.',
    schema: v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'is not a port; give a whole number from 0 to 65535.'),
      v.transform(Number),
      v.maxValue(65_535, 'is not a port; give a whole number from 0 to 65535.'),
    ),
  },
  COTERIE_HOST: {
    value: 'address',
    standard: '127.0.0.1',
    help: 'The address to serve on. 0.0.0.0 serves other machines too.',
    schema: v.pipe(
      v.string(),
      v.check(isHost, 'is not a host; give a name or an IP address, without scheme and port.'),
    ),
  },
  COTERIE_DATA_DIR: {
    value: 'directory',
    standard: '.coterie/data in the repository',
    help: "Where the embedded database and the server's own key are kept.",
    schema: v.pipe(
      v.string(),
      v.transform((text) => path.resolve(text)),
    ),
  },
  DATABASE_URL: {
    value: 'postgresql://…',
    standard: 'the embedded database',
    help: "A PostgreSQL server (15 or newer) to use instead of the embedded one: the application's login.",
    schema: databaseUrl,
  },
  MIGRATION_DATABASE_URL: {
    value: 'postgresql://…',
    standard: 'none',
    help: 'The same database as its owner, to migrate it at the start.',
    schema: databaseUrl,
  },
  COTERIE_NOW: {
    value: 'system | date-time',
    standard: `${developmentStart} with the embedded database, system with another and in production`,
    help: 'The time that the clock shows: the real one, or one at which a development clock is first set.',
    schema: v.pipe(
      v.string(),
      v.check(
        (text) => text === 'system' || readInstant(text) !== null,
        `is neither "system" nor a date-time with its offset such as ${developmentStart}.`,
      ),
    ),
  },
  COTERIE_PROGRAMS: {
    value: 'file,file…',
    standard: 'none',
    help: 'Further program files (YAML or JSON) to load.',
    schema: v.pipe(
      v.string(),
      v.transform((text) => text.split(',').map((file) => file.trim())),
      v.transform((files) => files.filter((file) => file !== '').map((file) => path.resolve(file))),
      v.everyItem(isReadableFile, (issue) => {
        const missing = (issue.input as readonly string[]).filter((file) => !isReadableFile(file));
        return `names what is not a readable file: ${missing.join(', ')}.`;
      }),
    ),
  },
  COTERIE_LOG_LEVEL: {
    value: logLevels.join(' | '),
    standard: 'info',
    help: 'How much the server logs.',
    schema: v.picklist(logLevels, `is not a level; give one of ${logLevels.join(', ')}.`),
  },
  NODE_ENV: {
    value: 'development | production | test',
    standard: 'development',
    help: 'In production there is no development clock and no issuer of example people.',
    schema: v.picklist(
      ['development', 'production', 'test'],
      'is not known; give development, production or test.',
    ),
  },
} as const;

export type OptionName = keyof typeof optionTable;

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, username } = new URL(text);
  return ['postgres:', 'postgresql:'].includes(protocol) && username !== '' && pathname.length > 1;
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i.test(text);
}

function isReadableFile(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
