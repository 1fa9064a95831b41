import { openDevelopmentClock, systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/database.ts';
import { noIssuer, openDevelopmentIssuer } from '../platform/identity.ts';
import { isLoopbackName } from '../platform/loopback.ts';
import type { Options } from '../platform/options.ts';
import { StartFailure } from '../platform/start-failure.ts';
import { seedPrograms } from '../seed/seed-programs.ts';
import { describeStart } from './describe-start.ts';
import { developmentPages } from './development-pages.ts';
import { drain, stopRequested } from './drain.ts';
import { listen, requireFreePort } from './listen.ts';
import { openLog } from './log.ts';
import { openStorage } from './open-storage.ts';

/** Runs the server from start to stop. Whatever was opened is closed again, in reverse order. */
export async function serve(options: Options, say: (line: string) => void): Promise<void> {
  const log = openLog(options.logLevel);
  const stop = stopRequested();
  // A port that is taken is said before a database is made for nothing.
  await requireFreePort(options.host, options.port);
  // The schema is built while the database starts.
  const loading = import('../server.ts');
  loading.catch(() => {});
  await using closing = new AsyncDisposableStack();
  const storage = await openStorage(options, say);
  closing.defer(() => storage.close());
  const database = openDatabase({ url: storage.databaseUrl });
  closing.defer(() => database.close());

  const clock =
    options.clock.kind === 'system'
      ? systemClock
      : await openDevelopmentClock(database, new Date(options.clock.at));
  // Whoever reaches the address gets tokens of the example people: so loopback only, never in production.
  const development = !options.production && isLoopbackName(options.host);
  const issuer = development ? await openDevelopmentIssuer(options.dataDirectory) : null;
  await seedPrograms(database, {
    now: clock.now(),
    examplePeople: development,
    files: options.programs,
    onProgress: say,
  });

  if ((await Promise.race([stop, null])) !== null) return say('Stopped before it served.');
  const { createHttpServer } = await loading;
  const server = createHttpServer({
    database,
    clock,
    issuer: issuer ?? noIssuer,
    development,
    log,
    ...(issuer === null ? {} : developmentPages(issuer, clock, database)),
  });
  const address = await listen(server, options.host, options.port);
  closing.defer(() => drain(server));
  for (const line of describeStart({ address, place: storage.place, clock, development })) say(line);

  const reason = await Promise.race([stop, storage.lost]);
  if (reason instanceof StartFailure) throw reason;
  say(`${reason}: finishing what is under way, then stopping.`);
  await closing.disposeAsync();
  say('Stopped.');
}
