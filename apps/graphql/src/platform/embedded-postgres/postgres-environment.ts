/**
 * What PostgreSQL's programs are started with: nothing of ours, so that a stray PGDATA or LANG changes nothing.
 * Without a locale `initdb` would make an SQL_ASCII cluster.
 */
export const postgresEnvironment: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
  TZ: 'UTC',
};
