import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

/** Serves the HTML files of a folder at `http://<host>:<any free port>`, as any host of static files does. */
export async function serveFolder(folder: string, host: string): Promise<{ origin: string; server: Server }> {
  const server = createServer(({ url = '/' }, response) => {
    const name = basename(new URL(url, 'http://any.example').pathname) || 'index.html';
    try {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(join(folder, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://${host}:${(server.address() as AddressInfo).port}`, server };
}
