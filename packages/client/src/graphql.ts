import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/introspection.ts';

/**
 * Writes an operation; the compiler checks it against the schema of Coterie, and knows its variables and its
 * result. A name that the schema does not have is an error where the result is used.
 *
 * Dates, times, instants and zones are strings, as on the wire: `2024-02-01`, `08:30`,
 * `2024-02-01T14:30:00Z`, `America/Chicago`.
 *
 * @example
 * ```ts
 * const organizations = graphql(`
 *   query Organizations { organizations(first: 10) { nodes { id slug } } }
 * `);
 * ```
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    ID: string;
    DateTime: string;
    LocalDate: string;
    LocalTime: string;
    TimeZone: string;
    JSON: unknown;
  };
}>();
