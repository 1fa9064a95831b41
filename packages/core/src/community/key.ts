import { defineRule } from '../kernel/rule-definition.ts';

export const keyShape = defineRule(
  'community.key-shape',
  'A key is 1 to 63 lower-case letters, digits and single hyphens, begins with a letter or digit and ends with one.',
);

/** What a key looks like, for schemas. Linear: no part can match in two ways. */
export const keyPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const keyLengthLimit = 63;

/**
 * A key (of an organization, region, community, cycle …) as it stands in addresses and program
 * files: `equity-2024`. Rule `community.key-shape`. `null` for anything else.
 *
 * @example
 * ```ts
 * import { readKey } from '@coterie/core';
 *
 * readKey('equity-2024'); // => 'equity-2024'
 * readKey('Equity 2024'); // => null
 * readKey('-'); // => null
 * ```
 */
export function readKey(text: string): string | null {
  return text.length <= keyLengthLimit && keyPattern.test(text) ? text : null;
}
