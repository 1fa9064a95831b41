import type { Server } from 'node:http';

/** How long answers that are under way may take once the server has been told to stop. */
const patience = 10_000;

/** Takes no more requests, lets those under way finish, and closes what only waits. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A client that keeps its connection open after the answer would hold the server until it times out.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

/**
 * Resolves when the terminal or the system asks the process to stop. A second request says the same
 * again: a terminal, npm and the start script may each pass Ctrl-C on, and draining is bounded anyway.
 */
export function stopRequested(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}
