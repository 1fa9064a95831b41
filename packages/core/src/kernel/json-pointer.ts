/** Adds a token to a JSON pointer (RFC 6901). */
export function pointTo(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The tokens of a JSON pointer, unescaped. */
export function pointerTokens(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a pointer leads to a value that is there. */
export function resolvesIn(value: unknown, pointer: string): boolean {
  return valueAt(value, pointer).found;
}

/** The value at a pointer, and whether there is one. */
export function valueAt(
  value: unknown,
  pointer: string,
): { readonly found: boolean; readonly value: unknown } {
  let current = value;
  for (const token of pointerTokens(pointer)) {
    if (typeof current !== 'object' || current === null) return { found: false, value: undefined };
    if (Array.isArray(current) && !/^(0|[1-9]\d*)$/.test(token)) return { found: false, value: undefined };
    if (!Object.hasOwn(current, token)) return { found: false, value: undefined };
    current = (current as { readonly [key: string]: unknown })[token];
  }
  return { found: true, value: current };
}

export interface PlacedValue {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * The values that a pattern reaches, `*` standing for every item of a list. Works on anything: what
 * is not of the expected shape is passed over, since another check has named it.
 */
export function placesOf(root: unknown, pattern: string, start = ''): readonly PlacedValue[] {
  let places: readonly PlacedValue[] = [{ pointer: start, value: root }];
  for (const token of pattern.split('/')) {
    places = places.flatMap(({ pointer, value }): readonly PlacedValue[] => {
      if (token === '*') {
        return Array.isArray(value)
          ? value.map((item, index) => ({ pointer: pointTo(pointer, index), value: item as unknown }))
          : [];
      }
      return typeof value === 'object' && value !== null && Object.hasOwn(value, token)
        ? [{ pointer: pointTo(pointer, token), value: (value as Record<string, unknown>)[token] }]
        : [];
    });
  }
  return places;
}
