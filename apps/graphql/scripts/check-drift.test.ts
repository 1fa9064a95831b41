import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withConnection } from '../src/platform/connect.ts';
import { createTestDatabase } from '../src/platform/testing/create-test-database.ts';
import { type Diff, diffWithSchema } from './schema-engine.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../../prisma/schema.prisma');
const directory = mkdtempSync(path.join(tmpdir(), 'coterie-drift-'));
afterAll(() => rmSync(directory, { recursive: true }));

const database = await createTestDatabase();

function diffWith(change: (schema: string) => string, form: 'sql' | 'words' = 'sql'): Promise<Diff> {
  const changed = path.join(directory, 'schema.prisma');
  writeFileSync(changed, change(readFileSync(schemaFile, 'utf8')));
  return diffWithSchema({ databaseUrl: database.superuserUrl, schemaFile: changed, form });
}

test('the migrations yield what the schema says', async () => {
  const { empty, output } = await diffWith((schema) => schema, 'words');
  expect({ empty, output }).toMatchObject({ empty: true });
});

test('a column that no migration adds is found', async () => {
  const drift = await diffWith((schema) =>
    schema.replace(/^model Account \{\n/m, '$&  shoeSize Int? @map("shoe_size")\n'),
  );
  expect(drift.empty).toBe(false);
  expect(drift.output).toContain('ADD COLUMN     "shoe_size" INTEGER');
});

test('a column that the schema lost is found', async () => {
  const drift = await diffWith((schema) =>
    schema
      .replace(/^ {2}issuer +String\n/m, '')
      .replace('@@unique([issuer, subject])', '@@unique([subject])'),
  );
  expect(drift.empty).toBe(false);
  expect(drift.output).toContain('DROP COLUMN "issuer"');
});

test('an index made by hand is found', async () => {
  await withConnection(database.migrationDatabaseUrl, 'the embedded database', (owner) =>
    owner.query('CREATE INDEX made_by_hand ON account (subject)'),
  );
  const drift = await diffWith((schema) => schema);
  expect(drift.output).toContain('DROP INDEX "made_by_hand"');
});
