import { type DocumentNode, GraphQLError, visit } from 'graphql';
import { checkTexts } from './check-texts.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The first cursor of an operation that this server cannot have made; `null` where all are fine. It is
 * said here, as a plain error, since the database would not take its values.
 */
export function findForeignCursor(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  let found: GraphQLError | null = null;
  visit(document, {
    Argument(node) {
      if (found !== null || (node.name.value !== 'after' && node.name.value !== 'before')) return;
      const cursor =
        node.value.kind === 'StringValue'
          ? node.value.value
          : node.value.kind === 'Variable'
            ? variables[node.value.name.value]
            : null;
      if (typeof cursor !== 'string' || isCursor(cursor)) return;
      found = new GraphQLError('This is not a cursor of this server.', {
        nodes: [node],
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  });
  return found;
}

/** Cursors name a row by text, or by several ids. */
function isCursor(cursor: string): boolean {
  if (cursor.length > 1_000 || !/^[A-Za-z0-9+/=_-]+$/.test(cursor)) return false;
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  if (text.startsWith('GPC:S:')) return checkTexts(text, []).length === 0;
  if (!text.startsWith('GPC:T:')) return false;
  try {
    const ids: unknown = JSON.parse(text.slice('GPC:T:'.length));
    return (
      Array.isArray(ids) &&
      ids.every((id) => typeof id === 'string' && id.startsWith('S:') && uuid.test(id.slice(2)))
    );
  } catch {
    return false;
  }
}
