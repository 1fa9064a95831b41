import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSchema, createYoga } from 'graphql-yoga';
import { afterAll } from 'vitest';

const committedSchema = readFileSync(
  join(import.meta.dirname, '../../../../apps/graphql/schema.graphql'),
  'utf8',
);

export interface ServedSchema {
  readonly url: string;
  /** The headers of every request, in order. */
  readonly requests: readonly IncomingHttpHeaders[];
}

/** Serves the committed schema over HTTP with the given resolvers, until the test file ends. */
export async function serveCommittedSchema(
  resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<ServedSchema> {
  const requests: IncomingHttpHeaders[] = [];
  const yoga = createYoga({
    schema: createSchema({
      typeDefs: committedSchema,
      resolvers: resolvers as NonNullable<Parameters<typeof createSchema>[0]['resolvers']>,
    }),
    logging: false,
  });
  const server = createServer((request, response) => {
    requests.push(request.headers);
    void yoga(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, requests };
}
