import { createHash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUEUE_FUNCTION } from '../../infra/local/routes.ts';
import { FUNCTIONS } from '../../infra/stack/functions.ts';
import { callsOf, eventOf } from '../bench/cost/calls.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

/** What each function asked of the table, by the names of DynamoDB's operations. */
const asked = new Map<string, Set<string>>();
let running = '';

/** Every request that this process sends passes here, whoever sends it. */
function note(message: unknown): void {
  const { request } = message as { request: ClientRequest };
  const operation = String(request.getHeader('x-amz-target') ?? '').split('.')[1];
  if (operation === undefined || running === '') return;
  asked.set(running, (asked.get(running) ?? new Set()).add(operation));
}

const article = (number: number) => ({
  title: `Ferry ${number} of Port Aldren runs late after a storm in the harbor`,
  url: `https://ferry-${number}.example/late`,
  content: `Ferry ${number} of Port Aldren was late because a storm closed the harbor for an hour.`,
  publishedAt: new Date(Date.now() - 60_000).toISOString(),
  language: 'en',
  source: { name: `Paper ${number}` },
});

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
    const { title: _, ...refused } = article(3);
    const texts = [article(1), article(2), [article(3), refused]].map((each) => JSON.stringify(each));
    const records = [];
    for (const [index, text] of texts.entries()) records.push(await host.ingest(`ferry/${index}.json`, text));
    running = '';
    const { calls } = await callsOf(host, records[0]?.id ?? '');
    const invoke = async (name: string, event: unknown) => {
      running = name;
      await host.functions.invoke(name, event);
      running = '';
    };
    for (const { route, event } of calls) await invoke(route.function, await event());
    const { items } = await host.json<TestFeed>('/v1/feeds/latest');
    const [first] = items;
    const paths = [
      '/',
      `/articles/${first?.id}`,
      // Of a story with more than a page the story itself is asked for.
      `/stories/${first?._newsloom.story?.id}?limit=1`,
      '/stories',
      '/search?q=ferry',
      '/sources',
      '/sources/ferry-1.example',
      '/hashtags/portaldren',
      '/moderation',
      '/me/comments',
    ];
    for (const path of paths) await invoke('pages', eventOf('GET', path, {}));
  });
  afterAll(async () => {
    unsubscribe('http.client.request.start', note);
    await host.close();
  });

  it.each(FUNCTIONS.filter(({ tableActions }) => tableActions.length > 0))(
    'to the table are for $name what it asks of it, all its routes being called',
    ({ name, tableActions }) => {
      expect([...(asked.get(name) ?? [])].sort()).toEqual([...tableActions].sort());
    },
  );
});
