import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { programJsonSchema } from '../../scripts/program-json-schema.ts';

const file = new URL('../../schema/program.schema.json', import.meta.url);

test('the published JSON Schema is that of the code: node packages/core/scripts/write-program-schema.ts', async () => {
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(programJsonSchema())));
});

test('every reference of the JSON Schema leads somewhere', async () => {
  const text = await readFile(file, 'utf8');
  const schema = JSON.parse(text) as { readonly $defs: Readonly<Record<string, unknown>> };
  const names = [...text.matchAll(/"\$ref": "#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !Object.hasOwn(schema.$defs, name))).toEqual([]);
});
