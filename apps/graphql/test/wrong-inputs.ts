import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** One command of the schema, with its input and every place in it that takes a value. */
export interface CommandOfSchema {
  readonly name: string;
  readonly input: GraphQLInputType;
  readonly places: readonly Place[];
  /** Where the id of the row stands that the command is about; `null` where none is required. */
  readonly target: readonly string[] | null;
}

/** A place in an input: `participants.0.person.displayName`, and the scalar or enum that belongs there. */
export interface Place {
  readonly path: readonly string[];
  readonly leaf: string;
}

export function commandsOf(schema: GraphQLSchema): readonly CommandOfSchema[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => {
    const [argument] = args;
    if (argument?.name !== 'input') return [];
    const named = getNullableType(argument.type);
    const required = isInputObjectType(named)
      ? Object.values(named.getFields())
          .filter(({ type }) => isNonNullType(type) && getNamedType(type).name === 'ID')
          .map((field) => [field.name])
      : [];
    // What a command is about comes before the session that it happens in, and the person whom it concerns.
    const rank = (path: readonly string[]): number => ['Session', 'Person'].indexOf(typeOfId(path));
    const [target = null] = required.sort((a, b) => rank(a) - rank(b));
    return [{ name, input: argument.type, places: placesOf(argument.type), target }];
  });
}

/** The type that an id names by the name of its field: `personId` names a Person. */
export function typeOfId(path: readonly string[]): string {
  const field = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  const special: Record<string, string> = {
    participantId: 'Person',
    assignmentId: 'FacilitatorAssignment',
    otherSessionId: 'Session',
    itemId: 'LearningMapItem',
    outcomeIds: 'LearningMapItem',
  };
  const word = field.replace(/Ids?$/, '');
  return special[field] ?? word.charAt(0).toUpperCase() + word.slice(1);
}

function placesOf(type: GraphQLInputType, path: readonly string[] = []): Place[] {
  const known = getNullableType(type);
  if (isListType(known)) return placesOf(known.ofType, [...path, '0']);
  if (!isInputObjectType(known)) return [{ path, leaf: getNamedType(known).name }];
  return Object.values(known.getFields()).flatMap((field) => placesOf(field.type, [...path, field.name]));
}

/**
 * An input in which everything required has a value that could be right, and one place has the value that
 * is to be tried.
 */
export function fill(
  type: GraphQLInputType,
  {
    idOf,
    at = null,
    value = null,
    path = [],
  }: {
    idOf: (type: string) => string;
    at?: readonly string[] | null;
    value?: unknown;
    path?: readonly string[];
  },
): unknown {
  const known = getNullableType(type);
  if (at !== null && at.length === path.length && at.every((step, index) => step === path[index]))
    return value;
  if (isListType(known)) return [fill(known.ofType, { idOf, at, value, path: [...path, '0'] })];
  if (isEnumType(known)) return known.getValues()[0]?.name;
  if (!isInputObjectType(known)) return sample(known.name, path, idOf);
  const fields = Object.values(known.getFields());
  const leadsOn = (name: string) =>
    at !== null && at[path.length] === name && path.every((step, index) => step === at[index]);
  const chosen = known.isOneOf
    ? [fields.find(({ name }) => leadsOn(name)) ?? fields[0]]
    : fields.filter((field) => isNonNullType(field.type) || leadsOn(field.name));
  return Object.fromEntries(
    chosen.flatMap((field) =>
      field === undefined
        ? []
        : [[field.name, fill(field.type, { idOf, at, value, path: [...path, field.name] })]],
    ),
  );
}

function sample(scalar: string, path: readonly string[], idOf: (type: string) => string): unknown {
  const samples: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    DateTime: '2024-01-20T15:00:00Z',
    LocalDate: '2024-01-20',
    LocalTime: '08:30',
    TimeZone: 'America/Chicago',
  };
  return scalar === 'ID' ? idOf(typeOfId(path)) : (samples[scalar] ?? 'a text');
}

/** Values that no command can take, by what belongs there; each is answered by a refusal or as malformed. */
export const impossible: Readonly<Record<string, readonly (readonly [name: string, value: unknown])[]>> = {
  ID: [
    ['no id', 'x'],
    ['an empty id', ''],
    ['a control character', '\u0000'],
    ['an id with something after it', `${Buffer.from('Cycle:a:b').toString('base64url')}=\n`],
    [
      'a row that does not exist',
      Buffer.from(`Cycle:${crypto.randomUUID()}:${crypto.randomUUID()}`).toString('base64url'),
    ],
    ['SQL', "'; DROP TABLE cycle; --"],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['an object', {}],
  ],
  String: [
    ['a null character', 'a\u0000b'],
    ['an escape', 'a\u001b[2Jb'],
    ['half a character', '\ud800'],
    ['turned text', 'a\u202eb'],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a number', 7],
  ],
  Int: [
    ['a fraction', 1.5],
    ['more than an Int holds', 2 ** 31],
    ['a text', 'many'],
  ],
  Float: [['a text', 'many']],
  Boolean: [['a text', 'yes']],
  LocalDate: [
    ['February 30', '2024-02-30'],
    ['a 29th in no leap year', '2023-02-29'],
    ['month 13', '2024-13-01'],
    ['a word', 'tomorrow'],
    ['an empty text', ''],
    ['a number', 20240101],
  ],
  LocalTime: [
    ['hour 25', '25:00'],
    ['minute 60', '08:60'],
    ['a word', 'noon'],
  ],
  DateTime: [
    ['February 30', '2024-02-30T00:00:00Z'],
    ['without a zone', '2024-01-20T15:00:00'],
    ['a word', 'now'],
    ['a number', 1],
  ],
  TimeZone: [
    ['a zone of nowhere', 'Mars/Olympus'],
    ['an empty text', ''],
    ['a control character', 'America/Chicago\u0000'],
  ],
};

/** Values of the right form that are extreme; a command may take them, or refuse them by name. */
export const extreme: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', ' ', '\n', '"\\\'`%_;--', 'x'.repeat(10_000), '😀'.repeat(3_000), '__proto__', 'null'],
  Int: [-1, 0, 2 ** 31 - 1, -(2 ** 31)],
  Float: [-1, -0, 2.5, 1e9, 1e308, -1e308, 5e-324, Number.MAX_SAFE_INTEGER + 2],
  LocalDate: ['0001-01-01', '9999-12-31', '2024-02-29'],
  LocalTime: ['00:00', '23:59', '23:59:59'],
  DateTime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '1969-12-31T23:59:59-23:59'],
  TimeZone: ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC'],
};
