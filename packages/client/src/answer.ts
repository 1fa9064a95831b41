/** One error of a response, as the GraphQL specification has it. */
export interface ResponseError {
  readonly message: string;
  /** Where in the response a value is missing because of it: `['cycle', 'roster', 0]`. */
  readonly path: readonly (string | number)[];
  /** `FORBIDDEN`, `UNAUTHENTICATED`, `BAD_USER_INPUT`, …; `null` where the server names none. */
  readonly code: string | null;
}

/**
 * What came back. With `ok`, the data are as the operation asked, and `errors` names those nullable fields
 * that are null because the viewer may not see them. Refusals of a mutation are data: see `isRefusal`.
 */
export type Answer<Data> =
  | { readonly ok: true; readonly data: Data; readonly errors: readonly ResponseError[] }
  | { readonly ok: false; readonly error: ClientError };

/** Why there are no data. */
export type ClientError =
  /** The server refused the operation as a whole: malformed, not signed in, not allowed, or failed. */
  | { readonly kind: 'rejected'; readonly status: number; readonly errors: readonly ResponseError[] }
  /** What answered does not speak GraphQL: a proxy, a wrong address. */
  | { readonly kind: 'not_graphql'; readonly status: number; readonly text: string }
  /** Nothing answered. */
  | { readonly kind: 'unreachable'; readonly cause: unknown }
  /** The caller gave up by its signal. */
  | { readonly kind: 'aborted' };
