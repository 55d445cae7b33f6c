import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeWords } from '../../lib/collect/outcome-words.ts';
import { selfSigned } from '../support/certificate.ts';
import { PUBLIC, publicFetcher } from './private-tricks.ts';

/** What comes over the line, to the byte, and what the fetcher makes of it. */
const ANSWERS: readonly (readonly [name: string, bytes: string, expected: string])[] = [
  ['a 304 with a body', 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n<rss/>', '304 '],
  ['a 304 with a length', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\n<rss/>', '304 '],
  [
    'a 304 in chunks',
    'HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n',
    '304 ',
  ],
  ['a body that ends with the connection', 'HTTP/1.1 200 OK\r\n\r\n<rss/>', '200 <rss/>'],
  ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\n<rss/>', '200 <rss/>'],
  ['a body longer than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>more', '200 <rss/>'],
  ['a body shorter than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n<rss/>', 'cutOff'],
  [
    'an early hint',
    'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>',
    '200 <rss/>',
  ],
  [
    'headers of 40 KB',
    `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(40_000)}\r\nContent-Length: 6\r\n\r\n<rss/>`,
    '200 <rss/>',
  ],
  ['headers without an end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(200_000)}`, 'noConnection'],
  [
    'an encoding that is none',
    'HTTP/1.1 200 OK\r\nContent-Encoding: none\r\nContent-Length: 6\r\n\r\n<rss/>',
    '200 <rss/>',
  ],
  [
    'a charset for an encoding',
    'HTTP/1.1 200 OK\r\nContent-Encoding: UTF-8\r\nContent-Length: 6\r\n\r\n<rss/>',
    '200 <rss/>',
  ],
  ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss/>', 'cutOff'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>', 'noConnection'],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n',
    'noConnection',
  ],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'noConnection'],
  ['nothing', '', 'noConnection'],
];

let raw: Server;
let rawPort = 0;
let tls: Server;
let tlsPort = 0;
beforeAll(async () => {
  raw = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) => {
      const [, path = ''] = String(request).split(' ');
      socket.end(ANSWERS[Number(path.slice(1))]?.[1] ?? '');
    });
  });
  rawPort = await open(raw);
  tls = createTlsServer({}, (socket) => socket.end());
  tls.on('tlsClientError', () => undefined);
  tlsPort = await open(tls);
});
afterAll(() => {
  raw.close();
  tls.close();
});

function open(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, PUBLIC, () => resolve((server.address() as AddressInfo).port));
  });
}

const fetcher = () => publicFetcher([rawPort, tlsPort], () => [PUBLIC], { firstByteMs: 3000 });

describe('an answer over the line', () => {
  it.each(ANSWERS.map(([name, , expected], index) => [name, expected, index] as const))(
    'of %s is taken as %s',
    async (_, expected, index) => {
      const fetched = await fetcher()({ url: `http://web.paper.com:${rawPort}/${index}` });
      const told = fetched.ok ? `${fetched.status} ${Buffer.from(fetched.body)}` : fetched.code;
      expect(told).toBe(expected);
    },
  );

  it('of a host without a certificate, or without TLS, is a fault that is told', async () => {
    expect(await fetcher()({ url: `https://web.paper.com:${tlsPort}/` })).toMatchObject({ code: 'tlsFault' });
    const plain = await fetcher()({ url: `https://web.paper.com:${rawPort}/` });
    expect(plain.ok ? '' : plain.code).toMatch(/^(?:tlsFault|noConnection)$/);
  });

  it.each([
    ['expired', -20, -10, 'a certificate that has expired'],
    ['of tomorrow', 10, 20, 'a certificate that is not valid yet'],
    ['self-signed', -10, 10, 'a self-signed certificate'],
  ])(
    'behind a certificate that is %s is a fault, in a sentence that helps',
    async (_, from, until, found) => {
      const day = (days: number) => Date.now() + days * 86_400_000;
      const server = createTlsServer(selfSigned('web.paper.com', day(from), day(until)));
      server.on('tlsClientError', () => undefined);
      const port = await open(server);
      const fetched = await publicFetcher([port], () => [PUBLIC])({ url: `https://web.paper.com:${port}/` });
      server.close();
      expect(fetched).toMatchObject({ ok: false, code: 'tlsFault', found });
      expect(outcomeWords({ code: 'tlsFault', found })).toBe(
        `The certificate of the host does not hold, or its TLS is at fault. Tell its publisher; it is tried again later. Found: ${found}.`,
      );
    },
  );
});
