import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalHost } from '../../../infra/local/local-host.ts';
import { ROUTES } from '../../../infra/routes.ts';
import type { Route } from '../../../lib/web/route.ts';
import { repositoryRoot } from '../../support/root.ts';

/** A route, and the event that asks it, made anew for each of `rounds` calls. */
export interface Call {
  readonly route: Route;
  readonly rounds: number;
  readonly event: () => Promise<unknown>;
}

interface Asked {
  readonly cookie?: string;
  readonly token?: string;
  readonly body?: object;
}

const READS = 20;
const NOWHERE = '~';
/** What pictures cost is told by what their publishers take, what is collected by `npm run test:collect`. */
const NOT_READ = ['images', 'subscriptions'];
const events = join(repositoryRoot, 'events');
const readEvent = (name: string) => JSON.parse(readFileSync(join(events, `${name}.json`), 'utf8'));
const template = readEvent('http-feeds');

/**
 * A call for every route that can be asked out of the blue, those that change a comment in an order in which each
 * may: once. The others' names stand in `uncalled`: forms want a token out of a page, lists an article. Uploading wants
 * `sample-token` to be known.
 */
export async function callsOf(
  host: LocalHost,
  ingestId: string,
): Promise<{ calls: Call[]; uncalled: string[] }> {
  const fill = await pathFiller(host, ingestId);
  const posted = await fetch(`${host.url}${fill('/v1/articles/{id}/comments')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ text: 'What a day.', name: 'Reader' }),
  });
  const cookie = posted.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { id } = (await posted.json()) as { id: string };
  const pathOf = (path: string) => fill(path.replace('/comments/{id}', `/comments/${id}`));
  const token = host.moderatorToken;
  const decision = async () => {
    const answer = await fetch(`${host.url}/v1/moderation/comments/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { revision } = (await answer.json()) as { revision: number };
    return { token, body: { revision } };
  };
  const changes: readonly [name: string, ask: () => Asked | Promise<Asked>][] = [
    ['POST /v1/articles/{id}/comments', () => ({ cookie, body: { text: 'Quite a day.', name: 'Reader' } })],
    ['PATCH /v1/comments/{id}', () => ({ cookie, body: { text: 'What a day it was.' } })],
    ['POST /v1/moderation/comments/{id}/approve', decision],
    ['POST /v1/comments/{id}/reports', () => ({ body: {} })],
    ['POST /v1/moderation/comments/{id}/reject', decision],
    ['DELETE /v1/comments/{id}', () => ({ cookie })],
    ['DELETE /v1/me/comments', () => ({ cookie })],
  ];
  const called = (name: string): Route | undefined =>
    ROUTES.find(({ method, path }) => `${method} ${path}` === name);
  const isThere = ({ method, path, function: name }: Route) =>
    method === 'GET' && !NOT_READ.includes(name) && !pathOf(path).includes(NOWHERE);
  const reads = ROUTES.filter(isThere).map((route) => ({
    route,
    rounds: READS,
    event: async () =>
      eventOf('GET', pathOf(route.path), route.path.includes('/moderation') ? { token } : { cookie }),
  }));
  const upload = called('POST /v1/uploads');
  const replay = called('POST /v1/ingests/{id}/replay');
  const again = eventOf('POST', fill('/v1/ingests/{id}/replay'), { token: 'sample-token' });
  const writes = changes.flatMap(([name, ask]) => {
    const route = called(name);
    if (!route) return [];
    return [{ route, rounds: 1, event: async () => eventOf(route.method, pathOf(route.path), await ask()) }];
  });
  const calls: Call[] = [
    ...reads,
    ...(upload ? [{ route: upload, rounds: READS, event: async () => readEvent('http-uploads') }] : []),
    ...(replay ? [{ route: replay, rounds: 1, event: async () => again }] : []),
    ...writes,
  ];
  const asked = new Set(calls.map(({ route }) => route));
  return {
    calls,
    uncalled: ROUTES.filter((route) => !asked.has(route)).map(({ method, path }) => `${method} ${path}`),
  };
}

interface Feed {
  readonly items: readonly {
    readonly external_url?: string;
    readonly title: string;
    readonly language: string;
    readonly _newsloom: {
      readonly id: string;
      readonly source: { key: string };
      readonly hashtags: string[];
      readonly sections: string[];
      readonly story?: { id: string };
    };
  }[];
}

/** Fills the braces of paths with names of what is stored. */
async function pathFiller(host: LocalHost, ingestId: string): Promise<(path: string) => string> {
  const { items } = (await (await fetch(`${host.url}/v1/feeds/latest?limit=100`)).json()) as Feed;
  const article = items.find(({ _newsloom }) => _newsloom.hashtags.length > 0) ?? items[0];
  if (!article) throw new Error('nothing was stored');
  const { id, source, hashtags, story } = article._newsloom;
  const section = items.flatMap(({ _newsloom }) => _newsloom.sections)[0];
  const address = items.find(({ external_url: url }) => url !== undefined)?.external_url;
  const word =
    article.title.match(/\p{L}+/gu)?.reduce((one, two) => (two.length > one.length ? two : one)) ?? '';
  return (path) =>
    path
      .replace('/hashtags/{tag}', `/hashtags/${encodeURIComponent(hashtags[0] ?? 'news')}`)
      .replace('/languages/{tag}', `/languages/${article.language}`)
      .replace('{key}', source.key)
      // Nothing stands there where no article has one; a name that never was is none.
      .replace('{section}', section === undefined ? NOWHERE : encodeURIComponent(section))
      .replace('stories/{id}', `stories/${story?.id}`)
      .replace('ingests/{id}', `ingests/${ingestId}`)
      .replace('{page}', 'mine')
      .replace('/comments/{page}', `/comments/write?article=${id}`)
      .replace('{id}', id)
      .concat(
        path === '/v1/articles'
          ? `?url=${address === undefined ? NOWHERE : encodeURIComponent(address)}`
          : '',
      )
      .concat(path.startsWith('/v1/search') ? `?q=${encodeURIComponent(word)}` : '');
}

/** A request as the gateway hands it to a function. */
export function eventOf(method: string, path: string, { cookie, token, body }: Asked): unknown {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const http = { ...template.requestContext.http, method, path: rawPath };
  const headers = {
    ...template.headers,
    'accept-encoding': 'br, gzip',
    ...(cookie && { cookie }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  };
  return {
    ...template,
    rawPath,
    rawQueryString,
    headers,
    ...(cookie && { cookies: [cookie] }),
    ...(body && { body: JSON.stringify(body), isBase64Encoded: false }),
    requestContext: { ...template.requestContext, http },
  };
}
