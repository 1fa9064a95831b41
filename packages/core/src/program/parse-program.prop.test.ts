import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolvesIn } from '../kernel/json-pointer.ts';
import { parseProgram } from './parse-program.ts';

/** A valid document of some size, to be spoiled. */
const document = {
  formatVersion: 1,
  key: 'p',
  organization: { key: 'o', timeZone: 'America/Chicago' },
  regions: [{ key: 'r' }],
  communities: [{ key: 'c', scope: { kind: 'regions', regions: ['r'] } }],
  cycles: [
    {
      key: 'x',
      community: 'c',
      period: { kind: 'dates', start: '2024-02-01', end: '2024-03-21' },
      capacity: { kind: 'limited', seats: 3 },
      eligibility: { rule: { version: 1, when: { attribute: 'sessionsAvailable', min: 6 } } },
      schedule: {
        series: [
          {
            key: 'live',
            repeats: 'weekly',
            weekday: 'thursday',
            from: '2024-02-01',
            times: 8,
            start: '08:30',
          },
        ],
        sessions: [{ key: 's', timing: { kind: 'timed', date: '2024-02-02', start: '09:00', end: '10:00' } }],
      },
      provenance: [{ path: '/period', basis: 'printed', quotation: 'q' }],
    },
  ],
  gatherings: [
    { key: 'g', cycles: 'all', sessions: [{ key: 'k', cycles: ['x'], timing: { kind: 'to_be_announced' } }] },
  ],
  fees: [{ key: 'f', amount: { amount: 1, currency: 'USD' }, entitlements: [{ kind: 'keynote' }] }],
} as const;

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaceAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, replacement) : item));
  }
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaceAt(object[key], rest, replacement) };
}

test('the document to be spoiled is valid', () => {
  expect(parseProgram(document).ok).toBe(true);
});

test('whatever stands in whatever place, the answer is a program or problems with places in the document', () => {
  const paths = pathsOf(document);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, replacement) => {
      const spoiled = replaceAt(document, path, replacement);
      const parsed = parseProgram(spoiled);
      if (parsed.ok) return;
      for (const { place, ruleId, expected } of parsed.error) {
        expect(ruleId).toMatch(/^program\.|^community\.key-shape$/);
        expect(expected).not.toBe('');
        // The place is there, or is a key that is missing from an object that is there.
        const parent = place.pointer.slice(0, Math.max(0, place.pointer.lastIndexOf('/')));
        expect([place.pointer, resolvesIn(spoiled, place.pointer) || resolvesIn(spoiled, parent)]).toEqual([
          place.pointer,
          true,
        ]);
      }
    }),
    { numRuns: 500 },
  );
});

test('any JSON at all is answered, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      (value) => {
        const parsed = parseProgram(value);
        expect(parsed.ok).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test('a parsed program is plain JSON, and parses again to itself', () => {
  const parsed = parseProgram(document);
  if (!parsed.ok) throw new Error('valid');
  const again = parseProgram(JSON.parse(JSON.stringify(parsed.value.program)));
  expect(again.ok && again.value.program).toEqual(parsed.value.program);
});
