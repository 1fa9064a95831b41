import { graphql } from './graphql.ts';

/**
 * What every refusal says. Spread it into the result of a mutation:
 *
 * ```ts
 * const accept = graphql(`
 *   mutation Accept($input: AcceptOfferInput!) {
 *     acceptOffer(input: $input) { __typename ... on AcceptOfferSuccess { enrollment { id } } ...RefusalFields }
 *   }
 * `, [refusalFields]);
 * ```
 */
export const refusalFields = graphql(`
  fragment RefusalFields on Refusal {
    __typename
    message
    problems {
      path
      code
      message
      ruleId
    }
  }
`);

/** Those members of a mutation's result that are refusals. */
export type RefusalIn<Result> = Extract<Result, { readonly problems: readonly unknown[] }>;
/** Those that are not. */
export type SuccessIn<Result> = Exclude<Result, RefusalIn<Result>>;

/**
 * Whether a mutation was refused. Both branches narrow: in the one stand the problems, in the other the
 * success alone.
 *
 * @param result a mutation's result whose selection has `problems`, for instance by `refusalFields`
 */
export function isRefusal<Result extends object>(result: Result): result is RefusalIn<Result> {
  return 'problems' in result && Array.isArray(result.problems);
}

interface ProblemInForm {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * The messages of a refusal for each field of a form, by the path into the input: `{ 'applicant.email': […] }`.
 * What concerns no field stands under the empty path.
 */
export function problemsByField(refusal: {
  readonly problems: readonly ProblemInForm[];
}): Readonly<Record<string, readonly string[]>> {
  const byField: Record<string, string[]> = {};
  for (const { path, message } of refusal.problems) {
    const field = path.join('.');
    byField[field] = [...(Object.hasOwn(byField, field) ? (byField[field] ?? []) : []), message];
  }
  return byField;
}
