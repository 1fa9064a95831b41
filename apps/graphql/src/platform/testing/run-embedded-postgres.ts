/**
 * Stands in for a server in tests that kill it: starts the embedded database in the directory that it is given,
 * says how that went as one line of JSON, and stops the database on SIGTERM.
 */
import { findBinaries } from '../embedded-postgres/find-binaries.ts';
import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import { StartFailure } from '../start-failure.ts';

const [dataDirectory = '', major = '18'] = process.argv.slice(2);
// Ctrl-C reaches the whole group of the terminal; a draining server does not end at once.
process.on('SIGINT', () => {});
try {
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    binaries: findBinaries(major === '15' ? 15 : 18),
  });
  const { pid, port, origin, logFile } = postgres;
  const idle = setInterval(() => {}, 60_000);
  process.once('SIGTERM', async () => {
    await postgres.stop();
    clearInterval(idle);
  });
  process.stdout.write(`${JSON.stringify({ pid, port, origin, logFile, url: postgres.superuserUrl() })}\n`);
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stdout.write(`${JSON.stringify({ code: error.code, message: error.message })}\n`);
  process.exitCode = 1;
}
