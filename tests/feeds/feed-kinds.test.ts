import { describe, expect, it } from 'vitest';
import { cardOf } from '../../lib/article/card.ts';
import { FEED_KINDS, FEEDS, type FeedKind, feedsOf } from '../../lib/feeds/feed-kinds.ts';
import { namedFeed } from '../../lib/read/feeds.ts';
import { articleOf } from '../support/articles.ts';

const STORY = 'b'.repeat(26);
const article = articleOf({ inLanguage: 'en-GB', articleSection: ['World News', '***'] });
const hashtags = [{ key: 'nightferry', display: 'NightFerry', source: 'publisher', score: 1 } as const];

describe('the feeds of an article', () => {
  it('are one for each key that a kind gives it', () => {
    expect(feedsOf({ article, hashtags, story: STORY })).toEqual([
      `story/${STORY}`,
      'hashtag/nightferry',
      'source/harbor-post.example',
      'section/world-news',
      'language/en',
    ]);
  });

  it.each(FEED_KINDS.map(({ kind }) => kind))('of the kind %s are those that its card stands in', (kind) => {
    const card = cardOf(article, { hashtags, story: STORY, revision: 'r1' });
    const keys = FEEDS[kind].keysOf({ article, hashtags, story: STORY });
    expect(keys.map((key) => FEEDS[kind].has(card, key))).toEqual([true]);
    expect(FEEDS[kind].has(card, 'another')).toBe(false);
  });
});

describe('the name of a feed', () => {
  it.each<[FeedKind, string, string]>([
    ['story', STORY, STORY],
    ['story', 'short', ''],
    ['hashtag', '#Night Ferry', 'nightferry'],
    ['hashtag', '##', ''],
    ['source', 'Harbor-Post.example', 'harbor-post.example'],
    ['source', 'two words', ''],
    ['section', 'World News', 'world-news'],
    ['section', 'x'.repeat(81), ''],
    ['language', 'en-GB', 'en'],
    ['language', '12', ''],
  ])('of a %s, %s, has the key %s', (kind, name, key) => {
    expect(FEEDS[kind].keyOf(name)).toBe(key);
    expect(namedFeed(FEEDS[kind].plural, name)?.feed).toBe(key === '' ? undefined : `${kind}/${key}`);
  });
});
