import type { InstrumentResponse } from './response.ts';

/** The responses of one pseudonym before and after. */
export interface LinkedResponses {
  readonly pseudonym: string;
  readonly pre: InstrumentResponse;
  readonly post: InstrumentResponse;
}

export interface Linkage {
  readonly pairs: readonly LinkedResponses[];
  /** Pseudonyms with a response before and none after. */
  readonly preOnly: readonly string[];
  readonly postOnly: readonly string[];
  /** Pseudonyms with more than one response at a moment: nobody can say which one counts. */
  readonly ambiguous: readonly string[];
}

/**
 * Links the responses of each pseudonym before and after, by pseudonym only. The lists are sorted by
 * pseudonym, so that their order does not tell who answered first.
 *
 * @example
 * ```ts
 * import { linkPreAndPost } from '@coterie/core';
 *
 * const response = (pseudonym: string, moment: 'pre' | 'post') => ({
 *   instrumentId: 'i', instrumentVersion: 1, moment, sessionId: null, pseudonym, answers: [],
 *   mayBeQuoted: false,
 * });
 * const linkage = linkPreAndPost([
 *   response('b', 'post'), response('a', 'pre'), response('b', 'pre'),
 * ]);
 * linkage.pairs.map(({ pseudonym }) => pseudonym); // => ['b']
 * linkage.preOnly; // => ['a']
 * ```
 */
export function linkPreAndPost(responses: readonly InstrumentResponse[]): Linkage {
  const byPseudonym = new Map<string, { pre: InstrumentResponse[]; post: InstrumentResponse[] }>();
  for (const response of responses) {
    if (response.moment !== 'pre' && response.moment !== 'post') continue;
    const own = byPseudonym.get(response.pseudonym) ?? { pre: [], post: [] };
    own[response.moment].push(response);
    byPseudonym.set(response.pseudonym, own);
  }
  const pairs: LinkedResponses[] = [];
  const preOnly: string[] = [];
  const postOnly: string[] = [];
  const ambiguous: string[] = [];
  for (const pseudonym of [...byPseudonym.keys()].sort()) {
    const { pre, post } = byPseudonym.get(pseudonym) ?? { pre: [], post: [] };
    const [before, after] = [pre[0], post[0]];
    if (pre.length > 1 || post.length > 1) ambiguous.push(pseudonym);
    else if (before !== undefined && after !== undefined) pairs.push({ pseudonym, pre: before, post: after });
    else (before === undefined ? postOnly : preOnly).push(pseudonym);
  }
  return { pairs, preOnly, postOnly, ambiguous };
}
