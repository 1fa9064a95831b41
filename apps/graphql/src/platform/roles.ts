import type pg from 'pg';
import { StartFailure } from './start-failure.ts';

/**
 * The roles of Coterie. They belong to the whole PostgreSQL server, so several databases share them.
 * `owner` owns the schema and migrates; `app` is the login of the server and may do nothing by itself;
 * in a transaction it becomes one of the groups, which row-level security policies are written for.
 */
export const roles = {
  owner: 'coterie_owner',
  app: 'coterie_app',
  groups: ['coterie_tenant', 'coterie_public', 'coterie_worker'],
} as const;

/** Roles of a server are made once, also where several Coteries start at the same moment. */
const roleLock = 7_267_001;

async function withRoleLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('SELECT pg_advisory_lock($1)', [roleLock]);
  try {
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [roleLock]);
  }
}

async function roleExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  return rowCount === 1;
}

/** Makes the roles of an embedded cluster. Wants its superuser. */
export async function ensureEmbeddedRoles(
  superuser: pg.Client,
  passwords: { readonly owner: string; readonly app: string },
): Promise<void> {
  await withRoleLock(superuser, async () => {
    for (const [name, password, attributes] of [
      [roles.owner, passwords.owner, 'INHERIT'],
      [roles.app, passwords.app, 'NOINHERIT'],
    ] as const) {
      if (!(await roleExists(superuser, name))) await superuser.query(`CREATE ROLE ${name}`);
      await superuser.query(
        `ALTER ROLE ${name} LOGIN ${attributes} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION ` +
          `PASSWORD ${superuser.escapeLiteral(password)}`,
      );
    }
    await ensureGroups(superuser, roles.app);
  });
}

/** Makes a database that belongs to the owner, and that nobody but the owner and the application may enter. */
export async function ensureDatabase(superuser: pg.Client, name: string): Promise<void> {
  await withRoleLock(superuser, async () => {
    const { rowCount } = await superuser.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    const database = superuser.escapeIdentifier(name);
    if (rowCount === 0)
      await superuser.query(`CREATE DATABASE ${database} OWNER ${roles.owner} TEMPLATE template0`);
    await limitDatabase(superuser, name);
  });
}

export async function limitDatabase(superuser: pg.Client, name: string): Promise<void> {
  const database = superuser.escapeIdentifier(name);
  await superuser.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await superuser.query(`GRANT CONNECT ON DATABASE ${database} TO ${roles.app}`);
}

async function ensureGroups(client: pg.Client, login: string): Promise<void> {
  for (const group of roles.groups) {
    if (!(await roleExists(client, group))) {
      await client.query(`CREATE ROLE ${group} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
    }
    if (!(await isMember(client, login, group))) {
      await client.query(`GRANT ${group} TO ${client.escapeIdentifier(login)}`);
    }
  }
}

async function isMember(client: pg.Client, login: string, group: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles l ON l.oid = m.member
     WHERE g.rolname = $1 AND l.rolname = $2`,
    [group, login],
  );
  return (rowCount ?? 0) > 0;
}

/**
 * Makes the group roles of a served database and lets the application's login become them, where that is still
 * to be done and the owner has the right to.
 *
 * @throws StartFailure `DATABASE_ROLES` with what an administrator has to run
 */
export async function ensureServedRoles(owner: pg.Client, appLogin: string): Promise<void> {
  await withRoleLock(owner, async () => {
    try {
      await ensureGroups(owner, appLogin);
    } catch (cause) {
      if ((cause as { code?: string }).code !== insufficientPrivilege) throw cause;
      throw new StartFailure(
        'DATABASE_ROLES',
        `Roles are missing (${roles.groups.join(', ')}, granted to ${appLogin}), and the login of ` +
          'MIGRATION_DATABASE_URL may not make them. Have an administrator run what --print-role-sql prints.',
        { cause },
      );
    }
  });
}

const insufficientPrivilege = '42501';

/** What an administrator runs once on a PostgreSQL server, as `--print-role-sql` prints it. */
export function roleSql(): string {
  const groups = roles.groups.map((group) => `CREATE ROLE ${group} NOLOGIN NOSUPERUSER NOBYPASSRLS;`);
  return `-- Run once, as an administrator of the PostgreSQL server (15 or newer). Choose the two passwords.
CREATE ROLE ${roles.owner} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'choose one';
CREATE ROLE ${roles.app} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS PASSWORD 'choose another';
${groups.join('\n')}
GRANT ${roles.groups.join(', ')} TO ${roles.app};
CREATE DATABASE coterie OWNER ${roles.owner} TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE coterie FROM PUBLIC;
GRANT CONNECT ON DATABASE coterie TO ${roles.app};
-- Then start Coterie with
--   MIGRATION_DATABASE_URL=postgresql://${roles.owner}:…@host:5432/coterie
--   DATABASE_URL=postgresql://${roles.app}:…@host:5432/coterie
`;
}
