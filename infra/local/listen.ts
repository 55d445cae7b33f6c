import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Binds `server` to a port (0: any free one) of `host`, the loopback interface unless told, and resolves to the
 * port. Rejects with the system's error, `EADDRINUSE` among them.
 */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops accepting, ends idle connections, and resolves when the open requests are answered. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    // Those that answer now are idle later.
    const ends = setInterval(() => server.closeIdleConnections(), 20);
    server.close((error) => {
      clearInterval(ends);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
