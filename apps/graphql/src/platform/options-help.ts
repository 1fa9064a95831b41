import { optionTable } from './options-table.ts';

/** What `--help` prints: every option from the one table. */
export function helpText(): string {
  const options = Object.entries(optionTable).map(
    ([name, { value, standard, help }]) => `  ${name}=${value}\n      ${help}\n      Default: ${standard}.`,
  );
  return `Coterie: communities of practice in education, over GraphQL.

Usage: npm start
       npm start -- --help             print this
       npm start -- --print-role-sql   print the SQL that an administrator runs once on a PostgreSQL server

Options are environment variables; an empty one counts as not set:

${options.join('\n')}
`;
}
