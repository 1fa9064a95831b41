import pg from 'pg';
import { StartFailure } from './start-failure.ts';

/** Which option a database URL came from, to name it in a failure. */
export type UrlOption = 'DATABASE_URL' | 'MIGRATION_DATABASE_URL' | 'the embedded database';

/**
 * One connection outside any pool, for what happens before the server serves. Ends with `work`.
 *
 * @throws StartFailure that names the option and never the password
 */
export async function withConnection<T>(
  url: string,
  option: UrlOption,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  let client: pg.Client | null = null;
  try {
    // Reads certificate files that the URL names, and may fail on them.
    client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      application_name: 'coterie',
    });
    // A connection that breaks later fails the query that runs; without a listener it would end the process.
    client.on('error', () => {});
    await client.connect();
  } catch (error) {
    await client?.end().catch(() => {});
    throw connectionFailure(error, url, option);
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Says which of the usual reasons kept a connection from coming about. */
export function connectionFailure(error: unknown, url: string, option: UrlOption): StartFailure {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const { user, host, database } = describeUrl(url);
  switch (code) {
    case '28P01':
    case '28000':
      return new StartFailure(
        'DATABASE_AUTHENTICATION',
        `${host} does not let ${user} in (${option}). Check the user, the password and the server's pg_hba.conf.`,
      );
    case '3D000':
      return new StartFailure(
        'DATABASE_MISSING',
        `There is no database "${database}" on ${host} (${option}). Create it, or correct the name in the URL.`,
      );
    case '42501':
      return new StartFailure(
        'DATABASE_AUTHENTICATION',
        `${user} may not connect to the database "${database}" on ${host} (${option}). GRANT CONNECT on it.`,
      );
    case '53300':
      return new StartFailure(
        'DATABASE_UNREACHABLE',
        `${host} has no connection left (${option}). Close others, or raise max_connections there.`,
      );
    default:
      return new StartFailure(
        'DATABASE_UNREACHABLE',
        `No PostgreSQL answers at ${host} (${option}, ${code === '' ? message : code}). ` +
          'Check host, port and the settings for TLS, and that the server runs.',
      );
  }
}

/** A database URL without its password. */
export function describeUrl(url: string): {
  readonly user: string;
  readonly host: string;
  readonly database: string;
} {
  const { username, hostname, port, pathname } = new URL(url);
  return {
    user: username === '' ? 'the default user' : decodeURIComponent(username),
    host: `${hostname === '' ? 'localhost' : hostname}:${port === '' ? '5432' : port}`,
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
  };
}
