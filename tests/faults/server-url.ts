import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address of a server that listens. */
export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
