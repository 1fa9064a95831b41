import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

type Texts = Readonly<Record<string, string>>;

const connectionTexts: Texts = {
  edges: 'The rows of this page, each with its cursor.',
  pageInfo: 'Whether there is more, and from where to go on.',
  totalCount: 'How many there are on all pages together.',
};

const edgeTexts: Texts = {
  cursor: 'Where this row stands: `after` and `before` take it.',
  node: 'The row.',
};

const pageInfoTexts: Texts = {
  hasNextPage: 'Whether more follows.',
  hasPreviousPage: 'Whether something comes before.',
  startCursor: 'The cursor of the first row of the page; null for an empty page.',
  endCursor: 'The cursor of the last row of the page; null for an empty page.',
};

const pageArgumentTexts: Texts = {
  first: 'How many rows, from the beginning or after a cursor; 20 where nothing is said, 100 at most.',
  after: 'Only what follows this cursor.',
  last: 'How many rows, from the end or before a cursor; 100 at most.',
  before: 'Only what comes before this cursor.',
};

const queryTexts: Texts = {
  node: 'Anything that has an id; null where there is none that you may know of.',
  nodes: 'Several things by their ids, in the order of the ids; null for each that you may not know of.',
};

/** Says what the parts of the schema are that no concept writes: connections, edges, pages and ids. */
export function describeRelay(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const fields = Object.values(type.getFields());
    describe(fields, type.name === 'Query' ? queryTexts : { id: 'Its id, the same wherever it is met.' });
    for (const { args } of fields) {
      describe(args, pageArgumentTexts);
      describe(args, { id: 'The id.', ids: 'The ids, 100 at most.' });
    }
    if (type.name === 'Node') type.description ??= 'What has an id and can be read by it.';
    if (type.name === 'PageInfo') {
      type.description ??= 'Where a page stands in its list.';
      describe(fields, pageInfoTexts);
    }
    if (type.name.endsWith('ConnectionEdge')) {
      type.description ??= 'A row of a list, with its cursor.';
      describe(fields, edgeTexts);
    } else if (type.name.endsWith('Connection')) {
      type.description ??= 'A page of a list.';
      describe(fields, connectionTexts);
    }
  }
  return schema;
}

/** What is described already keeps its words. */
function describe(
  parts: readonly { readonly name: string; description?: string | null | undefined }[],
  texts: Texts,
): void {
  for (const part of parts) if (Object.hasOwn(texts, part.name)) part.description ??= texts[part.name];
}
