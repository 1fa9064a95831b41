/** The one public door of `@coterie/client`. */
export type { ResultOf, VariablesOf } from 'gql.tada';
export type { Answer, ClientError, ResponseError } from './answer.ts';
export { type Client, type ClientOptions, createClient, type ExecuteOptions } from './create-client.ts';
export { graphql } from './graphql.ts';
export { isRefusal, problemsByField, type RefusalIn, refusalFields, type SuccessIn } from './refusal.ts';
