import { describe, expect, it } from 'vitest';
import {
  CARD_FIELDS,
  feedFieldsOf,
  packedCard,
  shownCard,
  unpackedCard,
} from '../../lib/article/card-fields.ts';
import { at, cardWith } from '../support/articles.ts';

const full = cardWith({
  id: 'sm5ohzmd4ldvwi4yxkkv2llmyb',
  url: 'https://harbor-post.example/ferry',
  headline: 'Night ferry returns',
  excerpt: 'After four years.',
  source: { key: 'harbor-post.example', name: 'Harbor Post' },
  authors: ['Ida Brandt', 'Jonas Vik'],
  datePublished: at('2026-11-20T08:00:00Z'),
  datePublishedPrecision: 'day',
  dateModified: at('2026-11-20T09:00:00Z'),
  embargoedUntil: at('2026-11-20T07:00:00Z'),
  expires: at('2026-12-20T07:00:00Z'),
  inLanguage: 'en',
  hashtags: ['Ferry'],
  sections: ['Travel'],
  image: 'https://harbor-post.example/x.jpg',
  imageAlt: 'The ferry at night',
  imageCredit: 'Ida Brandt',
  media: [{ kind: 'audio', url: 'https://harbor-post.example/x.mp3', seconds: 262 }],
  story: 'gnuezykn2nq5jwdczhxw32yhab',
  nearCopyOf: 'gnuezykn2nq5jwdczhxw32yhac',
  isSeries: true,
  revision: 'r1',
  receivedAt: at('2026-11-20T08:00:05Z'),
});

/** As cards stand in tables that were written before: letters and forms never change. */
const KEPT =
  '{"i":"sm5ohzmd4ldvwi4yxkkv2llmyb","u":"https://harbor-post.example/ferry","h":"Night ferry returns","x":"After four years.","s":["harbor-post.example","Harbor Post"],"a":["Ida Brandt","Jonas Vik"],"d":"2026-11-20T08:00:00.000Z","p":"day","m":"2026-11-20T09:00:00.000Z","e":"2026-11-20T07:00:00.000Z","q":"2026-12-20T07:00:00.000Z","l":"en","t":["Ferry"],"c":["Travel"],"g":"https://harbor-post.example/x.jpg","b":"The ferry at night","w":"Ida Brandt","o":[["a","https://harbor-post.example/x.mp3",null,null,262]],"y":"gnuezykn2nq5jwdczhxw32yhab","n":"gnuezykn2nq5jwdczhxw32yhac","f":1,"r":"r1","k":5}';

describe('the fields of a card', () => {
  it('have letters of their own', () => {
    const letters = Object.values(CARD_FIELDS).map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(Object.keys(full).length);
  });

  it('are kept as they always were, and read again', () => {
    expect(JSON.stringify(packedCard(full))).toBe(KEPT);
    expect(unpackedCard(JSON.parse(KEPT))).toEqual(full);
  });

  it('are kept only where they are not as usual', () => {
    const { id, headline, excerpt, datePublished, inLanguage, revision } = full;
    const source = { key: 'post.example', name: 'post.example' };
    const usual = { datePublishedPrecision: 'second' as const, hashtags: [], sections: [] };
    const least = { id, headline, excerpt, source, datePublished, inLanguage, revision, ...usual };
    expect(Object.keys(packedCard(least)).join('')).toBe('ihxsdlr');
    expect(unpackedCard(packedCard(least))).toEqual(least);
  });

  it('are shown where the table says', () => {
    const { isSeries: _, ...shown } = full;
    expect(shownCard(full)).toEqual(shown);
    expect(Object.keys(feedFieldsOf(full))).toEqual([
      'datePublishedPrecision',
      'hashtags',
      'sections',
      'nearCopyOf',
    ]);
  });
});
