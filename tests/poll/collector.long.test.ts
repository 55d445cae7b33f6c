import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

/*
 * The collector as it is built, against publishers of ours: each is a loopback address, so that each is a host of its own.
 */
const [PAPER, SITE, HUB, GONE] = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'] as const;
const servers: Server[] = [];
let port = 0;
let host: TestHost;
/** What publishers were asked: host and path, in order. */
const asked: { readonly at: string; readonly headers: IncomingMessage['headers']; readonly body: string }[] =
  [];
let items = [1, 2, 3];
const START_MS = Date.now();

const WORDS = [
  'ferry',
  'harbor',
  'bridge',
  'council',
  'orchard',
  'glacier',
  'tram',
  'library',
  'stadium',
  'reservoir',
];
const title = (item: number) => `${WORDS[item % 10]} number ${item} of Port Aldren ${WORDS[(item * 3) % 10]}`;
const feed = (more = '') =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Aldren Post</title>${more}${items
    .map(
      (item) =>
        `<item><title>${title(item)}</title><link>http://${PAPER}:${port}/a/${item}</link><guid>post-${item}</guid><description>${title(item)} was told of.</description><pubDate>${new Date(START_MS - item * 3_600_000).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

function answer(
  at: string,
  headers: IncomingMessage['headers'],
): { status: number; headers?: object; body?: string } {
  if (at === `${PAPER}/feed`) {
    const etag = `W/"${items.length}"`;
    return headers['if-none-match'] === etag
      ? { status: 304 }
      : { status: 200, headers: { etag }, body: feed() };
  }
  if (at === `${PAPER}/a/2`)
    return {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><head><title>T</title></head><body><article><h1>A page</h1><p>Text.</p></article></body></html>',
    };
  if (at === `${SITE}/`)
    return {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><head><title>Echo</title><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
    };
  if (at === `${SITE}/rss`)
    return {
      status: 200,
      headers: { 'content-type': 'application/rss+xml' },
      body: feed(
        `<atom:link rel="hub" href="http://${HUB}:${port}/"/><atom:link rel="self" href="http://${SITE}:${port}/rss"/>`,
      ),
    };
  if (at === `${HUB}/`) return { status: 202 };
  if (at === `${GONE}/feed`) return { status: 410 };
  return { status: 404, headers: { 'content-type': 'text/html' }, body: '<title>Nothing</title>' };
}

beforeAll(async () => {
  for (const address of [PAPER, SITE, HUB, GONE]) {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const at = `${address}${request.url}`;
      asked.push({ at, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, headers = {}, body } = answer(at, request.headers);
      response.writeHead(status, { ...headers }).end(body);
    });
    port = await listen(server, port, address);
    servers.push(server);
  }
  host = await startTestHost(undefined, undefined, { allowPrivate: true, contact: 'desk@paper.example' });
}, 300_000);
afterAll(async () => {
  await host?.close();
  await Promise.all(servers.map(closeServer));
});

const authorization = () => ({ authorization: `Bearer ${host.operatorToken}` });

async function call(method: string, path: string, body?: object | string) {
  const type = typeof body === 'string' ? 'text/x-opml' : 'application/json';
  const response = await fetch(`${host.url}${path}`, {
    method,
    headers: { ...authorization(), ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
}

const listed = async () =>
  (await host.json<TestFeed>('/v1/feeds/latest?limit=100')).items.map((item) => item.title);
const uploads = async () => (await host.bucket.list('uploads/collector/')).length;

describe('a subscription', () => {
  it('is nothing without the right token', async () => {
    for (const headers of [{}, { authorization: 'Bearer not-the-right-one' }]) {
      const answer = await fetch(`${host.url}/v1/subscriptions`, { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('scope="operate"');
    }
  });

  it('to a feed brings its articles, and is asked with its validator the next time', async () => {
    const wanted = { url: `http://${PAPER}:${port}/feed`, section: 'Häfen', language: 'cy' };
    const { status, json } = await call('POST', '/v1/subscriptions', wanted);
    expect([status, json.kind, json.title]).toEqual([201, 'feed', 'Aldren Post']);
    await host.collected();
    expect(await listed()).toEqual(expect.arrayContaining([1, 2, 3].map(title)));
    expect(await uploads()).toBe(1);
    // Neither the feed nor its items say a section or a language.
    const { items: shown } = await host.json<{
      items: readonly { language: string; _newsloom: { sections: string[] } }[];
    }>('/v1/feeds/latest?limit=100');
    expect(shown.map(({ language, _newsloom }) => [language, _newsloom.sections])).toContainEqual([
      'cy',
      ['Häfen'],
    ]);
    expect((await call('POST', `/v1/subscriptions/${json.id}/poll`)).status).toBe(202);
    await host.collected();
    const last = asked.findLast(({ at }) => at === `${PAPER}/feed`);
    expect(last?.headers['if-none-match']).toBe('W/"3"');
    expect(last?.headers['user-agent']).toBe('newsloom/0.2.0 (contact: desk@paper.example)');
    const told = await call('GET', `/v1/subscriptions/${json.id}`);
    expect(told.json).toMatchObject({
      state: 'active',
      failures: 0,
      lastOutcome: { code: 'notModified', status: 304 },
    });
    expect(await uploads()).toBe(1);
  }, 60_000);

  it('that is there already is told, and stays', async () => {
    const { status } = await call('POST', '/v1/subscriptions', {
      url: `http://${PAPER}:${port}/feed`,
      kind: 'feed',
    });
    expect(status).toBe(200);
  });

  it('to a site finds its feed, and asks its hub to push', async () => {
    const { status, json } = await call('POST', '/v1/subscriptions', { url: `http://${SITE}:${port}/` });
    expect([status, json.url]).toEqual([201, `http://${SITE}:${port}/rss`]);
    await host.collected();
    const form = new URLSearchParams(asked.find(({ at }) => at === `${HUB}/`)?.body);
    expect(form.get('hub.topic')).toBe(`http://${SITE}:${port}/rss`);
    expect(form.get('hub.secret')).toMatch(/^[0-9a-f]{48}$/);
  }, 60_000);

  describe('whose hub pushes', () => {
    const request = () => new URLSearchParams(asked.find(({ at }) => at === `${HUB}/`)?.body);

    it('is confirmed for its topic alone', async () => {
      const callback = request().get('hub.callback') ?? '';
      const question = (topic: string) =>
        fetch(
          `${callback}?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'c 42', 'hub.lease_seconds': '3600' })}`,
        );
      expect((await question('http://other.example/')).status).toBe(404);
      expect((await fetch(callback.replace(/[^/]+$/, 'another'))).status).toBe(404);
      const right = await question(request().get('hub.topic') ?? '');
      expect([right.status, await right.text()]).toEqual([200, 'c 42']);
      const { json } = await call('GET', '/v1/subscriptions');
      const states = json.subscriptions.flatMap(
        (each: { push?: { state: string } }) => each.push?.state ?? [],
      );
      expect(states).toEqual(['active']);
    });

    it('takes nothing that is not signed', async () => {
      const before = await host.bucket.list('uploads/');
      const callback = request().get('hub.callback') ?? '';
      for (const signature of [
        undefined,
        'sha256=00',
        `sha256=${createHmac('sha256', 'guess').update('<rss/>').digest('hex')}`,
      ]) {
        const headers = signature === undefined ? {} : { 'x-hub-signature': signature };
        expect((await fetch(callback, { method: 'POST', headers, body: '<rss/>' })).status).toBe(202);
      }
      expect(await host.bucket.list('uploads/')).toEqual(before);
    });

    it('is listed within five seconds of a push', async () => {
      items = [...items, 7];
      const body = feed();
      const signature = `sha256=${createHmac('sha256', request().get('hub.secret') ?? '')
        .update(body)
        .digest('hex')}`;
      const started = performance.now();
      const pushed = await fetch(request().get('hub.callback') ?? '', {
        method: 'POST',
        headers: { 'x-hub-signature': signature, 'content-type': 'application/rss+xml' },
        body,
      });
      expect(pushed.status).toBe(202);
      while (!(await listed()).includes(title(7)) && performance.now() - started < 30_000)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await listed()).toContain(title(7));
    }, 60_000);
  });

  it('to something else says what is there', async () => {
    const { status, json } = await call('POST', '/v1/subscriptions', { url: `http://${GONE}:${port}/feed` });
    expect([status, json.code]).toEqual([422, 'noFeed']);
    expect(json.detail).toContain('gone for good');
  }, 60_000);

  it.each([
    ['ftp://127.0.0.2/feed', 'addressRefused', 'scheme'],
    ['http://user:secret@127.0.0.2/', 'addressRefused', 'credentials'],
    ['http://', 'addressRefused', 'notAnAddress'],
  ])('to %s is refused as %s, %s', async (url, code, why) => {
    const { status, json, text } = await call('POST', '/v1/subscriptions', { url });
    expect([status, json.code, json.errors[0].code]).toEqual([422, code, why]);
    expect(text).not.toContain('secret');
  });

  it('is changed, paused and ended', async () => {
    const { json } = await call('POST', '/v1/subscriptions', {
      url: `http://${GONE}:${port}/other`,
      kind: 'feed',
      paused: true,
    });
    const path = `/v1/subscriptions/${json.id}`;
    expect(json.state).toBe('paused');
    const changed = await call('PATCH', path, {
      headers: { 'x-key': 'secret-key' },
      minIntervalSeconds: 3600,
    });
    expect(changed.json).toMatchObject({ headers: ['x-key'], minIntervalSeconds: 3600, state: 'paused' });
    expect(changed.text).not.toContain('secret-key');
    expect((await call('PATCH', path, { minIntervalSeconds: 1 })).status).toBe(400);
    expect((await call('PATCH', path, { headers: { Host: 'x' } })).status).toBe(400);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('of which a feed is gone ends, and says so', async () => {
    const { json } = await call('POST', '/v1/subscriptions', {
      url: `http://${GONE}:${port}/feed`,
      kind: 'feed',
    });
    await host.collected();
    const told = await call('GET', '/v1/subscriptions?state=ended');
    expect(told.json.subscriptions).toMatchObject([
      { id: json.id, lastOutcome: { code: 'ended', status: 410 } },
    ]);
    expect(told.json.subscriptions[0].nextPollAt).toBeUndefined();
  }, 60_000);
});

describe('a file of subscriptions', () => {
  it('with folders, doubled and broken outlines has an outcome for each line', async () => {
    // Nobody listens at these, each a host of its own.
    const own = (number: number) => `127.1.${number >> 8}.${number & 255}`;
    const outline = (number: number) => {
      if (number % 10 === 0) return '<outline text="Folder">';
      if (number % 10 === 9)
        return `<outline type="rss" text="Last" xmlUrl="http://${own(number - 8)}:${port}/"/></outline>`;
      if (number % 10 === 5) return '<outline type="rss" text="Broken" xmlUrl="htp:/nowhere"/>';
      return `<outline type="rss" text="Feed ${number}" xmlUrl="http://${own(number)}:${port}/"/>`;
    };
    const file = `<opml version="2.0"><body>\n${Array.from({ length: 100 }, (_, number) => outline(number)).join('\n')}</body></opml>`;
    const { status, json } = await call('POST', '/v1/subscriptions/import', file);
    expect(status).toBe(200);
    expect([json.subscribed, json.doubled, json.refused]).toEqual([70, 10, 10]);
    expect(json.lines).toHaveLength(90);
    expect(json.lines.find((line: { outcome: string }) => line.outcome === 'refused')).toMatchObject({
      line: 7,
    });
    const opml = (await call('GET', '/v1/subscriptions.opml')).text;
    expect(opml).toContain(`xmlUrl="http://${own(1)}:${port}/"`);
    expect((await call('POST', '/v1/subscriptions/import', opml)).json.subscribed).toBe(0);
  }, 120_000);

  it.each(['', '<opml><body/></opml>', '# nothing'])('that holds nothing is refused: %s', async (file) => {
    expect((await call('POST', '/v1/subscriptions/import', file)).status).toBe(400);
  });
});
