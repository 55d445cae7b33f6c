import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverLooks, startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const STORY =
  'The dam at Kestrel Lake in Vesper holds, engineer Ida Brandt said after divers had looked at its gates for two days.';
const article = (fields: object) =>
  JSON.stringify({
    title: 'Dam at Kestrel Lake holds, divers say',
    content: STORY,
    publishedAt: '2026-11-20T08:00:00Z',
    ...fields,
  });

/** Keys of the sources that a list shows. */
async function listed(): Promise<string[]> {
  const { sources } = await host.json<{ sources: { key: string }[] }>('/v1/sources');
  return sources.map(({ key }) => key);
}

it('an outlet that was only named is the outlet of a domain for all readers once its name was seen with one', async () => {
  const [early] = (await host.ingest('wire/early', article({ source: { name: 'Harbor Radio' } }))).articles;
  expect(await listed()).toEqual(['harbor-radio']);
  await host.ingest(
    'wire/late',
    article({
      title: 'Divers say that the dam at Kestrel Lake holds',
      url: 'https://hr.example/dam',
      publisher: { name: 'Harbor Radio', url: 'https://hr.example' },
      publishedAt: '2026-11-20T09:00:00Z',
    }),
  );
  await deliverLooks(host);
  expect(await listed()).toEqual(['hr.example']);
  const opml = await (await fetch(`${host.url}/v1/sources.opml`)).text();
  expect(opml.match(/<outline /g)).toHaveLength(1);
  const { items } = await host.json<TestFeed>('/v1/feeds/sources/hr.example');
  expect(items.map(({ _newsloom }) => _newsloom.source)).toEqual([
    { key: 'hr.example', name: 'Harbor Radio' },
    { key: 'hr.example', name: 'Harbor Radio' },
  ]);
  const moved = await fetch(`${host.url}/v1/feeds/sources/harbor-radio`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([
    308,
    `${host.url}/v1/feeds/sources/hr.example`,
  ]);
  // Nobody counts it twice.
  const { items: stories } = await host.json<{ items: { _newsloom: { story: { sources: string[] } } }[] }>(
    '/v1/stories',
  );
  expect(stories).toEqual([]);
  expect(await host.json(`/v1/articles/${early}`)).toMatchObject({ publisher: { identifier: 'hr.example' } });
});

it('what another sender says of a name moves nobody’s articles', async () => {
  await host.ingest(
    'wire/named',
    article({ title: 'Quay reopens after the storm', source: { name: 'Quay Courier' } }),
  );
  await host.ingest(
    'mallory/claims',
    article({
      title: 'Mallory writes about boats',
      url: 'https://mallory.example/boats',
      source: { name: 'Quay Courier' },
    }),
  );
  await deliverLooks(host);
  expect(await listed()).toContain('quay-courier');
  const { items } = await host.json<TestFeed>('/v1/feeds/sources/mallory.example');
  expect(items.map(({ title }) => title)).toEqual(['Mallory writes about boats']);
});
