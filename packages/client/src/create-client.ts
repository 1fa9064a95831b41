import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from 'gql.tada';
import type { Answer } from './answer.ts';
import { readAnswer } from './read-answer.ts';

export interface ClientOptions {
  /** The address of the API: `https://coterie.example.org/graphql`. */
  readonly url: string | URL;
  /** The viewer's bearer token, or a function that has the current one; `null` for a visitor. */
  readonly token?: string | null | (() => string | null | Promise<string | null>);
  /** The language of messages, as `Accept-Language` has it: `es, en;q=0.5`. */
  readonly language?: string;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
}

/** The variables of an operation; without required ones, they may be left out. */
type VariablesOf<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: ExecuteOptions]
    : [variables: Variables, options?: ExecuteOptions];

export interface Client {
  /** Sends one operation. It does not throw: what goes wrong is in the answer. */
  readonly execute: <Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    ...rest: VariablesOf<Variables>
  ) => Promise<Answer<Data>>;
}

/**
 * A client of one Coterie server, for one viewer. It keeps no cache and no state.
 *
 * @example
 * ```ts
 * const client = createClient({ url: 'http://127.0.0.1:4000/graphql', token: () => session.token });
 * const answer = await client.execute(organizations);
 * if (answer.ok) show(answer.data.organizations.nodes);
 * ```
 */
export function createClient({
  url,
  token = null,
  language,
  fetch = globalThis.fetch,
}: ClientOptions): Client {
  const texts = new WeakMap<object, string>();

  return {
    execute: async (document, ...[variables, options]) => {
      let query = texts.get(document);
      if (query === undefined) {
        query = print(document);
        texts.set(document, query);
      }
      try {
        const bearer = typeof token === 'function' ? await token() : token;
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            accept: 'application/graphql-response+json, application/json;q=0.9',
            'content-type': 'application/json',
            ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
            ...(language === undefined ? {} : { 'accept-language': language }),
          },
          body: JSON.stringify({ query, variables: variables ?? {} }),
          ...(options?.signal === undefined ? {} : { signal: options.signal }),
        });
        return readAnswer(response.status, await response.text());
      } catch (cause) {
        if (options?.signal?.aborted === true) return { ok: false, error: { kind: 'aborted' } };
        return { ok: false, error: { kind: 'unreachable', cause } };
      }
    },
  };
}
