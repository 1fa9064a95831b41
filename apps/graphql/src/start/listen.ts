import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portTaken, StartFailure } from '../platform/start-failure.ts';

/** Listens, and gives the address to open in a browser. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

/** Tries the port and lets go of it again. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, host, port);
  await new Promise((resolve) => probe.close(resolve));
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return portTaken(host, port);
    case 'EACCES':
      return new StartFailure(
        'PORT_TAKEN',
        `Port ${port} on ${host} needs more rights than this user has. Choose one above 1023 with COTERIE_PORT.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(
        'OPTIONS_INVALID',
        `COTERIE_HOST=${host} is no address of this machine. Use 127.0.0.1 or one that it has.`,
      );
    default:
      return error;
  }
}
