import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

/*
 * The operator's routes through the built functions, against publishers of ours: each is a loopback address, so that each
 * is a host of its own, and has its turn.
 */
let host: TestHost;
let port = 0;
const servers: Server[] = [];
const FEED =
  '<rss version="2.0"><channel><title>Aldren Post</title><item><guid>1</guid><title>One of the Aldren Post</title></item></channel></rss>';
const html = (title: string, more = '') =>
  `<!doctype html><html><head><title>${title}</title>${more}</head><body><p>…</p></body></html>`;
const answer =
  (body: string, type: string, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': type }).end(body);

const LONG =
  'The ferry of Port Aldren was late again on Friday, because its crew waited for a spare part from Halvenau. ';
/** What each host answers; the first byte of its last number is its own. */
const HOSTS: Readonly<Record<string, (response: ServerResponse, path: string) => void>> = {
  '127.0.1.1': answer(FEED, 'application/rss+xml'),
  '127.0.1.2': answer('not a picture', 'image/png'),
  '127.0.1.3': answer('It works!', 'text/plain'),
  '127.0.1.4': answer('', 'application/rss+xml'),
  '127.0.1.5': answer(html('Just a moment...'), 'text/html', 403),
  '127.0.1.6': answer(html('Oops'), 'text/html', 500),
  '127.0.1.7': (response, path) => answer(html('A shop'), 'text/html', path === '/' ? 200 : 404)(response),
  '127.0.1.8': answer('{"id": 7', 'application/json'),
  '127.0.1.9': (response, path) =>
    path === '/news-sitemap.xml'
      ? answer(
          '<urlset xmlns:news="n"><url><loc>http://127.0.1.9/a</loc><news:news><news:title>T</news:title></news:news></url></urlset>',
          'application/xml',
        )(response)
      : path === '/robots.txt'
        ? answer(`User-agent: *\nSitemap: http://127.0.1.9:${port}/news-sitemap.xml`, 'text/plain')(response)
        : answer(html('A paper'), 'text/html', path === '/' ? 200 : 404)(response),
  '127.0.1.10': (response, path) =>
    path === '/feed'
      ? answer(
          `<rss version="2.0"><channel><title>Harbor Daily</title><item><title>Ferry of Port Aldren late again</title><link>http://127.0.1.10:${port}/ferry</link><guid isPermaLink="false">f1</guid><description>The ferry was late.</description></item></channel></rss>`,
          'application/rss+xml',
        )(response)
      : path === '/ferry'
        ? answer(
            `<!doctype html><html><head><title>Ferry of Port Aldren late again</title><link rel="canonical" href="http://127.0.1.10:${port}/ferry"></head><body><article><h1>Ferry of Port Aldren late again</h1>${`<p>${LONG.repeat(4)}</p>`.repeat(4)}</article></body></html>`,
            'text/html',
          )(response)
        : answer('', 'text/plain', 404)(response),
};

const at = (number: number, path = '/') => `http://127.0.1.${number}:${port}${path}`;

beforeAll(async () => {
  for (const [address, respond] of Object.entries(HOSTS)) {
    const server = createServer((request, response) => respond(response, request.url ?? '/'));
    port = await listen(server, port, address);
    servers.push(server);
  }
  host = await startTestHost(undefined, undefined, { allowPrivate: true });
}, 300_000);
afterAll(async () => {
  await host?.close();
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map(closeServer));
});

async function call(method: string, path: string, body?: object | string, token = host.operatorToken) {
  const response = await fetch(`${host.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && {
        'content-type': typeof body === 'string' ? 'text/x-opml' : 'application/json',
      }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    json: text.startsWith('{') ? JSON.parse(text) : {},
  };
}

describe('without the operator’s token', () => {
  it.each([
    ['GET', '/v1/subscriptions'],
    ['GET', '/v1/subscriptions?state=failing'],
    ['GET', '/v1/subscriptions.opml'],
    ['GET', '/v1/subscriptions/abc'],
    ['POST', '/v1/subscriptions'],
    ['POST', '/v1/subscriptions/import'],
    ['POST', '/v1/subscriptions/abc/poll'],
    ['PATCH', '/v1/subscriptions/abc'],
    ['DELETE', '/v1/subscriptions/abc'],
  ])('%s %s answers 401, and says which scope is asked for', async (method, path) => {
    for (const token of ['', 'wrong', host.moderatorToken, `${host.operatorToken}x`]) {
      const { status, json, type } = await call(method, path, method === 'GET' ? undefined : {}, token);
      expect([status, json.code, type]).toEqual([401, 'unauthorized', 'application/problem+json']);
    }
  });
});

describe('subscribing to what is no feed', () => {
  it.each<[string, () => string, string]>([
    ['a picture', () => at(2), 'Found: a body of image/png'],
    ['words', () => at(3), 'Found: a body of text/plain'],
    ['nothing', () => at(4), 'The body is no feed'],
    ['a challenge', () => at(5), 'asks whether a person is there'],
    ['a fault', () => at(6), 'Found: status 500'],
    ['broken JSON', () => at(8), 'The body is no feed'],
    ['a port that nobody listens at', () => 'http://127.0.1.99:9/', 'does not take the connection'],
    ['a name that nobody has', () => 'http://paper.invalid/', 'does not resolve'],
  ])(
    'of %s says what is there',
    async (_, url, words) => {
      const { status, json, type } = await call('POST', '/v1/subscriptions', { url: url() });
      expect([status, json.code, type]).toEqual([422, 'noFeed', 'application/problem+json']);
      expect(json.detail).toContain(words);
      expect(json.errors[0].detail).toContain(url());
    },
    60_000,
  );

  it('a site without one says what was tried and what was there', async () => {
    const { status, json } = await call('POST', '/v1/subscriptions', { url: at(7) });
    expect([status, json.code]).toEqual([422, 'noFeed']);
    expect(json.detail).toMatch(/^A page titled “A shop” is there, and no feed of its site was found/);
    expect(json.errors.length).toBeGreaterThan(5);
    expect(json.errors[1].detail).toContain('/feed: There is nothing at this address.');
  }, 60_000);

  it('a site with nothing but the sitemap that its robots.txt names is subscribed to that', async () => {
    const { status, json } = await call('POST', '/v1/subscriptions', { url: at(9) });
    expect([status, json.kind, json.url]).toEqual([201, 'sitemap', at(9, '/news-sitemap.xml')]);
  }, 60_000);
});

describe('a change', () => {
  let id = '';
  beforeAll(async () => {
    id = (await call('POST', '/v1/subscriptions', { url: at(1, '/feed'), kind: 'feed', paused: true })).json
      .id;
  });

  it.each<[string, unknown, unknown]>([
    ['title', 'Post', 'Post'],
    ['sender', 'wire', 'wire'],
    ['fullText', true, true],
    ['backfill', true, true],
    ['minIntervalSeconds', 900, 900],
    ['maxIntervalSeconds', 7200, 7200],
    ['section', 'Häfen', 'Häfen'],
    ['language', 'cy', 'cy'],
    ['source', 'The Post', 'The Post'],
    ['headers', { 'x-key': 'k' }, ['x-key']],
    ['headers', {}, []],
    ['kind', 'pageList', 'pageList'],
    ['title', null, undefined],
    ['section', null, undefined],
    ['language', null, undefined],
    ['source', null, undefined],
    ['paused', false, false],
    ['paused', true, true],
  ])('of %s to %j is told', async (name, value, expected) => {
    const { status, json } = await call('PATCH', `/v1/subscriptions/${id}`, { [name]: value });
    expect([status, json[name]]).toEqual([200, expected]);
    expect((await call('GET', `/v1/subscriptions/${id}`)).json[name]).toEqual(expected);
  });

  it('of the address keeps the id, and is found under the new one', async () => {
    const { json } = await call('PATCH', `/v1/subscriptions/${id}`, { url: at(1, '/moved') });
    expect([json.id, json.url]).toEqual([id, at(1, '/moved')]);
    const again = await call('POST', '/v1/subscriptions', { url: at(1, '/moved') });
    expect([again.status, again.json.id]).toEqual([200, id]);
  });

  it.each<[string, unknown]>([
    ['url', 'ftp://127.0.0.1/'],
    ['kind', 'podcast'],
    ['title', ''],
    ['title', 'x'.repeat(201)],
    ['sender', 'Wire/../x'],
    ['paused', 'yes'],
    ['minIntervalSeconds', 299],
    ['maxIntervalSeconds', 86_401],
    ['minIntervalSeconds', 600.5],
    ['section', 7],
    ['language', 'English please'],
    ['headers', { 'user-agent': 'Mozilla' }],
    ['headers', { cookie: 'a=b' }],
    ['headers', { 'x y': 'z' }],
    ['headers', { 'x-y': 'a\r\nb: c' }],
    ['nextPollAt', '2026-11-20T00:00:00Z'],
  ])('of %s to %j is refused, and points at it', async (name, value) => {
    const { status, json } = await call('PATCH', `/v1/subscriptions/${id}`, { [name]: value });
    expect([400, 422]).toContain(status);
    expect(json.errors[0].pointer).toMatch(new RegExp(`^/${name}`));
  });

  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/poll'],
  ])('%s of a subscription that is not there answers 404', async (method, more) => {
    const { status, json } = await call(
      method,
      `/v1/subscriptions/nobody${more}`,
      method === 'PATCH' ? {} : undefined,
    );
    expect([status, json.code]).toEqual([404, 'notFound']);
  });
});

describe('the list', () => {
  it('by state names those that fail, and what to do', async () => {
    const { json } = await call('POST', '/v1/subscriptions', {
      url: at(6, '/feed?key=secret'),
      kind: 'feed',
    });
    await host.collected();
    const failing = await call('GET', '/v1/subscriptions?state=failing');
    expect(failing.json.subscriptions).toMatchObject([
      {
        id: json.id,
        state: 'failing',
        failures: 1,
        lastOutcome: {
          code: 'serverError',
          status: 500,
          detail: expect.stringContaining('tried again later'),
        },
        reason: 'Longer after each failure, up to a day.',
      },
    ]);
    for (const state of ['new', 'active', 'paused', 'ended']) {
      const { json: told } = await call('GET', `/v1/subscriptions?state=${state}&limit=100`);
      expect(told.subscriptions.every((each: { state: string }) => each.state === state)).toBe(true);
    }
    expect((await call('GET', '/v1/subscriptions?state=odd')).json.code).toBe('badParameter');
  }, 60_000);
});

describe('the page', () => {
  const post = (fields: Record<string, string>, cookie = '') =>
    fetch(`${host.url}/subscriptions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: host.url, cookie },
      body: new URLSearchParams(fields).toString(),
    });
  const told = (response: Response) =>
    new URL(response.headers.get('location') ?? '', host.url).searchParams.get('done');

  it('lets nobody in without a token, and an operator pause and delete', async () => {
    const { json } = await call('POST', '/v1/subscriptions', { url: at(1, '/page'), kind: 'feed' });
    expect(told(await post({ action: 'enter', access: 'wrong' }))).toBe('wrongToken');
    expect(told(await post({ action: 'delete', id: json.id }))).toBe('unauthorized');
    const entered = await post({ action: 'enter', access: host.operatorToken });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = async () => (await fetch(`${host.url}/subscriptions`, { headers: { cookie } })).text();
    const shown = await page();
    expect(shown).toContain(at(1, '/page'));
    const token = /name="token" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    expect(told(await post({ action: 'pause', id: json.id, token }, cookie))).toBe('paused');
    expect(told(await post({ action: 'delete', id: json.id, token: 'forged' }, cookie))).toBe('expired');
    expect(told(await post({ action: 'delete', id: json.id, token }, cookie))).toBe('deleted');
    expect(await page()).not.toContain(at(1, '/page'));
    expect(told(await post({ action: 'delete', id: json.id, token }, cookie))).toBe('notFound');
  }, 60_000);
});

describe('full texts', () => {
  it('make one article of a feed item and its page', async () => {
    await call('POST', '/v1/subscriptions', {
      url: at(10, '/feed'),
      kind: 'feed',
      fullText: true,
      source: 'The Harbor',
    });
    await host.collected();
    const { items } = await host.json<TestFeed>('/v1/feeds/latest?limit=100');
    const ferries = items.filter(({ title }) => title.includes('Ferry of Port Aldren'));
    expect(ferries).toHaveLength(1);
    const article = await host.json<{ articleBody: string; publisher: { name: string } }>(
      `/v1/articles/${ferries[0]?._newsloom.id}`,
    );
    expect(article.articleBody).toContain('spare part from Halvenau');
  }, 60_000);
});

describe('an import', () => {
  it.each([
    ['paper.example/feed', 'subscribed', 'https://paper.example/feed'],
    ['feed://paper.example/2', 'subscribed', 'http://paper.example/2'],
    ['feed:https://paper.example/3', 'subscribed', 'https://paper.example/3'],
    ['http://user:secret@paper.example/', 'refused', 'http://paper.example/'],
    ['ftp://paper.example/', 'refused', 'ftp://paper.example/'],
    ['not an address', 'refused', 'not an address'],
    ['https://paper.example/4 The Paper', 'subscribed', 'https://paper.example/4'],
    ['127.0.1.77:8080/feed', 'subscribed', 'http://127.0.1.77:8080/feed'],
  ])('of the line %s is %s', async (line, outcome, url) => {
    const { json, text } = await call('POST', '/v1/subscriptions/import', `# mine\n${line}\n`);
    expect(json.lines).toMatchObject([{ line: 2, outcome, url }]);
    expect(text).not.toContain('secret');
  });

  it('of five thousand outlines, nested, doubled and broken, has an outcome for each within half a minute', async () => {
    const url = (number: number) =>
      `http://127.${2 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}:${port}/`;
    const kinds = [
      (number: number) => [url(number), 'subscribed'],
      (number: number) => [url(number), 'subscribed'],
      (number: number) => [url(number - 1), 'doubled'],
      () => ['http://', 'refused'],
      () => ['', 'refused'],
    ] as const;
    const outlines = Array.from({ length: 5000 }, (_, number) => (kinds[number % 5] ?? kinds[0])(number));
    const opml = `<opml version="2.0"><body>\n${outlines
      .map(([xmlUrl], number) => {
        const outline = `<outline type="rss" text="Feed &amp; ${number}" xmlUrl="${xmlUrl}"/>`;
        if (number % 100 === 50) return `<outline text="Folder ${number}"><outline text="Inner">${outline}`;
        return number % 100 === 70 ? `${outline}</outline></outline>` : outline;
      })
      .join('\n')}\n</body></opml>`;
    const started = performance.now();
    const { status, json } = await call('POST', '/v1/subscriptions/import', opml);
    expect(status).toBe(200);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(json.lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      outlines.map(([, outcome]) => outcome),
    );
    expect(json.lines.map(({ line }: { line: number }) => line)).toEqual(
      outlines.map((_, number) => number + 2),
    );
    expect([json.subscribed, json.doubled, json.refused]).toEqual([2000, 1000, 2000]);
    const told = json.lines.filter(({ outcome }: { outcome: string }) => outcome === 'refused');
    expect(told.every(({ detail }: { detail?: string }) => detail === 'This is no address.')).toBe(true);
  }, 120_000);
});
