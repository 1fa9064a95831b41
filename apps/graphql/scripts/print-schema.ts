/**
 * Writes the schema as SDL to apps/graphql/schema.graphql; with `--check`, says whether the committed file
 * is up to date and exits with 1 where it is not. Needs no database.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/schema.ts';

const file = path.resolve(import.meta.dirname, '../schema.graphql');
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, printed);
} else if (readFileSync(file, 'utf8') !== printed) {
  process.stderr.write(
    'apps/graphql/schema.graphql is out of date. Run: node --conditions=coterie-source apps/graphql/scripts/print-schema.ts\n',
  );
  process.exitCode = 1;
}
