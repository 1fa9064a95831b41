import { readInstant } from '@coterie/core';
import * as v from 'valibot';
import { nearestName } from './options-nearest-name.ts';
import {
  defaultDataDirectory,
  developmentStart,
  type logLevels,
  type OptionName,
  optionTable,
} from './options-table.ts';
import { StartFailure } from './start-failure.ts';

/** All that the server is told from outside, read once. */
export type Options = {
  readonly host: string;
  readonly port: number;
  readonly production: boolean;
  /** There is one beside a served database too: it holds the server's own key. */
  readonly dataDirectory: string;
  readonly database: DatabaseChoice;
  readonly clock: ClockStart;
  /** Absolute paths of program files to load besides the five. */
  readonly programs: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
};

export type DatabaseChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'served'; readonly databaseUrl: string; readonly migrationDatabaseUrl: string | null };

/** The machine's time, or an RFC 3339 instant (UTC) at which a development clock is first set. */
export type ClockStart = { readonly kind: 'system' } | { readonly kind: 'development'; readonly at: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the options from the environment.
 *
 * @throws StartFailure `OPTIONS_INVALID`, one line for each problem, none of them with a value in it
 */
export function readOptions(env: Environment = process.env): Options {
  const problems = findUnknownNames(env);
  const given = (name: OptionName): boolean => env[name] !== undefined && env[name] !== '';
  const read = <Name extends OptionName, Standard>(
    name: Name,
    standard: Standard,
  ): v.InferOutput<(typeof optionTable)[Name]['schema']> | Standard => {
    if (!given(name)) return standard;
    const result = v.safeParse(optionTable[name].schema, env[name], { abortEarly: true });
    if (result.success) return result.output as v.InferOutput<(typeof optionTable)[Name]['schema']>;
    problems.push(`${name} ${result.issues[0].message}`);
    return standard;
  };

  const production = read('NODE_ENV', 'development') === 'production';
  const databaseUrl = read('DATABASE_URL', null);
  const migrationDatabaseUrl = read('MIGRATION_DATABASE_URL', null);
  const now = read('COTERIE_NOW', null);
  const options: Options = {
    host: read('COTERIE_HOST', '127.0.0.1'),
    port: read('COTERIE_PORT', 4000),
    production,
    dataDirectory: read('COTERIE_DATA_DIR', defaultDataDirectory),
    database:
      databaseUrl === null ? { kind: 'embedded' } : { kind: 'served', databaseUrl, migrationDatabaseUrl },
    clock: chooseClock(now, production || databaseUrl !== null),
    programs: read('COTERIE_PROGRAMS', []),
    logLevel: read('COTERIE_LOG_LEVEL', 'info'),
  };

  if (given('MIGRATION_DATABASE_URL') && !given('DATABASE_URL')) {
    problems.push(
      "MIGRATION_DATABASE_URL needs DATABASE_URL beside it, the application's login to the same database.",
    );
  }
  if (production && options.clock.kind === 'development') {
    problems.push(
      'COTERIE_NOW must be "system" or not set where NODE_ENV is production: its time is the real one.',
    );
  }
  if (problems.length > 0) throw new StartFailure('OPTIONS_INVALID', problems.join('\n'));
  return options;
}

function chooseClock(now: string | null, realByDefault: boolean): ClockStart {
  if (now === 'system' || (now === null && realByDefault)) return { kind: 'system' };
  const at = readInstant(now ?? developmentStart);
  return at === null ? { kind: 'system' } : { kind: 'development', at };
}

function findUnknownNames(env: Environment): string[] {
  const known = Object.keys(optionTable);
  return Object.keys(env)
    .filter((name) => name.startsWith('COTERIE_') && !known.includes(name))
    .sort()
    .map((name) => {
      const nearest = nearestName(name, known);
      const hint = nearest === null ? 'See --help for those there are.' : `Did you mean ${nearest}?`;
      return `${name} is not an option. ${hint}`;
    });
}
