import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { explain } from '../../lib/decode/explain.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../cases', file));

async function placesOf(bytes: Uint8Array) {
  const [first] = await explain(bytes, await decode(bytes, {}), {});
  return Object.fromEntries(
    (first?.fields ?? []).map(({ field, from, guessed }) => [field, { from, guessed }]),
  );
}

it.each([
  ['json/29-arc-ans.json', 'headline', '/content_elements/0/headlines/basic'],
  ['json/29-arc-ans.json', 'datePublished', '/content_elements/0/display_date'],
  ['feeds/08-rss-author-children.xml', 'author/0/name', '/rss/channel/item[1]/author/name'],
  ['pages/p09-author-url.html', 'author/0/name', 'rel:author'],
])('%s: %s comes from %s', async (file, field, from) => {
  expect((await placesOf(read(file)))[field]?.from).toBe(from);
});

it('says what was guessed', async () => {
  const item = {
    mark: 'Quay opens after repairs',
    stamped: '2026-11-20T08:00:00Z',
    where: 'https://q.example/news/quay',
  };
  const places = await placesOf(Buffer.from(JSON.stringify({ list: [item] })));
  expect(places['datePublished']).toEqual({ from: '/list/0/stamped', guessed: true });
});
