import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Lexer,
  type OperationDefinitionNode,
  type ParseOptions,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';

/** What a document may be at most. A worked example of ours has some hundred tokens; a large page's, a thousand. */
export const documentLimits = {
  /** Characters, comments included: parsed documents are kept in memory. Long texts belong into variables. */
  characters: 100_000,
  tokens: 5_000,
  /** Brackets within brackets: the parser calls itself for each. */
  nesting: 80,
  /** Fields within fields, fragments followed. */
  depth: 40,
  /** Fields in all, each counted as often as fragments repeat it. */
  fields: 5_000,
} as const;

/**
 * Parses a document, unless it is larger or deeper than anything a client of ours would send.
 *
 * @throws GraphQLError `DOCUMENT_TOO_LARGE`, or what the parser says
 */
export function parseWithinLimits(source: Source | string, options?: ParseOptions): DocumentNode {
  const given = typeof source === 'string' ? new Source(source) : source;
  if (given.body.length > documentLimits.characters)
    throw tooLarge('characters; send long texts as variables', documentLimits.characters);
  checkTokens(given);
  const document = parse(given, options);
  checkFields(document);
  return document;
}

function checkTokens(source: Source): void {
  const lexer = new Lexer(source);
  let tokens = 0;
  let nesting = 0;
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens += 1;
    if (kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L || kind === TokenKind.PAREN_L)
      nesting += 1;
    else if (kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R || kind === TokenKind.PAREN_R)
      nesting -= 1;
    if (tokens > documentLimits.tokens) throw tooLarge('tokens', documentLimits.tokens);
    if (nesting > documentLimits.nesting) throw tooLarge('brackets within brackets', documentLimits.nesting);
  }
}

interface Size {
  readonly depth: number;
  readonly fields: number;
}

/** Fragments are measured once each; one that contains itself is left to validation, which refuses it. */
function checkFields({ definitions }: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of definitions) {
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition);
    else if (definition.kind === 'OperationDefinition') operations.push(definition);
  }
  const sizes = new Map<string, Size>();
  for (const { selectionSet } of operations) {
    const { depth, fields } = sizeOf(selectionSet);
    if (depth > documentLimits.depth) throw tooLarge('fields within fields', documentLimits.depth);
    if (fields > documentLimits.fields) throw tooLarge('fields', documentLimits.fields);
  }

  function sizeOf({ selections }: SelectionSetNode): Size {
    let depth = 0;
    let fields = 0;
    for (const selection of selections) {
      let size: Size;
      if (selection.kind === 'Field') {
        const below = selection.selectionSet === undefined ? nothing : sizeOf(selection.selectionSet);
        size = { depth: 1 + below.depth, fields: 1 + below.fields };
      } else if (selection.kind === 'InlineFragment') {
        size = sizeOf(selection.selectionSet);
      } else {
        size = sizeOfFragment(selection.name.value);
      }
      depth = Math.max(depth, size.depth);
      fields += size.fields;
    }
    return { depth, fields };
  }

  function sizeOfFragment(name: string): Size {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    sizes.set(name, nothing);
    const size = sizeOf(fragment.selectionSet);
    sizes.set(name, size);
    return size;
  }
}

const nothing: Size = { depth: 0, fields: 0 };

function tooLarge(what: string, most: number): GraphQLError {
  return new GraphQLError(`The document is too large: at most ${most} ${what}.`, {
    extensions: { code: 'DOCUMENT_TOO_LARGE', http: { status: 400 } },
  });
}
