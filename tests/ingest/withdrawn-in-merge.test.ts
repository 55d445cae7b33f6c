import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { mergeStories } from '../../lib/article/story.ts';
import { currentStory } from '../../lib/ingest/current-story.ts';
import { mergeWithWithdrawals } from '../../lib/ingest/finish-article.ts';
import { ingestArticle } from '../../lib/ingest/ingest-article.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { articleOf, at } from '../support/articles.ts';
import { ingestDeps } from '../support/ingest-deps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let store: WriteStore;
beforeAll(async () => {
  table = await startTable();
  store = dynamoWriteStore(table);
});
afterAll(() => table.close());

function telling(id: string, words: string): Article {
  const url = `https://${id}.example/news`;
  return articleOf({
    id: id.padEnd(26, 'x'),
    identifier: [`url:${url}`],
    url,
    headline: words,
    publisher: { name: id, domain: `${id}.example`, key: `${id}.example` },
  });
}

const ingest = (article: Article) => ingestArticle(ingestDeps(table), article, false);

/** Begins a story with the first, and has the others join it. */
async function storyOf(...articles: readonly Article[]): Promise<string> {
  for (const article of articles) await ingest(article);
  const [first] = articles;
  const record = first && (await store.getArticle(first.id))?.record;
  if (!record?.story) throw new Error('no story');
  return record.story;
}

async function stored(id: string) {
  const found = await currentStory(store, id, { consistent: true });
  if (!found) throw new Error(`no story ${id}`);
  return found;
}

it('an article that is withdrawn when another story has taken it, and the merge is half done, is in neither of them', async () => {
  const harbor = telling('harbor', 'Harbor of Genoa opens its fourth dock to container ships');
  const fire = telling('nfire', 'Tanker fire near Rotterdam injures eleven sailors');
  const smoke = telling('nsmoke', 'Tanker fire near Rotterdam injures eleven sailors');
  const [kept, other] = [await storyOf(harbor), await storyOf(fire, smoke)];
  await store.copyStoryFeed(other, kept);
  const [one, two] = [await stored(kept), await stored(other)];
  expect(two.story.articleCount).toBe(2);
  await store.putStory(mergeStories(one.story, two.story).kept, one.revision);
  const dateModified = at('2026-11-21T10:00:00Z');
  await ingest({ ...smoke, creativeWorkStatus: 'canceled', dateModified });
  await mergeWithWithdrawals(store, kept, other);
  expect((await stored(other)).story).toMatchObject({
    id: kept,
    articleCount: 2,
    sources: ['harbor.example', 'nfire.example'],
  });
  expect((await store.listMembers(kept, 9)).map(({ id }) => id).sort()).toEqual([harbor.id, fire.id]);
});
