import type pg from 'pg';
import type { UrlOption } from './connect.ts';
import { roles } from './roles.ts';
import { StartFailure } from './start-failure.ts';

/** @throws StartFailure `DATABASE_TOO_OLD` */
export async function requireServerVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const number = Number(rows[0]?.server_version_num);
  if (number >= oldestServer) return;
  throw new StartFailure(
    'DATABASE_TOO_OLD',
    `The PostgreSQL server is version ${Math.floor(number / 10_000)}. Coterie needs 15 or newer.`,
  );
}

const oldestServer = 150_000;

/**
 * Row-level security is the wall between organizations, and superusers, roles that bypass it and a login that
 * can become one of them stand above it. Such a login is refused, wherever the database is.
 *
 * @throws StartFailure `DATABASE_LOGIN_TOO_POWERFUL`
 */
export async function refuseRoleAboveRowSecurity(client: pg.Client, option: UrlOption): Promise<void> {
  const { rows } = await client.query<{ login: string; role: string; superuser: boolean }>(
    `SELECT session_user AS login, rolname AS role, rolsuper AS superuser FROM pg_roles
     WHERE (rolsuper OR rolbypassrls) AND pg_has_role(session_user, oid, 'MEMBER')
     ORDER BY rolname <> session_user, rolname LIMIT 1`,
  );
  const found = rows[0];
  if (found === undefined) return;
  const power = found.superuser ? 'a superuser' : 'a role that bypasses row-level security';
  const how = found.role === found.login ? `is ${power}` : `can become ${found.role}, which is ${power}`;
  throw new StartFailure(
    'DATABASE_LOGIN_TOO_POWERFUL',
    `The login ${found.login} (${option}) ${how}, and would see every organization's rows. ` +
      'Use an ordinary login; --print-role-sql prints how to make one.',
  );
}

/**
 * Checks the application's login before the server serves: under row-level security, no rights but those of the
 * groups that it becomes, and every table that holds an organization's rows guarded.
 *
 * @throws StartFailure `DATABASE_TOO_OLD` · `DATABASE_LOGIN_TOO_POWERFUL` · `DATABASE_ROLES` · `ROW_LEVEL_SECURITY_MISSING`
 */
export async function guardBoot(app: pg.Client, option: UrlOption): Promise<void> {
  await requireServerVersion(app);
  await refuseRoleAboveRowSecurity(app, option);
  await requireGroups(app, option);
  await refuseOwnerOfTables(app, option);
  await requireRowSecurity(app);
}

async function requireGroups(app: pg.Client, option: UrlOption): Promise<void> {
  const { rows } = await app.query<{ login: string; missing: string[]; inherits: boolean }>(
    `SELECT session_user AS login,
       array(SELECT g FROM unnest($1::text[]) AS g
             WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = g AND pg_has_role(session_user, r.oid, 'MEMBER'))
            ) AS missing,
       EXISTS (SELECT FROM pg_roles r WHERE r.rolname = ANY ($1) AND pg_has_role(session_user, r.oid, 'USAGE')) AS inherits`,
    [roles.groups],
  );
  const { login, missing, inherits } = rows[0] ?? { login: '?', missing: roles.groups, inherits: false };
  if (missing.length > 0) {
    throw new StartFailure(
      'DATABASE_ROLES',
      `The login ${login} (${option}) cannot become ${missing.join(', ')}. ` +
        `Run GRANT ${missing.join(', ')} TO ${login}; --print-role-sql prints all that is needed.`,
    );
  }
  if (inherits) {
    throw new StartFailure(
      'DATABASE_LOGIN_TOO_POWERFUL',
      `The login ${login} (${option}) inherits the rights of its groups and so has them outside any organization. ` +
        `Run ALTER ROLE ${login} NOINHERIT, then revoke and grant its groups again.`,
    );
  }
}

async function refuseOwnerOfTables(app: pg.Client, option: UrlOption): Promise<void> {
  const { rows } = await app.query<{ login: string; table: string }>(
    `SELECT session_user AS login, c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(session_user, c.relowner, 'MEMBER') LIMIT 1`,
  );
  const found = rows[0];
  if (found === undefined) return;
  throw new StartFailure(
    'DATABASE_LOGIN_TOO_POWERFUL',
    `The login ${found.login} (${option}) owns the table ${found.table} and could lift its row-level security. ` +
      'Use a login of its own for DATABASE_URL; --print-role-sql prints how to make one.',
  );
}

async function requireRowSecurity(app: pg.Client): Promise<void> {
  const { rows } = await app.query<{ table: string }>(
    `SELECT c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
     ORDER BY 1`,
  );
  if (rows.length === 0) return;
  throw new StartFailure(
    'ROW_LEVEL_SECURITY_MISSING',
    `Tables with organizations' rows have no enforced row-level security: ${rows.map((row) => row.table).join(', ')}. ` +
      'Run ALTER TABLE … ENABLE ROW LEVEL SECURITY and FORCE ROW LEVEL SECURITY on them.',
  );
}
