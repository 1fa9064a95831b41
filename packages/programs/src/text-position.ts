import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

export interface TextPosition {
  /** One-based. */
  readonly line: number;
  /** One-based. */
  readonly column: number;
}

/**
 * Says where the value of a JSON pointer stands in a text: of a key that is there, the place of the
 * key; of what is not there, the place of the nearest thing around it.
 */
export function indexTextPositions(
  document: Document.Parsed,
  lines: LineCounter,
): (pointer: string) => TextPosition | null {
  // An object with thousands of keys is searched once, not once for each problem in it.
  const pairsOf = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const findPair = (map: YAMLMap, token: string): Pair | undefined => {
    let pairs = pairsOf.get(map);
    if (pairs === undefined) {
      const scalars = map.items.filter((item) => isScalar(item.key));
      pairs = new Map(scalars.map((item) => [isScalar(item.key) ? String(item.key.value) : '', item]));
      pairsOf.set(map, pairs);
    }
    return pairs.get(token);
  };
  return (pointer) => {
    let node: Node | null = document.contents;
    let place: Node | null = node;
    for (const escaped of pointer.split('/').slice(1)) {
      const token = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      if (isAlias(node)) node = node.resolve(document) ?? null;
      if (isMap(node)) {
        const pair = findPair(node, token);
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
  };
}
