import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/**
 * Where the value of a JSON pointer stands in a text. Of a key that is wrong itself, and of one that
 * is there, the place of the key; of what is not there, the place of the nearest thing around it.
 */
export function findTextPosition(
  document: Document.Parsed,
  pointer: string,
  lines: LineCounter,
): { readonly line: number; readonly column: number } | null {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: Node | null = document.contents;
  let place: Node | null = node;
  for (const token of tokens) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === token);
      if (pair === undefined) break;
      if (isNode(pair.key)) place = pair.key;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(token)];
      if (!isNode(item)) break;
      node = item;
      place = item;
    } else break;
  }
  const start = place?.range?.[0];
  if (start === undefined) return null;
  const { line, col } = lines.linePos(start);
  return line === 0 ? null : { line, column: col };
}
