import { describe, expect, it } from 'vitest';
import type { RawArticle, RawFeed } from '../../lib/article/raw-article.ts';
import { slugOf } from '../../lib/article/slug.ts';
import { publisherOf } from '../../lib/normalize/publisher.ts';

const feed: RawFeed = {
  title: { type: 'text', value: 'Northern Ledger' },
  url: 'https://www.ledger.example/',
};
const raw = (publisher?: RawArticle['publisher']): RawArticle => ({
  format: 'rss',
  pointer: '',
  identifiers: [],
  publisher,
});

describe('publisherOf', () => {
  it.each([
    [
      'the party, under its own domain',
      raw({ name: 'Northern Ledger', url: 'https://www.ledger.example/' }),
      undefined,
      undefined,
      { name: 'Northern Ledger', domain: 'ledger.example', key: 'ledger.example' },
    ],
    [
      'the party, under the domain of the article',
      raw({ name: 'Northern Ledger' }),
      'https://m.ledger.example/x',
      undefined,
      { name: 'Northern Ledger', domain: 'ledger.example', key: 'ledger.example' },
    ],
    [
      'the party, under the slug of its name',
      raw({ name: 'Russia Today' }),
      undefined,
      undefined,
      { name: 'Russia Today', key: 'russia-today' },
    ],
    [
      'a name in another script',
      raw({ name: 'Северный вестник' }),
      undefined,
      undefined,
      { name: 'Северный вестник', key: 'северный-вестник' },
    ],
    [
      'the feed, for items of its own site',
      raw(),
      'https://news.ledger.example/x',
      feed,
      { name: 'Northern Ledger', domain: 'ledger.example', key: 'ledger.example' },
    ],
    [
      'the host, for items that a feed takes from elsewhere',
      raw(),
      'https://b.example/x',
      feed,
      { name: 'b.example', domain: 'b.example', key: 'b.example' },
    ],
    [
      'the feed, without any address',
      raw(),
      undefined,
      { title: { type: 'text', value: 'Harbor Post' } } as RawFeed,
      { name: 'Harbor Post', key: 'harbor-post' },
    ],
    [
      'a handle, and a title with a bar behind it',
      raw({ name: '@ledger | ' }),
      'https://ledger.example/x',
      undefined,
      { name: 'ledger', domain: 'ledger.example', key: 'ledger.example' },
    ],
    [
      'a host that is given as a name',
      raw({ name: 'www.Ledger.example' }),
      undefined,
      undefined,
      { name: 'ledger.example', domain: 'ledger.example', key: 'ledger.example' },
    ],
    [
      'a name on a host of many',
      raw({ name: 'Ida Writes' }),
      'https://medium.com/ida/x',
      undefined,
      { name: 'Ida Writes', key: 'ida-writes' },
    ],
  ])('is %s', (_, article, url, of, publisher) => {
    expect(publisherOf({ raw: article, url, feed: of })?.publisher).toEqual(publisher);
  });

  it('is nobody when nothing tells', () => {
    expect(publisherOf({ raw: raw() })).toBeUndefined();
    expect(publisherOf({ raw: raw({ name: '!!!' }) })).toBeUndefined();
  });

  it.each([
    ['Süddeutsche Zeitung', 'suddeutsche-zeitung'],
    ["L'Écho d'Aldren", 'lecho-daldren'],
    ['朝日新聞', '朝日新聞'],
    ['  ', ''],
  ])('%s has the slug %s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
