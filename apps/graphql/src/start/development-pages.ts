import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { encodeGlobalId } from '../platform/global-id.ts';
import type { DevelopmentIssuer } from '../platform/identity.ts';
import { isLoopbackName } from '../platform/loopback.ts';
import { anyone, inTransaction } from '../platform/tenant-transaction.ts';
import { examplePeople } from '../seed/example-people.ts';
import type { ServerParts } from '../server.ts';
import { exampleCycle, exampleDocuments } from './example-documents.ts';
import { renderStartPage } from './start-page.ts';

/** The pages of a development server: the start page, and tokens of the example people. */
export function developmentPages(
  issuer: DevelopmentIssuer,
  clock: Clock,
  database: Database,
): Required<Pick<ServerParts, 'pages' | 'graphiql'>> {
  return {
    async pages(request) {
      const { pathname, hostname } = new URL(request.url);
      // A foreign name that resolves to this machine must not read tokens (DNS rebinding).
      if (!isLoopbackName(hostname)) return null;
      if (pathname === '/') {
        const organizations = await inTransaction(database, anyone, (tx) =>
          tx.organization.findMany({
            orderBy: { slug: 'asc' },
            take: 100,
            select: {
              slug: true,
              label: true,
              timeZone: true,
              communities: {
                orderBy: [{ position: 'asc' }, { id: 'asc' }],
                take: 50,
                select: {
                  label: true,
                  status: true,
                  cycles: { orderBy: { position: 'asc' }, take: 10, select: { label: true, status: true } },
                },
              },
              gatherings: {
                orderBy: [{ position: 'asc' }, { id: 'asc' }],
                take: 50,
                select: { label: true },
              },
              _count: { select: { communities: true, cycles: true, gatherings: true, sessions: true } },
            },
          }),
        );
        return html(renderStartPage({ now: clock.now(), organizations, people: examplePeople }));
      }
      if (pathname.startsWith('/token/')) {
        const subject = pathname.slice('/token/'.length);
        if (!examplePeople.some((person) => person.subject === subject)) {
          return new Response('There is no such example person. The start page lists them.\n', {
            status: 404,
          });
        }
        return new Response(`${await issuer.token(subject)}`, {
          headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        });
      }
      return null;
    },
    async graphiql(request) {
      const { hostname, searchParams } = new URL(request.url);
      const subject = searchParams.get('as');
      const known = isLoopbackName(hostname) && examplePeople.some((person) => person.subject === subject);
      const cycleId = await findExampleCycle(database);
      const documents = exampleDocuments(cycleId);
      return {
        session: `${known ? subject : 'visitor'} ${cycleId}`,
        defaultQuery: documents[0]?.query ?? '',
        defaultTabs: documents.map(({ query, variables }) => ({
          query,
          ...(variables === undefined ? {} : { variables: JSON.stringify(variables, null, 2) }),
        })),
        ...(subject !== null && known
          ? { headers: JSON.stringify({ authorization: `Bearer ${await issuer.token(subject)}` }, null, 2) }
          : {}),
      };
    },
  };
}

/** The global id of the cycle that the examples are about. */
async function findExampleCycle(database: Database): Promise<string> {
  const cycle = await inTransaction(database, anyone, (tx) =>
    tx.cycle.findFirst({
      where: { key: exampleCycle.key, organization: { slug: exampleCycle.organizationSlug } },
      select: { organizationId: true, id: true },
    }),
  );
  return cycle === null ? '' : encodeGlobalId({ type: 'Cycle', ...cycle });
}

function html(body: string): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}
