import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf } from '../../lib/article/card.ts';
import { newStory } from '../../lib/article/story.ts';
import { articleItem, articleRecord } from '../../lib/store/article-item.ts';
import { packCard, unpackCard } from '../../lib/store/card-item.ts';
import { compressed } from '../../lib/store/compressed.ts';
import { edgeItem, packEdge, storedEdges } from '../../lib/store/edge-item.ts';
import { feedEntries, feedEntryItem, leftAt, leftEntryItem } from '../../lib/store/feed-entry-item.ts';
import { type Item, itemBytes, readUnits, writeUnits } from '../../lib/store/item-bytes.ts';
import { relatedSetItem, storedRelatedSet } from '../../lib/store/related-set-item.ts';
import { liveStoryItem, storiesOf, storyItem } from '../../lib/store/story-item.ts';
import { attributesOf, liveStoryKey } from '../../lib/store/table.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';

const edge = {
  card: cardWith({ story: 's'.repeat(26), image: 'https://harbor-post.example/ferry.jpg' }),
  score: 0.8123,
  reverseScore: 0.7999,
  probability: 0.6543,
  relation: 'sameStory',
  reasons: [
    { type: 'term', term: 'ferry', weight: 0.41 },
    { type: 'hashtag', hashtag: 'Skerries' },
    { type: 'article', id: 'n'.repeat(26) },
    { type: 'time', hoursApart: 5 },
  ],
  method: 'covering-postings-1',
  vector: new Uint8Array([9, 8, 7]),
  listedAt: at('2026-11-20T08:00:00Z'),
} as const;

describe('items hold what was put into them', () => {
  it('an article', () => {
    const record = recordOf({ story: 's'.repeat(26) });
    expect(articleRecord(articleItem(record))).toEqual(record);
  });

  it('a withdrawn article, which has no vector', () => {
    const record = recordOf({ state: 'withdrawn', vector: new Uint8Array() });
    expect(articleRecord(articleItem(record))).toEqual(record);
  });

  it('an edge', () => {
    expect(storedEdges([edgeItem('b'.repeat(26), edge)])).toEqual([edge]);
  });

  it('an edge to an article that is listed later than it was published', () => {
    const embargoed = { ...edge, listedAt: at('2026-11-21T08:00:00Z') };
    expect(storedEdges([edgeItem('b'.repeat(26), embargoed)])).toEqual([embargoed]);
  });

  it('edges written before there were pieces, among others', () => {
    const of = (id: string) => ({ ...edge, card: cardWith({ id: id.repeat(26) }) });
    const { p: _, ...keys } = edgeItem('b'.repeat(26), of('d'));
    const old = { ...keys, z: { B: compressed({ ...packEdge(of('d')), c: packCard(of('d').card) }) } };
    const items = [edgeItem('b'.repeat(26), of('c')), old, edgeItem('b'.repeat(26), of('e'))];
    expect(storedEdges(items)).toEqual(['c', 'd', 'e'].map(of));
  });

  it('live stories, written before there were pieces too', () => {
    const { recent: _, ...story } = newStory(cardWith(), 's'.repeat(26));
    const live = { ...story, recent: [] };
    const old = { ...storyItem({ story: live, revision: 1 }), ...attributesOf(liveStoryKey(live)) };
    expect(storiesOf([liveStoryItem(live), old])).toEqual([live, live]);
    expect(storiesOf([])).toEqual([]);
  });

  it('the set that an article chose', () => {
    const second = { ...edge, card: cardWith({ id: 'c'.repeat(26) }), vector: new Uint8Array([1]) };
    expect(storedRelatedSet(relatedSetItem('b'.repeat(26), [edge, second]))).toEqual([edge, second]);
    expect(storedRelatedSet(relatedSetItem('b'.repeat(26), []))).toEqual([]);
  });

  it('a feed entry', () => {
    const card = cardWith();
    const item = feedEntryItem('latest', card.datePublished, card);
    expect(feedEntries([item])).toEqual([{ card, position: `${card.datePublished}#${card.id}` }]);
    expect(leftAt(item)).toBeUndefined();
  });

  it('what a feed entry leaves in its place', () => {
    const left = leftEntryItem({ pk: 'F#latest', sk: 'place' }, at('2026-11-20T09:00:00Z'));
    expect([feedEntries([left]), leftAt(left)]).toEqual([[], at('2026-11-20T09:00:00Z')]);
    expect(itemBytes(left)).toBeLessThan(128);
  });

  it.each([
    ['of a day', cardWith({ datePublishedPrecision: 'day' })],
    ['of a source known by its name alone', cardWith({ source: { key: 'post', name: 'post' } })],
    [
      'with every field',
      cardWith({ authors: ['Ida'], expires: at('2027-01-01'), embargoedUntil: at('2026-12-01') }),
    ],
    ['of several authors', cardWith({ authors: ['Ida', 'Jonas'] })],
    [
      'with recordings, of which more or less is known',
      cardWith({
        media: [
          { kind: 'audio', url: 'https://a.example/1', type: 'audio/mpeg', bytes: 1, seconds: 2 },
          { kind: 'video', url: 'https://a.example/2', seconds: 2 },
          { kind: 'video', url: 'https://a.example/3', bytes: 3 },
          { kind: 'audio', url: 'https://a.example/4', type: 'audio/ogg' },
          { kind: 'audio', url: 'https://a.example/5' },
        ],
      }),
    ],
  ])('a card %s', (_, card) => {
    expect(unpackCard(packCard(card))).toEqual(card);
  });
});

describe('sizes', () => {
  const table: [string, Item, number][] = [
    ['text in UTF-8', { a: { S: 'ä' } }, 3],
    ['text of Han', { a: { S: '漢字' } }, 7],
    ['bytes', { a: { B: new Uint8Array(10) } }, 11],
    ['a number', { a: { N: '1234' } }, 4],
    ['a flag', { a: { BOOL: true } }, 2],
    ['a set', { a: { SS: ['b', 'cd'] } }, 4],
    ['a list', { a: { L: [{ S: 'b' }] } }, 6],
  ];
  it.each(table)('of %s', (_, item, expected) => {
    expect(itemBytes(item)).toBe(expected);
  });

  it.each([
    [1, 1],
    [1024, 1],
    [1025, 2],
  ])('%i bytes written are %i units', (bytes, units) => expect(writeUnits(bytes)).toBe(units));

  it.each([
    [0, false, 0.5],
    [4096, false, 0.5],
    [4097, true, 2],
  ])('%i bytes read (consistent: %s) are %f units', (bytes, consistent, units) => {
    expect(readUnits(bytes, consistent)).toBe(units);
  });

  it('a card of any text leaves an entry and an edge one write unit each', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 900 });
    fc.assert(
      fc.property(text, text, text, (headline, description, author) => {
        const article = articleOf({
          headline: headline || 'x',
          description,
          author: [{ type: 'Person', name: author }],
          articleSection: ['Section one', 'Section two'],
          image: [{ url: `https://harbor-post.example/${'i'.repeat(150)}.jpg` }],
        });
        const tags = ['NightFerry', 'Skerries', 'HarborPost', 'Islands', 'Timetable'];
        const hashtags = tags.map(
          (display) => ({ key: display, display, source: 'text', score: 1 }) as const,
        );
        const card = cardOf(article, { hashtags, revision: 'r'.repeat(12), story: 's'.repeat(26) });
        expect(
          writeUnits(itemBytes(feedEntryItem('hashtag/some-long-hashtag', article.datePublished, card))),
        ).toBe(1);
        expect(itemBytes(edgeItem(article.id, { ...edge, card, vector: new Uint8Array(200) }))).toBeLessThan(
          1400,
        );
      }),
      { numRuns: 60 },
    );
  });
});
