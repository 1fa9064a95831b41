import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/**
 * A selection of everything that can be selected of a type without being asked for arguments, down to
 * a depth; connections count once. Fields are named after their types, so that unions never conflict.
 */
export function selectAll(
  schema: GraphQLSchema,
  type: GraphQLNamedOutputType,
  depth: number,
  path: readonly string[] = [],
): string {
  if (isAbstractType(type)) {
    const inner = schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} ${selectAll(schema, one, depth, path)}`);
    return `{ __typename ${inner.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) =>
    selectField(schema, type, field, depth, [...path, type.name]),
  );
  return `{ __typename ${fields.join(' ')} }`;
}

function selectField(
  schema: GraphQLSchema,
  owner: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  path: readonly string[],
): string[] {
  if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
  const type = getNamedType(field.type);
  const name = `${owner.name}_${field.name}: ${field.name}`;
  if (isLeafType(type)) return [name];
  // Round in circles there is nothing new.
  if (path.includes(type.name)) return [];
  const isPassage = /(Connection|Edge)$/.test(type.name);
  if (depth === 0 && !isPassage) return [];
  const args = field.args.some((arg) => arg.name === 'first') ? '(first: 25)' : '';
  return [`${name}${args} ${selectAll(schema, type, isPassage ? depth : depth - 1, path)}`];
}

/** A value for every required part of an input; ids are given by the name of their field. */
export function fillInput(
  type: GraphQLInputType,
  name: string,
  idFor: (fieldName: string) => string,
): unknown {
  const known = getNullableType(type);
  if (isListType(known)) return [fillInput(known.ofType, name, idFor)];
  if (isInputObjectType(known)) {
    const fields = Object.values(known.getFields());
    const chosen = known.isOneOf
      ? fields.slice(0, 1)
      : fields.filter((field) => isNonNullType(field.type) || getNamedType(field.type).name === 'ID');
    return Object.fromEntries(chosen.map((field) => [field.name, fillInput(field.type, field.name, idFor)]));
  }
  if (isEnumType(known)) return known.getValues()[0]?.name;
  switch (known.name) {
    case 'ID':
      return idFor(name);
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2024-01-20T15:00:00Z';
    case 'LocalDate':
      return '2024-03-07';
    case 'LocalTime':
      return '08:30';
    case 'TimeZone':
      return 'America/Chicago';
    case 'JSON':
      return {};
    default:
      return 'isolation';
  }
}
