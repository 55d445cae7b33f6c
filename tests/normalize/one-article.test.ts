import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { isOneArticle } from '../../lib/normalize/one-article.ts';
import { articleOf, at } from '../support/articles.ts';

const FERRY: Partial<Article> = {
  headline: 'Ferry runs aground off Aldren',
  description: 'The night ferry with 200 people on board ran onto a sandbank at four, the coast guard says.',
  articleBody: '',
  datePublished: at('2026-11-12T05:00:00Z'),
};
const BRIDGE: Partial<Article> = {
  headline: 'Mayor opens a bridge in Vesper',
  description: 'Two thousand guests came, a band played, and the first tram crossed the river at noon.',
  articleBody: '',
  datePublished: at('2026-11-13T12:00:00Z'),
};
const keys = (...identifier: string[]) => ({ identifier: identifier as [string, ...string[]] });
const LINK = 'url:harbor.example/live';
const GUID = 'guid:https://harbor.example/:0';

describe('two articles with one key are one', () => {
  it.each<[string, Partial<Article>, Partial<Article>, boolean]>([
    [
      'by an id of a news system, whatever they say',
      keys('news:urn:7'),
      { ...BRIDGE, ...keys('news:urn:7') },
      true,
    ],
    ['not by an address that all articles of a feed have', keys(LINK), { ...BRIDGE, ...keys(LINK) }, false],
    ['not by a guid that all articles of a feed have', keys(GUID), { ...BRIDGE, ...keys(GUID) }, false],
    [
      'not by address and guid that all articles have',
      keys(LINK, GUID),
      { ...BRIDGE, ...keys(LINK, GUID) },
      false,
    ],
    [
      'by an address, with another headline',
      keys(LINK),
      { headline: 'All on land again', ...keys(LINK) },
      true,
    ],
    [
      'by an address, with another text and the same date',
      keys(LINK),
      { ...BRIDGE, datePublished: FERRY.datePublished, ...keys(LINK) } as Partial<Article>,
      true,
    ],
    [
      'by a guid, with another address and a headline that was changed',
      keys('url:harbor.example/a', GUID),
      { headline: 'Ferry aground off Aldren, 200 saved', ...keys('url:harbor.example/b', GUID) },
      true,
    ],
    [
      'not by a guid, with another address, headline and date, in one template',
      { ...keys('url:harbor.example/a', GUID), description: 'What we know of the ferry of Aldren today.' },
      {
        ...keys('url:harbor.example/b', GUID),
        headline: 'Bridge runs aground off Aldren',
        description: 'What we know of the bridge of Aldren today.',
        datePublished: at('2026-11-13T12:00:00Z'),
      },
      false,
    ],
    [
      'not by an address, with guids of their own, each day under one headline',
      keys(LINK, 'guid:f:1'),
      { ...BRIDGE, headline: 'Ferry runs aground off Aldren', ...keys(LINK, 'guid:f:2') },
      false,
    ],
    ['by their text, where one has no identifier', keys('text:x'), keys(LINK, 'text:x'), true],
    [
      'not by their text, where both have addresses',
      keys('url:harbor.example/a', 'text:x'),
      keys('url:harbor.example/b', 'text:x'),
      false,
    ],
    [
      'not by their text, of outlets with two domains',
      keys('guid:a:1', 'text:x'),
      {
        ...keys('guid:b:1', 'text:x'),
        publisher: { name: 'Harbor Post', key: 'b.example', domain: 'b.example' },
      },
      false,
    ],
    [
      'by anything, where one is a withdrawal without a headline',
      keys(GUID),
      { headline: '', ...keys(GUID) },
      true,
    ],
  ])('%s', (_, a, b, isOne) => {
    const [one, other] = [articleOf({ ...FERRY, ...a }), articleOf({ ...FERRY, ...b })];
    expect(isOneArticle(one, other)).toBe(isOne);
    expect(isOneArticle(other, one)).toBe(isOne);
  });
});
