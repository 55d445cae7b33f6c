import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUEUE_FUNCTION } from '../../infra/local/routes.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { queryOf, ROUTES } from '../../infra/routes.ts';
import { FUNCTIONS, TABLE_ACTIONS } from '../../infra/stack/functions.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { DOCS } from '../../lib/openapi/docs.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import type { Route } from '../../lib/web/route.ts';
import { callsOf, eventOf } from '../bench/cost/calls.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

/** What each function asked of the table, by the names of DynamoDB's operations. */
const asked = new Map<string, Set<string>>();
/** The function that a request is sent for; what timers do meanwhile is nobody's. */
const invoked = new AsyncLocalStorage<string>();
let running = '';
/** Paths of routes of which a page after the first was asked. */
const turned = new Set<string>();

/** Every request that this process sends passes here, whoever sends it. */
function note(message: unknown): void {
  const { request } = message as { request: ClientRequest };
  const [service, operation] = String(request.getHeader('x-amz-target') ?? '').split('.');
  const name = invoked.getStore() ?? running;
  if (service !== 'DynamoDB_20120810' || operation === undefined || name === '') return;
  asked.set(name, (asked.get(name) ?? new Set()).add(operation));
}

interface Asking {
  readonly rawPath: string;
  readonly rawQueryString: string;
}

interface Answered {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The query of the page that follows. */
function nextQuery({ headers = {}, body = '' }: Answered): string | undefined {
  const told =
    /<([^>]*)>; rel="next"/.exec(headers['link'] ?? '')?.[1] ?? /"next_url":"([^"]*)"/.exec(body)?.[1];
  return told === undefined ? undefined : new URL(told, 'https://news.example').search.slice(1);
}

/** Asks for pages of one item, the first and those after it, as long as there are some. */
async function turnPages(
  route: Route,
  event: Asking,
  invoke: (name: string, event: unknown) => Promise<Answered>,
): Promise<void> {
  const limit = route.path === '/v1/ingests/{id}' ? '' : 'limit=1';
  let rawQueryString = [event.rawQueryString, limit].filter(Boolean).join('&');
  for (let page = 1; page <= 3; page += 1) {
    if (page > 1) turned.add(route.path.replace(/\.(?:json|atom|rss)$/, ''));
    const next = nextQuery(await invoke(route.function, { ...event, rawQueryString }));
    if (next === undefined) return;
    rawQueryString = next;
  }
}

const EVENTS = [
  'Ferry of Port Aldren runs late after a storm in its harbor',
  'Mayor of Halvenau opens new tram bridge across river Gessel',
];

/** Two stories of three sources; all in one section and one language, two of each source. */
const ARTICLES = EVENTS.flatMap((event, story) =>
  [0, 1, 2].map((number) => ({
    '@type': 'NewsArticle',
    headline: `${event}, number ${number}`,
    url: `https://paper-${number}.example/${story}`,
    articleBody: `${event}. ${event.split(' ').reverse().join(' ')}${' again'.repeat(number)}.`,
    datePublished: new Date(Date.now() - 60_000 * (story + number + 1)).toISOString(),
    inLanguage: 'en',
    articleSection: 'world',
    keywords: ['Harbor'],
    publisher: { name: `Paper ${number}`, url: `https://paper-${number}.example/` },
  })),
);
const REFUSED = { '@type': 'NewsArticle', url: 'https://paper-0.example/untitled' };

const LONG_INGEST = 'longingest'.padEnd(26, 'x');

/** The record of an upload with more article ids than a page holds. */
async function putLongIngest(host: TestHost, id: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const { putIngest, putPart } = dynamoWriteStore({ client, name: host.tableName, meter: newMeter() });
  const none = { stored: 0, updated: 0, unchanged: 0, superseded: 0, merged: 0, mergedWith: [], refused: [] };
  const of = 45;
  const receivedAt = toInstant(Date.now());
  const record = { upload: 'long.json', receivedAt, sizeBytes: 1, refusedCount: 0, articles: [], ...none };
  await putIngest({ id, state: 'running', parts: { done: 0, of }, ...record });
  for (let number = 1; number <= of; number += 1)
    await putPart(
      { ingest: id, number, of },
      { ...none, state: 'done', stored: 25, articles: manyIds(number) },
    );
  client.destroy();
}

const manyIds = (part: number) =>
  Array.from({ length: 25 }, (_, index) => `${part}-${index}`.padEnd(26, 'x'));

/** Posts four comments about every article and approves two of each. */
async function comment(host: TestHost, items: TestFeed['items']): Promise<void> {
  const post = async (path: string, body: object, headers: object = {}) => {
    const answer = await fetch(`${host.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { id: string };
  };
  for (const {
    _newsloom: { id: articleId },
  } of items.slice(0, 2)) {
    for (const text of ['One.', 'Two.', 'Three.', 'Four.']) {
      const { id } = await post(`/v1/articles/${articleId}/comments`, { text, name: 'Reader' });
      if (text.startsWith('T')) continue;
      const authorization = { authorization: `Bearer ${host.moderatorToken}` };
      const seen = await fetch(`${host.url}/v1/moderation/comments/${id}`, { headers: authorization });
      const { revision } = (await seen.json()) as { revision: number };
      await post(`/v1/moderation/comments/${id}/approve`, { revision }, authorization);
    }
  }
}

/** Posts two comments as one visitor; returns the cookie of the session. */
async function commentTwice(host: TestHost, article: string): Promise<string> {
  let cookie = '';
  for (const text of ['First.', 'Second.']) {
    const answer = await fetch(`${host.url}/v1/articles/${article}/comments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(cookie && { cookie }),
      },
      body: JSON.stringify({ text, name: 'Visitor' }),
    });
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  return cookie;
}

/** Subscribes twice, lists by pages of one, changes and ends one, sends what is due and fetches: nobody answers there. */
async function collect(
  host: TestHost,
  invoke: (name: string, event: unknown) => Promise<Answered & { readonly body?: string }>,
): Promise<void> {
  const ask = (method: string, path: string, body?: object) =>
    invoke('subscriptions', eventOf(method, path, { token: host.operatorToken, ...(body && { body }) }));
  const ids: string[] = [];
  for (const name of ['one', 'two']) {
    const wanted = { url: `https://${name}.paper.invalid.example/feed`, kind: 'sitemap', paused: true };
    const { body = '{}' } = await ask('POST', '/v1/subscriptions', wanted);
    ids.push((JSON.parse(body) as { id: string }).id);
  }
  const [first = '', second = ''] = ids;
  const { body = '{}' } = await ask('GET', '/v1/subscriptions?limit=1');
  const { search } = new URL((JSON.parse(body) as { next_url: string }).next_url);
  await ask('GET', `/v1/subscriptions${search}`);
  turned.add('/v1/subscriptions');
  await ask('PATCH', `/v1/subscriptions/${first}`, { minIntervalSeconds: 3600 });
  await ask('DELETE', `/v1/subscriptions/${second}`);
  await invoke('collect', {});
  const task = { type: 'poll', host: 'one.paper.invalid.example', ids: [first], asked: true };
  await invoke('fetch', { Records: [{ messageId: '1', body: JSON.stringify(task) }] });
}

describe('the rights of the stack', () => {
  let host: TestHost;
  beforeAll(async () => {
    process.env['NEWSLOOM_FEED_TEXT'] = 'full';
    process.env['NEWSLOOM_UPLOAD_TOKEN_HASHES'] = createHash('sha256').update('sample-token').digest('hex');
    // A model that nobody answers for: asking it, noting that it failed and the budget are all there is to the table.
    process.env['NEWSLOOM_MODEL'] = 'nobody';
    process.env['NEWSLOOM_MODEL_URL'] = 'http://127.0.0.1:9/v1';
    host = await startTestHost();
    subscribe('http.client.request.start', note);
    running = QUEUE_FUNCTION;
    const payloads = [[ARTICLES[0]], ARTICLES.slice(1), [REFUSED]].map((each) => JSON.stringify(each));
    const records = [];
    for (const [index, text] of payloads.entries()) records.push(await host.ingest(`${index}.json`, text));
    running = '';
    const { items } = await host.json<TestFeed>('/v1/feeds/latest');
    const [first] = items;
    await comment(host, items);
    const { calls } = await callsOf(host, records[0]?.id ?? '');
    const invoke = (name: string, event: unknown) =>
      invoked.run(name, async () => (await host.functions.invoke(name, event)) as Answered);
    for (const { route, event } of calls) {
      if (route.method === 'GET') await turnPages(route, (await event()) as Asking, invoke);
      await invoke(route.function, await event());
    }
    await putLongIngest(host, LONG_INGEST);
    const cookie = await commentTwice(host, first?._newsloom.id ?? '');
    for (const [path, asked] of [
      ['/v1/ingests/{id}', eventOf('GET', `/v1/ingests/${LONG_INGEST}`, {})],
      ['/v1/me/comments', eventOf('GET', '/v1/me/comments', { cookie })],
    ] as const) {
      const route = ROUTES.find((each) => each.method === 'GET' && each.path === path);
      if (route) await turnPages(route, asked as Asking, invoke);
    }
    const paths = [
      '/',
      `/articles/${first?._newsloom.id}`,
      // Of a story with more than a page the story itself is asked for.
      `/stories/${first?._newsloom.story?.id}?limit=1`,
      '/stories',
      '/search?q=ferry',
      '/sources',
      '/sources/paper-1.example',
      '/hashtags/harbor',
      '/moderation',
      '/me/comments',
    ];
    await invoke('index', { reindex: {} });
    for (const path of paths) await invoke('pages', eventOf('GET', path, {}));
    await collect(host, invoke);
  });
  afterAll(async () => {
    unsubscribe('http.client.request.start', note);
    await host.close();
  });

  it.each(FUNCTIONS)(
    'to the table cover what $name asks of it, all its routes and second pages',
    (settings) => {
      const operations = [...(asked.get(settings.name) ?? [])];
      const granted: readonly string[] = TABLE_ACTIONS[settings.table];
      expect(operations.filter((operation) => !granted.includes(operation))).toEqual([]);
      expect(operations.length > 0).toBe(settings.table !== 'none');
    },
  );

  it('were tried with a second page of every list that has one', () => {
    const lists = Object.keys(DOCS)
      .filter((name) => name.startsWith('GET ') && queryOf(name).includes('cursor'))
      .map((name) => name.slice('GET '.length));
    expect(lists.length).toBeGreaterThan(15);
    expect([...turned].sort()).toEqual(lists.sort());
  });

  it('to write are for those that write', () => {
    const writers = FUNCTIONS.filter(({ name }) =>
      [...(asked.get(name) ?? [])].some((operation) => /Put|Update|BatchWrite/.test(operation)),
    );
    const granted = FUNCTIONS.filter(({ table }) => table !== 'read' && table !== 'none');
    expect(writers.map(({ name }) => name)).toEqual(granted.map(({ name }) => name));
  });
});
