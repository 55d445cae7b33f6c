import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { closeServer, listen } from '../../../infra/local/listen.ts';
import { createFetcher, type Fetcher } from '../../../lib/runtime/fetcher.ts';
import type { Reply } from './answer.ts';
import type { World } from './world.ts';

/** Twelve megabytes of nothing. */
const BOMB = gzipSync(Buffer.alloc(12 * 1024 * 1024));
/** The virtual time of a request travels with it. */
const CLOCK_HEADER = 'x-virtual-ms';

/** The publishers over real sockets: every name resolves to this one server. */
export interface WorldServer {
  /** A fetcher of the program's own whose requests come at a virtual time. */
  fetcherAt(ms: () => number, userAgent: string, wait: (ms: number) => void): Fetcher;
  close(): Promise<void>;
}

export async function serveWorld(world: World): Promise<WorldServer> {
  const server = createServer((request, response) => {
    const [host = ''] = (request.headers.host ?? '').split(':');
    const ms = Number(request.headers[CLOCK_HEADER]);
    request.resume();
    const reply = world.ask(host, request.url ?? '/', request.headers as Record<string, string>, ms);
    lateMs = reply.lateMs ?? 0;
    act(response, reply);
  });
  const port = await listen(server, 0, '127.0.0.1');
  /** Of the last request: they come one after the other. */
  let lateMs = 0;
  return {
    fetcherAt(ms, userAgent, wait) {
      const fetch = createFetcher({
        // Names of the week have no port: all lead to this one.
        check: (url) => ({ ok: true, value: atPort(url, port) }),
        mayConnect: (address) => address === '127.0.0.1',
        resolve: async () => ['127.0.0.1'],
        userAgent,
        firstByteMs: 1500,
        wholeMs: 3000,
      });
      return async (request) => {
        const fetched = await fetch({
          ...request,
          headers: { ...request.headers, [CLOCK_HEADER]: String(ms()) },
        });
        wait(lateMs);
        return { ...fetched, url: request.url };
      };
    },
    async close() {
      server.closeAllConnections();
      await closeServer(server);
    },
  };
}

function atPort(url: string, port: number): URL {
  const there = new URL(url);
  there.port = String(port);
  return there;
}

/** Does to a connection what a reply says. */
export function act(response: ServerResponse, { status, headers, body, fault }: Reply): void {
  if (fault === 'silence') return;
  if (fault === 'endless') {
    response.writeHead(status);
    const timer = setInterval(() => response.write('<!-- -->'), 20);
    return void response.on('close', () => clearInterval(timer));
  }
  if (fault === 'bomb') return void response.writeHead(status, { 'content-encoding': 'gzip' }).end(BOMB);
  if (fault === 'tls') return void response.destroy();
  if (fault === 'cut') {
    response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' });
    return void response.write(body.slice(0, body.length / 2), () => response.destroy());
  }
  if (fault === 'wrongLength') {
    response.writeHead(status, { ...headers, 'content-length': String(body.length + 100) });
    return void response.write(body, () => response.destroy());
  }
  response.writeHead(status, headers).end(status === 304 ? undefined : body);
}
