import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Environment, readOptions } from './options.ts';
import { helpText } from './options-help.ts';
import { optionTable } from './options-table.ts';
import { StartFailure } from './start-failure.ts';
import { makeTestDirectory } from './testing/test-cluster.ts';

function problemsOf(env: Environment): readonly string[] {
  try {
    readOptions(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartFailure);
    expect((error as StartFailure).code).toBe('OPTIONS_INVALID');
    return (error as StartFailure).message.split('\n');
  }
  return [];
}

test('an empty environment gives the embedded database and the development clock', () => {
  expect(readOptions({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    production: false,
    dataDirectory: path.resolve(import.meta.dirname, '../../../../.coterie/data'),
    database: { kind: 'embedded' },
    clock: { kind: 'development', at: '2024-01-15T15:00:00Z' },
    programs: [],
    logLevel: 'info',
  });
});

test('an empty value counts as not set', () => {
  expect(readOptions(Object.fromEntries(Object.keys(optionTable).map((name) => [name, ''])))).toEqual(
    readOptions({}),
  );
});

test('every option is read', () => {
  const directory = makeTestDirectory();
  const file = path.join(directory, 'mine.yaml');
  writeFileSync(file, '');
  expect(
    readOptions({
      COTERIE_PORT: '0',
      COTERIE_HOST: '::1',
      COTERIE_DATA_DIR: 'here',
      DATABASE_URL: 'postgres://app:a@db.example/coterie',
      MIGRATION_DATABASE_URL: 'postgresql://owner:b@db.example:5433/coterie?sslmode=require',
      COTERIE_NOW: '2024-03-01T00:00:00+01:00',
      COTERIE_PROGRAMS: ` ${file}, ${file},`,
      COTERIE_LOG_LEVEL: 'debug',
      NODE_ENV: 'test',
    }),
  ).toEqual({
    host: '::1',
    port: 0,
    production: false,
    dataDirectory: path.resolve('here'),
    database: {
      kind: 'served',
      databaseUrl: 'postgres://app:a@db.example/coterie',
      migrationDatabaseUrl: 'postgresql://owner:b@db.example:5433/coterie?sslmode=require',
    },
    clock: { kind: 'development', at: '2024-02-29T23:00:00Z' },
    programs: [file, file],
    logLevel: 'debug',
  });
});

test('the time is real with a served database, in production, and on request', () => {
  const real = { kind: 'system' };
  expect(readOptions({ DATABASE_URL: 'postgresql://a:b@c/d' }).clock).toEqual(real);
  expect(readOptions({ NODE_ENV: 'production' }).clock).toEqual(real);
  expect(readOptions({ COTERIE_NOW: 'system' }).clock).toEqual(real);
});

test('all that is wrong is said at once, a line each', () => {
  expect(
    problemsOf({
      COTERIE_PORT: '70000',
      COTERIE_HOST: 'http://here',
      COTERIE_NOW: '2024-02-30T00:00:00Z',
      COTERIE_LOG_LEVEL: 'loud',
      COTERIE_PROGRAMS: '/nowhere/a.yaml',
      DATABASE_URL: 'mysql://app:secret@host/x',
      NODE_ENV: 'staging',
    }).map((line) => line.split(' ')[0]),
  ).toEqual([
    'NODE_ENV',
    'DATABASE_URL',
    'COTERIE_NOW',
    'COTERIE_HOST',
    'COTERIE_PORT',
    'COTERIE_PROGRAMS',
    'COTERIE_LOG_LEVEL',
  ]);
});

test.each(['-1', '80.5', 'x', '65536', '0x50', ' 80'])('%j is no port', (port) => {
  expect(problemsOf({ COTERIE_PORT: port })).toEqual([
    'COTERIE_PORT is not a port; give a whole number from 0 to 65535.',
  ]);
});

test.each([
  'postgresql://',
  'postgresql://host/db',
  'postgresql://u:secret@host',
  'u:secret@host/db',
  'postgresql://u:se cret@ho st/d',
])('%j is no database URL, and is not repeated', (url) => {
  const [problem] = problemsOf({ DATABASE_URL: url });
  expect(problem).toMatch(/^DATABASE_URL is not a database URL/);
  expect(problem).not.toMatch(/se ?cret/);
});

test('a misspelled name gets the nearest, a strange one the list', () => {
  expect(problemsOf({ COTERIE_PROT: '1', COTERIE_DATADIR: 'x', COTERIE_UNHEARD_OF_THING: '' })).toEqual([
    'COTERIE_DATADIR is not an option. Did you mean COTERIE_DATA_DIR?',
    'COTERIE_PROT is not an option. Did you mean COTERIE_PORT?',
    'COTERIE_UNHEARD_OF_THING is not an option. See --help for those there are.',
  ]);
});

test('options that contradict each other are named', () => {
  expect(problemsOf({ MIGRATION_DATABASE_URL: 'postgresql://a:b@c/d' })[0]).toContain('needs DATABASE_URL');
  expect(problemsOf({ NODE_ENV: 'production', COTERIE_NOW: '2024-01-15T09:00-06:00' })[0]).toContain(
    'COTERIE_NOW',
  );
});

test('the help names every option', () => {
  for (const name of Object.keys(optionTable)) expect(helpText()).toContain(`  ${name}=`);
});
