import { type Document, isScalar, visit } from 'yaml';

/** Keys that stand twice in one object, each where it stands again. */
export function findRepeatedKeys(
  document: Document.Parsed,
): readonly { readonly key: string; readonly offset: number }[] {
  const repeated: { key: string; offset: number }[] = [];
  visit(document, {
    Map(_position, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) repeated.push({ key: name.slice(0, 80), offset: key.range?.[0] ?? 0 });
        seen.add(name);
      }
    },
  });
  return repeated;
}
