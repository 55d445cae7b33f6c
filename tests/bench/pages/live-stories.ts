import { toInstant } from '../../../lib/article/instant.ts';
import { newStory, type Story, withMember } from '../../../lib/article/story.ts';
import { dynamoWriteStore } from '../../../lib/store/dynamo-write-store.ts';
import type { Table } from '../../../lib/store/table-requests.ts';
import { idOf } from '../../support/api.ts';
import { cardWith } from '../../support/articles.ts';

/** More than one page of them. */
const STORIES = 40;
const SOURCES = 4;
const EXCERPT = 'The council met in the evening and spoke about the bridge for a long time. '.repeat(5);

/** Puts live stories of several sources each into the table, as a front page shows them. */
export async function loadLiveStories(table: Table, now: number): Promise<void> {
  const store = dynamoWriteStore(table);
  for (let number = 0; number < STORIES; number += 1) {
    const [first, ...others] = Array.from({ length: SOURCES }, (_, source) =>
      cardWith({
        id: idOf(700_000 + number * SOURCES + source),
        headline: `Town number ${number} opens the bridge that outlet ${source} has long written about`,
        excerpt: EXCERPT,
        source: { key: `outlet-${source}.example`, name: `Outlet ${source}` },
        datePublished: toInstant(now - (number * SOURCES + source + 1) * 60_000),
        hashtags: [`Town${number}`, 'Bridge'],
      }),
    );
    if (!first) continue;
    const story = others.reduce<Story>(
      (story, card) => withMember(story, card),
      newStory(first, idOf(800_000 + number)),
    );
    await store.putStory(story, 0);
    await store.listLiveStory(undefined, story);
  }
}
