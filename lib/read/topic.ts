import type { Card } from '../article/card.ts';
import { languageKey } from '../article/feed-key.ts';
import type { Story } from '../article/story.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';
import { feedKey } from '../feeds/feed-kinds.ts';
import { type Answer, isId, type ReadDeps, UNKNOWN } from './answer.ts';
import { versionsOfCards } from './card-versions.ts';

/** More on the topic of a story: other stories, each as its newest article that shares most. */
export interface Topic {
  readonly headline: string;
  readonly cards: readonly Card[];
}

/** Hashtags of the story that are asked, and the newest articles of each. */
const TAGS = 4;
const ENTRIES = 60;
/** Most of what one hashtag alone has is another subject. */
const LEAST_SHARED = 2;

/**
 * Other stories on the topic of a story, most in common first. A topic is no story: its articles tell different events,
 * and share hashtags and names. `moved` names the story that this one became. One GetItem, and a Query for each of up to
 * four hashtags, at the same time.
 */
export async function listTopic(
  deps: Pick<ReadDeps, 'store' | 'now'>,
  id: string,
  limit: number,
): Promise<Answer<Topic>> {
  const story = isId(id) ? await deps.store.getStory(id) : undefined;
  if (!story) return UNKNOWN;
  if (story.movedTo !== undefined) return { state: 'moved', to: story.movedTo };
  const cards = await moreOnTopic(deps, story, limit);
  const { headline } = story.headlineArticle;
  return {
    state: 'found',
    value: { headline, cards },
    versions: versionsOfCards(cards.map((card) => ({ card }))),
  };
}

/** The articles of `listTopic`, of a story that was read. */
export async function moreOnTopic(
  { store, now }: Pick<ReadDeps, 'store' | 'now'>,
  story: Story,
  limit: number,
): Promise<readonly Card[]> {
  const { inLanguage, hashtags } = story.headlineArticle;
  const keys = hashtags.map(hashtagKey).filter((key) => key !== '');
  const asked = keys.slice(0, TAGS).map((key) => feedKey('hashtag', key));
  const until = now();
  const pages = await Promise.all(asked.map((feed) => store.listFeed(feed, { limit: ENTRIES, until })));
  const known = new Set([story.id, ...story.absorbed.map(({ id }) => id)]);
  const language = languageKey(inLanguage);
  const others = new Map(
    pages
      .flatMap(({ items }) => items.map(({ card }) => card))
      .filter((card) => !known.has(storyOf(card)) && languageKey(card.inLanguage) === language)
      .map((card) => [card.id, card]),
  );
  const wanted = new Set(keys);
  const least = Math.min(LEAST_SHARED, wanted.size);
  const shared = [...others.values()]
    .map((card) => ({ card, count: card.hashtags.filter((tag) => wanted.has(hashtagKey(tag))).length }))
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || newestFirst(a.card, b.card));
  const first = new Map(
    shared
      .map(({ card }) => card)
      .toReversed()
      .map((card) => [storyOf(card), card]),
  );
  return [...first.values()].toReversed().slice(0, limit);
}

/** An article that is in no story is one of its own. */
function storyOf({ id, story = id }: Card): string {
  return story;
}

function newestFirst(a: Card, b: Card): number {
  if (a.datePublished !== b.datePublished) return a.datePublished < b.datePublished ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
