import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { type CORSOptions, createYoga, type Plugin } from 'graphql-yoga';
import { type Context, closeReading, createContext, renewReading } from './context.ts';
import { findForeignCursor } from './platform/check-cursors.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Issuer } from './platform/identity.ts';
import { parseWithinLimits } from './platform/limit-documents.ts';
import { isLoopbackName } from './platform/loopback.ts';
import { schema } from './schema.ts';
import { forgetOtherTabs } from './start/forget-other-tabs.ts';

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
  /** For whom, and about what, it opens: tabs of another session are not restored. */
  readonly session: string;
}

/** Longest request body in bytes; a program file of a megabyte still fits as a JSON string. */
const longestBody = 4 * 1024 * 1024;

/** The HTTP server; it listens when told to. */
export function createHttpServer(parts: ServerParts): Server {
  const yoga = createYoga<{ req: IncomingMessage }, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: longestBody,
    cors: (request) => corsFor(request, parts.development),
    logging: false,
    // 40 MB of page, loaded only once somebody asks for it.
    renderGraphiQL: async (options) =>
      forgetOtherTabs(
        (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
        (options as Partial<GraphiqlStart> | undefined)?.session ?? '',
      ),
    graphiql: parts.development
      ? async (request) => ({ title: 'Coterie', ...((await parts.graphiql?.(request as Request)) ?? {}) })
      : false,
    maskedErrors: {
      errorMessage: 'Something went wrong here. It is logged under this id.',
      maskError: (error, message) => maskError(error, message, parts.log),
    },
    context: async ({ request, req }): Promise<Context> => {
      const identity = await identify(request as Request, parts.issuer);
      return createContext({
        identity,
        method: request.method,
        client: req.socket.remoteAddress ?? 'unknown',
        clock: parts.clock,
        database: parts.database,
        development: parts.development,
        log: parts.log,
      });
    },
    plugins: [jsonOnly(), limitDocuments(), readTransactions(parts.log), noStore()],
  });
  return createServer((request, response) => {
    const address = readAddress(request.headers.host, request.url);
    if (Number(request.headers['content-length'] ?? 0) > longestBody) {
      refuse(response, 413, `The request is too large: at most ${longestBody} bytes.`);
    } else if (address === null) {
      refuse(response, 400, 'The request names no address that can be read.');
    } else {
      void answer(address, request, response);
    }
  });

  async function answer(address: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const page = address.pathname.startsWith('/graphql') ? null : await parts.pages?.(new Request(address));
      if (page !== null && page !== undefined) {
        response.writeHead(page.status, Object.fromEntries(page.headers));
        response.end(await page.text());
        return;
      }
      await yoga(request, response);
    } catch (error) {
      parts.log('error', 'a request failed', { error: String(error) });
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'Something went wrong here.');
    }
  }
}

/** The address that a request asks for; `null` where host and path make none. */
function readAddress(host = 'localhost', path = '/'): URL | null {
  if (!path.startsWith('/')) return null;
  return URL.parse(`http://${host}${path}`);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ errors: [{ message }] }));
}

/**
 * Tokens travel in a header of their own and no cookie does, so any portal may call; but a development
 * server listens to pages of this machine only, since its clock is anyone's to move.
 */
function corsFor(request: Request, development: boolean): CORSOptions {
  const origin = request.headers.get('origin');
  const open = !development || isLoopbackName(URL.parse(origin ?? '')?.hostname ?? '');
  return open
    ? {
        origin: '*',
        credentials: false,
        methods: ['GET', 'POST'],
        allowedHeaders: ['authorization', 'content-type'],
      }
    : false;
}

/** A browser sends other kinds of bodies from any page without asking the server first. */
function jsonOnly(): Plugin<Context> {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (
        request.method !== 'POST' ||
        /^application\/(graphql\+)?json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')
      )
        return;
      const errors = [{ message: 'Send the operation as JSON, with the content type application/json.' }];
      endResponse(fetchAPI.Response.json({ errors }, { status: 415 }));
    },
  };
}

function limitDocuments(): Plugin<Context> {
  return {
    onParse({ setParseFn }) {
      setParseFn(parseWithinLimits);
    },
  };
}

async function identify(request: Request, issuer: Issuer) {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const [, token] = /^Bearer ([A-Za-z0-9._-]+)$/.exec(header) ?? [];
  const identity = token === undefined ? null : await issuer.verify(token);
  if (identity === null) {
    throw new GraphQLError('The token is not valid here, or no longer. Sign in again.', {
      extensions: {
        code: 'UNAUTHENTICATED',
        http: { status: 401, headers: { 'www-authenticate': 'Bearer' } },
      },
    });
  }
  return identity;
}

/** A query reads one snapshot, opened when it executes; a mutation's fields open their own. */
function readTransactions(log: Context['log']): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (executeArgs) => {
        const ctx = executeArgs.contextValue as Context;
        const foreign = findForeignCursor(
          executeArgs.document,
          (executeArgs.variableValues ?? {}) as Record<string, unknown>,
        );
        if (foreign !== null) return { errors: [foreign] };
        try {
          const unavailable = isQuery(executeArgs) ? await openReading(ctx, log) : null;
          return unavailable === null ? await executeFn(executeArgs) : { errors: [unavailable] };
        } finally {
          await closeReading(ctx);
        }
      });
    },
  };
}

/** Nothing of the request has been looked at yet, so what fails here is the way to the database. */
async function openReading(ctx: Context, log: Context['log']): Promise<GraphQLError | null> {
  try {
    await renewReading(ctx);
    return null;
  } catch (error) {
    const id = logMasked(error, log);
    return new GraphQLError('The database does not answer just now. Try again in a moment.', {
      extensions: { code: 'SERVICE_UNAVAILABLE', id, http: { status: 503, headers: { 'retry-after': '5' } } },
    });
  }
}

function isQuery({
  document,
  operationName,
}: {
  document: { definitions: readonly unknown[] };
  operationName?: string | null;
}): boolean {
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

/** What was said on purpose is passed on with its place in the answer; of the rest, the place and an id. */
function maskError(error: unknown, message: string, log: Context['log']): Error {
  const located = error instanceof GraphQLError ? error : null;
  const original = located === null ? error : located.originalError;
  if (located !== null && (original === undefined || original instanceof GraphQLError)) return located;
  return new GraphQLError(message, {
    ...(located === null ? {} : { nodes: located.nodes, path: located.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id: logMasked(original, log) },
  });
}

/** Logs an error that is told to nobody; gives the id by which it can be found. */
function logMasked(error: unknown, log: Context['log']): string {
  const id = crypto.randomUUID();
  log('error', 'an error was masked', {
    id,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return id;
}
