import dgram from 'node:dgram';
import dns from 'node:dns';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FORMATS } from '../../lib/article/format.ts';
import { startTestHost, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

/*
 * Nothing in ingestion fetches an address that a payload names: the built function runs in this process while every
 * attempt to connect or to look up a name is noted.
 */
const attempts: string[] = [];
let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
  const { url, tableEndpoint, bucketEndpoint, queueEndpoint } = host;
  const ports = new Set(
    [url, tableEndpoint, bucketEndpoint, queueEndpoint].map((each) => new URL(each).port),
  );
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
    this: net.Socket,
    ...args: unknown[]
  ) {
    const [first] = args.flat() as [{ host?: string; port?: number | string; path?: string }];
    const name = first.host ?? 'localhost';
    const isOurs = ['localhost', '127.0.0.1'].includes(name) && ports.has(String(first.port));
    if (!isOurs) attempts.push(`connect ${first.path ?? `${name}:${first.port}`}`);
    return Reflect.apply(connect, this, args) as net.Socket;
  });
  const lookup = dns.lookup;
  vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
    if (name !== 'localhost') attempts.push(`lookup ${name}`);
    return Reflect.apply(lookup, dns, [name, ...rest]);
  }) as typeof dns.lookup);
  vi.spyOn(dns.promises, 'lookup').mockImplementation((async (name: string) => {
    attempts.push(`lookup ${name}`);
    throw new Error('no names here');
  }) as unknown as typeof dns.promises.lookup);
  vi.spyOn(dgram, 'createSocket').mockImplementation((() => {
    attempts.push('datagram socket');
    throw new Error('no datagrams here');
  }) as unknown as typeof dgram.createSocket);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await host.close();
});

/** Payloads that ask for something to be fetched, in ways that readers of XML and HTML have fallen for. */
const LURES = [
  '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://lure.example/x">]><rss version="2.0"><channel><title>&x;</title><item><title>Lured once &x;</title><link>http://lure.example/</link></item></channel></rss>',
  '<!DOCTYPE rss SYSTEM "http://lure.example/rss.dtd"><rss version="2.0"><channel><item><title>Lured twice</title><link>http://lure.example/2</link></item></channel></rss>',
  '<?xml-stylesheet href="http://lure.example/x.xsl"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:xi="http://www.w3.org/2001/XInclude"><title>Lure</title><entry><title>Lured three times</title><id>urn:lure</id><xi:include href="http://lure.example/i"/><content src="http://lure.example/c"/></entry></feed>',
  '<!doctype html><html><head><base href="http://lure.example/"><link rel=stylesheet href=/s.css><meta http-equiv=refresh content="0;url=http://lure.example/r"><title>Lured by a page</title><script src=/x.js></script></head><body><article><h1>Lured by a page</h1><p>A text that is long enough to be taken for the body of an article about a lure.</p><img src=/pixel.gif><iframe src=http://169.254.169.254/latest/meta-data/></iframe></article></body></html>',
  JSON.stringify({
    '@context': 'http://lure.example/context.jsonld',
    '@type': 'NewsArticle',
    headline: 'Lured by a context',
    url: 'http://169.254.169.254/latest/meta-data/',
    image: 'file:///etc/passwd',
  }),
];

function payloads(): [name: string, bytes: Uint8Array][] {
  const folders = ['tests/golden', 'tests/cases', 'events/uploads'].map((folder) =>
    join(repositoryRoot, folder),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [
    ...files.map((file): [string, Uint8Array] => [file.slice(repositoryRoot.length + 1), readFileSync(file)]),
    ...LURES.map((text, index): [string, Uint8Array] => [`lure-${index}`, Buffer.from(text)]),
  ];
}

it('no outbound connection is attempted while every format is ingested', async () => {
  const formats = new Set<string>();
  const keys: string[] = [];
  for (const [name, bytes] of payloads()) {
    const answer = await fetch(`${host.url}/uploads/${encodeURIComponent(name)}`, {
      method: 'PUT',
      body: Buffer.from(bytes),
    });
    expect(answer.status).toBe(201);
    keys.push(answer.headers.get('location') ?? '');
  }
  await host.drained();
  for (const key of keys) {
    const { state, format } = await host.json<{ state: string; format?: string }>(key);
    expect(state).toBe('done');
    if (format !== undefined) formats.add(format);
  }
  expect([...formats].sort()).toEqual([...FORMATS].sort());
  expect(attempts).toEqual([]);
});
