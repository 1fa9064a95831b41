import { createServer, type Server } from 'node:http';
import { GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { closeReading, type Context, createContext, renewReading } from './context.ts';
import { findForeignCursor } from './platform/check-cursors.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Issuer } from './platform/identity.ts';
import { schema } from './schema.ts';

export interface ServerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly issuer: Issuer;
  readonly development: boolean;
  readonly log: Context['log'];
  /** Pages beside the API: the start page, tokens of example people. */
  readonly pages?: (request: Request) => Promise<Response | null>;
  /** The documents and headers with which GraphiQL opens. */
  readonly graphiql?: (request: Request) => Promise<GraphiqlStart>;
}

export interface GraphiqlStart {
  readonly defaultQuery: string;
  readonly defaultTabs?: { query: string; variables?: string }[];
  readonly headers?: string;
}

/** Longest request body in bytes; a program file of a megabyte still fits as a JSON string. */
const longestBody = 4 * 1024 * 1024;

/** The HTTP server; it listens when told to. */
export function createHttpServer(parts: ServerParts): Server {
  const yoga = createYoga<object, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    batching: false,
    logging: false,
    // 40 MB of page, loaded only once somebody asks for it.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    graphiql: parts.development
      ? async (request) => ({ title: 'Coterie', ...((await parts.graphiql?.(request as Request)) ?? {}) })
      : false,
    maskedErrors: {
      errorMessage: 'Something went wrong here. It is logged under this id.',
      maskError: (error, message) => maskError(error, message, parts.log),
    },
    context: async ({ request }): Promise<Context> => {
      const identity = await identify(request as Request, parts.issuer);
      return createContext({
        identity,
        method: request.method,
        clock: parts.clock,
        database: parts.database,
        development: parts.development,
        log: parts.log,
      });
    },
    plugins: [readTransactions(), noStore()],
  });
  return createServer((request, response) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > longestBody) {
      response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify({ errors: [{ message: `The request is too large: at most ${longestBody} bytes.` }] }));
      return;
    }
    void answer(request, response);
  });

  async function answer(...[request, response]: Parameters<Parameters<typeof createServer>[1] & object>): Promise<void> {
    try {
      const page = (request.url ?? '/').startsWith('/graphql')
        ? null
        : await parts.pages?.(new Request(`http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`));
      if (page !== null && page !== undefined) {
        response.writeHead(page.status, Object.fromEntries(page.headers));
        response.end(await page.text());
        return;
      }
      await yoga(request, response);
    } catch (error) {
      parts.log('error', 'a request failed', { error: String(error) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  }
}

async function identify(request: Request, issuer: Issuer) {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const [, token] = /^Bearer ([A-Za-z0-9._-]+)$/.exec(header) ?? [];
  const identity = token === undefined ? null : await issuer.verify(token);
  if (identity === null) {
    throw new GraphQLError('The token is not valid here, or no longer. Sign in again.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: { 'www-authenticate': 'Bearer' } } },
    });
  }
  return identity;
}

/** A query reads one snapshot, opened when it executes; a mutation's fields open their own. */
function readTransactions(): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (executeArgs) => {
        const ctx = executeArgs.contextValue as Context;
        const foreign = findForeignCursor(executeArgs.document, (executeArgs.variableValues ?? {}) as Record<string, unknown>);
        if (foreign !== null) return { errors: [foreign] };
        try {
          if (isQuery(executeArgs)) await renewReading(ctx);
          return await executeFn(executeArgs);
        } finally {
          await closeReading(ctx);
        }
      });
    },
  };
}

function isQuery({ document, operationName }: { document: { definitions: readonly unknown[] }; operationName?: string | null }): boolean {
  const operations = document.definitions as { kind: string; operation?: string; name?: { value: string } }[];
  const operation = operations.find(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      (operationName === null || operationName === undefined || definition.name?.value === operationName),
  );
  return operation?.operation === 'query';
}

/** Answers are for the one who asked. */
function noStore(): Plugin<Context> {
  return {
    onResponse({ response }) {
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    },
  };
}

function maskError(error: unknown, message: string, log: Context['log']): Error {
  if (error instanceof GraphQLError && error.originalError === undefined) return error;
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original instanceof GraphQLError) return original;
  const id = crypto.randomUUID();
  log('error', 'an error was masked', { id, error: original instanceof Error ? (original.stack ?? original.message) : String(original) });
  return new GraphQLError(message, { extensions: { code: 'INTERNAL_SERVER_ERROR', id } });
}
