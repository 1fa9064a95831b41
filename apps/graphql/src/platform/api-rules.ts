import { defineRule } from '@coterie/core';

/** Rules of the API itself, whatever the domain: what an input must be before anything is decided. */

export const knownId = defineRule(
  'api.known-id',
  'An id names something that exists and that you may know of; both are answered alike.',
);
export const printableText = defineRule(
  'api.printable-text',
  'A text has at most 10000 characters and no control characters but line breaks and tabs.',
);
export const boundedLists = defineRule('api.bounded-lists', 'A list in an input has a largest length.');
export const webAddress = defineRule(
  'api.web-address',
  'A link is a web address: http or https, and no user name in it.',
);
