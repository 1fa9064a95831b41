import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from './schema.ts';

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Everything that a type names, each with its path: fields, arguments, values. */
function partsOf(type: GraphQLNamedType): [path: string, Described][] {
  const below = (parts: readonly Described[], path: string) =>
    parts.map((part): [string, Described] => [`${path}.${part.name}`, part]);
  if (isEnumType(type)) return below(type.getValues(), type.name);
  if (isInputObjectType(type)) return below(Object.values(type.getFields()), type.name);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields());
  return [
    ...below(fields, type.name),
    ...fields.flatMap((field) => below(field.args, `${type.name}.${field.name}`)),
  ];
}

const named = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

test('every type, field, argument, input and enum value says what it is', () => {
  const all = named.flatMap((type) => [[type.name, type] as const, ...partsOf(type)]);
  expect(all.length).toBeGreaterThan(1000);
  expect(
    all.filter(([, { description }]) => (description ?? '').trim() === '').map(([path]) => path),
  ).toEqual([]);
});

test('names follow the conventions of GraphQL', () => {
  const types = named.map(({ name }) => name).filter((name) => !/^[A-Z][A-Za-z]*$/.test(name));
  const values = named
    .filter(isEnumType)
    .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`))
    .filter((path) => !/\.[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(path));
  const parts = named
    .filter((type) => !isEnumType(type))
    .flatMap((type) => partsOf(type).map(([path]) => path))
    .filter((path) => !/^[A-Za-z]+(\.[a-z][A-Za-z0-9]*)+$/.test(path));
  expect({ types, values, parts }).toEqual({ types: [], values: [], parts: [] });
});
