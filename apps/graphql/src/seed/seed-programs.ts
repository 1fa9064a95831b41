import { randomUUIDv7 } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  publishedProgramIds,
  type ReadProgram,
  readProgramFile,
  readPublishedProgram,
} from '@coterie/programs';
import { storeOrganization, storeProgram } from '../concepts/program/store.ts';
import type { Database } from '../platform/database.ts';
import { StartFailure } from '../platform/start-failure.ts';
import { inTransaction } from '../platform/tenant-transaction.ts';
import { actInOrganization } from './act-in-organization.ts';
import { seedExamplePeople } from './seed-example-people.ts';

export interface SeedOptions {
  readonly now: Date;
  /** Whether to add the example people: on a development server only. */
  readonly examplePeople: boolean;
  /** Paths of further program files. */
  readonly files?: readonly string[];
  readonly onProgress?: (line: string) => void;
}

/**
 * Loads the five published programs into an empty database, further files into any, and the example
 * people. Each program is one transaction; a start that was interrupted is continued by the next one,
 * and what is there is left as it is.
 */
export async function seedPrograms(database: Database, options: SeedOptions): Promise<void> {
  const say = options.onProgress ?? (() => {});
  // Before anything is stored: of files that cannot be read, nothing is half loaded.
  const files = await Promise.all(
    (options.files ?? []).map(async (file) => ({ file, read: await readGivenFile(file) })),
  );
  const published = await readPublishedPrograms();
  if (await holdsOnly(database, published)) {
    for (const [index, read] of published.entries()) {
      const outcome = await seedProgram(database, read, options.now);
      if (outcome === 'stored')
        say(`Loaded program ${index + 1} of ${published.length}: ${read.program.title ?? read.program.key}`);
    }
    if (options.examplePeople) {
      const added = await seedExamplePeople(database, options.now);
      if (added > 0) say(`Added ${added} example people, all invented`);
    }
  }
  for (const { file, read } of files) await seedFile(database, file, read, options.now, say);
}

async function readPublishedPrograms(): Promise<ReadProgram[]> {
  const read = await Promise.all(publishedProgramIds.map(readPublishedProgram));
  return read.map((result) => {
    if (!result.ok) throw new Error(`the published program ${result.error.name} cannot be read`);
    return result.value;
  });
}

/** Whether nobody has made the database their own: it holds no organization but those of the programs. */
async function holdsOnly(database: Database, published: readonly ReadProgram[]): Promise<boolean> {
  const slugs = published.map(({ program }) => program.organization.key);
  const others = await inTransaction(database, { role: 'coterie_public' }, (tx) =>
    tx.organization.count({ where: { slug: { notIn: slugs } } }),
  );
  return others === 0;
}

async function seedProgram(
  database: Database,
  read: ReadProgram,
  now: Date,
): Promise<'stored' | 'unchanged' | 'refused'> {
  const slug = read.program.organization.key;
  return await inTransaction(database, { role: 'coterie_public' }, async (tx) => {
    // Two servers that start at once on one database must not both find nothing.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('coterie.seed', 0)) IS NULL AS "locked"`;
    const there = await tx.organization.findUnique({ where: { slug }, select: { id: true } });
    const organizationId = there?.id ?? randomUUIDv7();
    await actInOrganization(tx, organizationId);
    if (there === null) await storeOrganization(tx, organizationId, read.program);
    const { outcome } = await storeProgram(tx, { organizationId, read, now });
    return outcome;
  });
}

async function readGivenFile(file: string): Promise<ReadProgram> {
  const read = readProgramFile(await readFile(file, 'utf8'), basename(file));
  if (read.ok) return read.value;
  const lines = read.error.problems.slice(0, 20).map(({ place, found, expected, ruleId }) => {
    const at = place.line === undefined ? file : `${file}:${place.line}:${place.column ?? 1}`;
    const pointer = place.pointer === '' ? '' : `${place.pointer} `;
    return `COTERIE_PROGRAMS: ${at} ${pointer}expected ${expected}${found === null ? '' : `, found ${found}`} (${ruleId})`;
  });
  const more = read.error.problems.length - lines.length;
  if (more > 0) lines.push(`COTERIE_PROGRAMS: ${file} has ${more} more problems`);
  throw new StartFailure('OPTIONS_INVALID', lines.join('\n'));
}

async function seedFile(
  database: Database,
  file: string,
  read: ReadProgram,
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  const outcome = await seedProgram(database, read, now);
  if (outcome === 'stored') say(`Loaded ${file}`);
  if (outcome === 'refused')
    say(
      `${file} says something else than the program “${read.program.key}” that is loaded; it was left as it is`,
    );
}
