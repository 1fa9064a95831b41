import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { documentLimits, parseWithinLimits } from './limit-documents.ts';

const nested = (levels: number): string => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;

test('what clients send is parsed', () => {
  expect(parseWithinLimits(getIntrospectionQuery()).definitions.length).toBeGreaterThan(1);
  expect(parseWithinLimits(nested(documentLimits.depth)).definitions).toHaveLength(1);
});

test.each([
  ['fields within fields', nested(documentLimits.depth + 1), 'fields within fields'],
  ['ten thousand brackets', '{'.repeat(10_000), 'brackets within brackets'],
  ['ten thousand lists', `{ a(b: ${'['.repeat(4_000)} }`, 'brackets within brackets'],
  ['many tokens', `{ ${'a '.repeat(documentLimits.tokens)} }`, 'tokens'],
  ['a megabyte of comments', `#${'x'.repeat(1_000_000)}\n{ a }`, 'characters'],
  ['fragments that double each other', bomb(30), 'fields'],
  ['depth by fragments', chain(documentLimits.depth + 1), 'fields within fields'],
])('%s are refused in a sentence', (_name, document, what) => {
  expect(() => parseWithinLimits(document)).toThrow(`at most`);
  expect(() => parseWithinLimits(document)).toThrow(what);
});

test('fragments that go in a circle or do not exist are left to validation', () => {
  expect(
    parseWithinLimits('{ ...A } fragment A on Q { a { ...B } } fragment B on Q { b { ...A } }').definitions,
  ).toHaveLength(3);
  expect(parseWithinLimits('{ ...Nowhere }').definitions).toHaveLength(1);
});

/** Each fragment spreads the next one twice: a few hundred tokens, and a billion fields. */
function bomb(fragments: number): string {
  const parts = Array.from(
    { length: fragments },
    (_, index) => `fragment F${index} on Q { x { ...F${index + 1} } y: x { ...F${index + 1} } }`,
  );
  return `{ ...F0 } ${parts.join(' ')} fragment F${fragments} on Q { a }`;
}

function chain(fragments: number): string {
  const parts = Array.from(
    { length: fragments },
    (_, index) => `fragment F${index} on Q { x { ...F${index + 1} } }`,
  );
  return `{ ...F0 } ${parts.join(' ')} fragment F${fragments} on Q { a }`;
}
