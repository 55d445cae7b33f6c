import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { createClient } from '../../lib/openapi/client.ts';
import { type Answers, DOCS, type ReadPath } from '../../lib/openapi/docs.ts';
import { PROBLEM } from '../../lib/openapi/problem.ts';
import { answerSchemaOf } from '../support/documented.ts';
import { startTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
let article: string;
let ingest: string;
let story: string;
let comment: string;
const about = (source: string) =>
  JSON.stringify({
    title: `The keeper of the Grimsund lighthouse stays in his tower, says ${source}`,
    url: `https://${source}.example/keeper`,
    content:
      'Storm Petra: the lighthouse keeper of Grimsund refuses to leave his tower before the storm arrives.',
    publishedAt: '2026-11-20T08:00:00Z',
    keywords: ['Grimsund'],
    section: 'Weather',
    language: 'en',
    source: { name: source },
  });

beforeAll(async () => {
  host = await startTestHost();
  for (const source of ['harbor-post', 'island-echo']) {
    const record = await host.ingest(`${source}.json`, about(source));
    article = record.articles[0] ?? '';
    ingest = record.id;
  }
  story = (await client().get('/v1/articles/{id}', { path: { id: article } })).story ?? '';
  comment = await publishedComment();
});
afterAll(() => host.close());

async function publishedComment(): Promise<string> {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const options = { method: 'POST', body: JSON.stringify(body) };
    const all = { 'content-type': 'application/json', ...headers };
    return (await fetch(`${host.url}/v1/${path}`, { ...options, headers: all })).json() as Promise<{
      id: string;
    }>;
  };
  const { id } = await post(`articles/${article}/comments`, { text: 'He should come down.' });
  const authorization = `Bearer ${host.moderatorToken}`;
  await post(`moderation/comments/${id}/approve`, { revision: 1 }, { authorization });
  return id;
}

const client = () => createClient<Answers>(host.url);

describe('the typed client', () => {
  it('reads a list with filters', async () => {
    const feed = await client().get('/v1/feeds/hashtags/{tag}', {
      path: { tag: 'Grimsund' },
      query: { source: ['harbor-post.example', 'island-echo.example'], limit: 5 },
    });
    expect(feed.items.map(({ _newsloom }) => _newsloom.source.key).sort()).toEqual([
      'harbor-post.example',
      'island-echo.example',
    ]);
  });

  it('reads every page', async () => {
    const titles: string[] = [];
    for await (const { items } of client().pages('/v1/feeds/latest', { path: {}, query: { limit: 1 } }))
      titles.push(...items.map(({ title }) => title));
    expect(titles).toHaveLength(2);
  });

  it('rejects with the problem that the server told', async () => {
    const wrong = client().get('/v1/feeds/latest', { path: {}, query: { limit: 0 } });
    await expect(wrong).rejects.toMatchObject({ status: 400, code: 'badParameter' });
  });
});

/** Whatever anybody can read as JSON, as the client has it. */
const readable = Object.entries(DOCS).flatMap(([key, { answer, needsToken }]) =>
  key.startsWith('GET ') && answer && !needsToken ? [key.slice(4) as ReadPath] : [],
);

type Responses = Readonly<Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>>;

const QUERIES: Partial<Record<ReadPath, Record<string, string>>> = {
  '/v1/search': { q: 'Grimsund lighthouse' },
  '/v1/search/suggest': { q: 'Grimsund lighthouse' },
  '/v1/articles/{id}': { include: 'related,comments,export' },
};

describe('what the running host answers is what the document says', () => {
  const names = (path: string): Record<string, string> => {
    if (path.includes('/articles/')) return { id: article };
    if (path.includes('/comments/')) return { id: comment };
    if (path.includes('/stories/')) return { id: story };
    if (path.includes('/ingests/')) return { id: ingest };
    return {
      key: 'harbor-post.example',
      tag: path.includes('hashtags') ? 'Grimsund' : 'en',
      section: 'Weather',
    };
  };
  it.each(readable)('%s', async (path) => {
    const query = QUERIES[path] ?? {};
    const answer = await createClient<Answers>(host.url).get(path, { path: names(path) as never, query });
    const parsed = v.safeParse(answerSchemaOf(`GET ${path}`), answer);
    expect(parsed.issues).toBeUndefined();
    // What a schema does not name is missing in its output.
    expect(parsed.output).toEqual(answer);
    if ('items' in answer && Array.isArray(answer.items) && !/copies|background|topic$/.test(path))
      expect(answer.items.length, path).toBeGreaterThan(0);
  });

  it.each(readable)('%s has the headers that it says', async (path) => {
    const { responses } = (openApiDocument().paths[path]?.['get'] ?? {}) as { responses: Responses };
    const query = path.startsWith('/v1/search') ? '?q=Grimsund' : '';
    const url = host.url + path.replace(/\{(\w+)\}/g, (_, name) => names(path)[name] ?? '') + query;
    const first = await fetch(url);
    expect(first.status).toBe(200);
    const documented = Object.keys(responses['200']?.headers ?? {});
    const caching = ['etag', 'cache-control', 'link'].filter((name) => first.headers.has(name));
    expect(documented.filter((name) => !first.headers.has(name))).toEqual([]);
    // What must not be kept says so by cache-control alone.
    expect(caching.filter((name) => name !== 'cache-control' && !documented.includes(name))).toEqual([]);
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe('304' in responses ? 304 : 200);
  });

  it('also when it is a problem', async () => {
    const answer = await fetch(`${host.url}/v1/feeds/latest?limit=x`);
    expect(v.safeParse(PROBLEM.schema, await answer.json()).issues).toBeUndefined();
  });
});
