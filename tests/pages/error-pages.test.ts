import { expect, it } from 'vitest';
import { errorPages, pageRoutes } from '../../lib/pages/page-routes.tsx';
import type { SearchReadStore } from '../../lib/search/search-store.ts';
import type { ReadStore } from '../../lib/store/read-store.ts';
import { createApp } from '../../lib/web/app.ts';
import { appDeps, idOf } from '../support/api.ts';

/** The pages over a table that answers everything with `error`. */
function pagesOverFault(error: Error) {
  const store = new Proxy({}, { get: () => () => Promise.reject(error) }) as ReadStore & SearchReadStore;
  const deps = {
    ...appDeps({ store, index: store }),
    siteName: 'newsloom',
    labels: {},
    commentStore: () => Promise.reject(error),
  };
  const app = createApp(deps, (each) => pageRoutes(each, deps), errorPages(deps));
  const env = { event: { requestContext: { requestId: 'request-17' } } };
  return (path: string) => app.fetch(new Request(`https://news.example${path}`), env);
}

const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
const PATHS = [
  '/',
  '/stories',
  `/stories/${idOf(1)}`,
  `/articles/${idOf(1)}`,
  '/latest',
  '/hashtags/ferry',
  '/sources',
  '/search?q=ferry',
];

it.each(PATHS)('a fault behind %s is told to people, with the id of their request', async (path) => {
  const answer = await pagesOverFault(new Error('secret detail'))(path);
  const html = await answer.text();
  expect(answer.status).toBe(500);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(html).toContain('request request-17');
  expect(html).not.toContain('secret detail');
});

it.each(PATHS)('a table that is too busy for %s is worth another try', async (path) => {
  const answer = await pagesOverFault(throttled)(path);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await answer.text()).toContain('<h1>Something is wrong on our side</h1>');
});
