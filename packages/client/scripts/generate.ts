/** Writes the committed schema as a type, from which the compiler derives variables and results of operations. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minifyIntrospection, preprocessIntrospection } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema, isScalarType } from 'graphql';

const schemaFile = join(import.meta.dirname, '../../../apps/graphql/schema.graphql');
const target = join(import.meta.dirname, '../src/generated/introspection.ts');

const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
// A scalar that src/graphql.ts does not know would quietly become `unknown` in every result.
const knownScalars = [
  'Boolean',
  'DateTime',
  'Float',
  'ID',
  'Int',
  'JSON',
  'LocalDate',
  'LocalTime',
  'String',
  'TimeZone',
];
const unknownScalars = Object.values(schema.getTypeMap())
  .filter(isScalarType)
  .map(({ name }) => name)
  .filter((name) => !knownScalars.includes(name));
if (unknownScalars.length > 0) {
  throw new Error(
    `Say in packages/client/src/graphql.ts what these scalars are: ${unknownScalars.join(', ')}`,
  );
}

const introspection = minifyIntrospection(introspectionFromSchema(schema, { descriptions: false }));
const text = `// Generated from apps/graphql/schema.graphql; do not edit.
export type introspection = ${preprocessIntrospection(introspection)};
`;

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, text);
