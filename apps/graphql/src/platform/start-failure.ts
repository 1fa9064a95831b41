/** Every reason for which Coterie declines to start. One code, one plain line, one non-zero exit. */
export type StartFailureCode =
  | 'ALREADY_RUNNING'
  | 'DATABASE_AUTHENTICATION'
  | 'DATABASE_LOGIN_TOO_POWERFUL'
  | 'DATABASE_MISSING'
  | 'DATABASE_NOT_EMPTY'
  | 'DATABASE_ROLES'
  | 'DATABASE_TOO_OLD'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_URL_INVALID'
  | 'DATA_DIRECTORY_DAMAGED'
  | 'DATA_DIRECTORY_NOT_WRITABLE'
  | 'DATA_DIRECTORY_VERSION'
  | 'MIGRATION_CHANGED'
  | 'MIGRATION_FAILED'
  | 'MIGRATIONS_NEWER'
  | 'MIGRATIONS_PENDING'
  | 'OPTIONS_INVALID'
  | 'PLATFORM_WITHOUT_BINARIES'
  | 'PORT_TAKEN'
  | 'POSTGRES_START'
  | 'ROW_LEVEL_SECURITY_MISSING';

/**
 * Thrown on the way to a running server, for what a person at the terminal can put right.
 * `message` is one line (options may list several) that says what is wrong and what to do about it.
 */
export class StartFailure extends Error {
  readonly code: StartFailureCode;

  constructor(code: StartFailureCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'StartFailure';
    this.code = code;
  }
}

/** The line for a port that something else already listens on. */
export function portTaken(host: string, port: number): StartFailure {
  return new StartFailure(
    'PORT_TAKEN',
    `Port ${port} on ${host} is already in use. Stop what listens there, or choose another with COTERIE_PORT=${
      port + 1
    } (0 takes any free port).`,
  );
}
