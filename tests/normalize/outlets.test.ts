import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { decode } from '../../lib/decode/decode.ts';
import { addressInside } from '../../lib/normalize/canonical-url.ts';
import { withoutOutlet } from '../../lib/normalize/headline.ts';
import { isOutletOf } from '../../lib/normalize/name-of-domain.ts';
import type { NormalizeContext } from '../../lib/normalize/normalize.ts';
import { normalizePayload } from '../../lib/normalize/normalize-payload.ts';
import { isCalledLikeOutlet } from '../../lib/normalize/outlet-words.ts';
import { learnSources, NO_SOURCES } from '../../lib/normalize/source-memory.ts';
import { toldOfSources } from '../../lib/normalize/told.ts';
import { at } from '../support/articles.ts';

interface Item {
  readonly title: string;
  readonly url: string;
  readonly name: string | null;
}

const answer = (items: readonly Item[]) =>
  JSON.stringify({
    status: 'ok',
    totalResults: items.length,
    articles: items.map(({ title, url, name }) => ({
      source: { id: null, name },
      title,
      url,
      urlToImage: null,
      publishedAt: '2026-11-20T10:00:00Z',
      content: null,
    })),
  });

async function articlesOf(text: string, fields: Partial<NormalizeContext> = {}): Promise<readonly Article[]> {
  const payload = await decode(Buffer.from(text), { key: 'x' });
  const context = {
    upload: 'uploads/wire/x',
    receivedAt: at('2026-11-25T00:00:00Z'),
    encoding: 'utf-8',
    ...fields,
  };
  const results = await normalizePayload(payload.articles, context);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

const google = (target: string): string => {
  const length = target.length < 128 ? [target.length] : [(target.length & 0x7f) | 0x80, target.length >> 7];
  const bytes = Buffer.concat([
    Buffer.from([0x08, 0x13, 0x22, ...length]),
    Buffer.from(target),
    Buffer.from([0xd2, 0x01, 0x00]),
  ]);
  return `https://news.google.com/rss/articles/${bytes.toString('base64url')}?oc=5`;
};

describe('an outlet is one source', () => {
  const OPAQUE = 'https://news.google.com/rss/articles/CBMiAUFVX3lxTE9abcdefghijk?oc=5';
  const items: Item[] = [
    { title: 'Ferry returns - Северные Вести', url: 'https://www.svesti.example/a', name: 'Svesti.example' },
    { title: 'Bridge opens - Северные Вести', url: 'https://sport.svesti.example/b', name: 'Svesti.example' },
    { title: 'Harbor closes - Северные Вести', url: 'https://amp.svesti.example/c', name: 'Svesti.example' },
    { title: 'Market reopens - Северные Вести', url: OPAQUE, name: 'Google News' },
    {
      title: 'Tram derails - Северные Вести',
      url: google(
        'https://svesti.example/tram/2026/11/20/the-line-is-closed-until-the-morning-of-the-next-day-says-the-city-of-aldren-in-a-statement',
      ),
      name: 'Google News',
    },
  ];

  it('by its address, an AMP address, a decoded and an opaque one of an aggregator', async () => {
    const articles = await articlesOf(answer(items));
    expect(articles.map(({ publisher }) => publisher)).toEqual(
      items.map(() => ({ name: 'Северные Вести', key: 'svesti.example', domain: 'svesti.example' })),
    );
    expect(articles.map(({ headline }) => headline)).toEqual([
      'Ferry returns',
      'Bridge opens',
      'Harbor closes',
      'Market reopens',
      'Tram derails',
    ]);
    expect(articles.map(({ url }) => url)).toEqual([
      'https://www.svesti.example/a',
      'https://sport.svesti.example/b',
      'https://svesti.example/c',
      OPAQUE,
      items[4] && addressInside(items[4].url),
    ]);
  });

  it('by a name on an aggregator that is its domain', async () => {
    const [article] = await articlesOf(
      answer([{ title: 'Tram derails - Svesti.ru', url: OPAQUE, name: 'Google News' }]),
    );
    expect(article?.publisher).toEqual({ name: 'Svesti.ru', key: 'svesti.ru', domain: 'svesti.ru' });
  });

  it('in a later payload that only names it', async () => {
    const payload = await decode(Buffer.from(answer(items)), { key: 'x' });
    const context = { upload: 'x', receivedAt: at('2026-11-25T00:00:00Z'), encoding: 'utf-8' };
    const memory = learnSources(NO_SOURCES, toldOfSources(payload.articles, context));
    const later =
      '{"headline":"Storm warning","publisher":"Северные вести","articleBody":"A storm comes in the night."}';
    const [article] = await articlesOf(later, { memory });
    const [alone] = await articlesOf(later);
    expect(article?.publisher.key).toBe('svesti.example');
    expect(alone?.publisher.key).toBe('северные-вести');
    // Whatever was learned, the same bytes are the same article.
    expect(article?.id).toBe(alone?.id);
  });

  it.each([
    [
      'the address of the article, not of the publisher',
      { url: 'https://mallory.example/x', publisher: { name: 'Meridian', url: 'https://meridian.example' } },
      'mallory.example',
      'mallory.example',
    ],
    [
      'no entry of a knowledge base',
      { publisher: { name: 'Meridian', url: 'https://it.wikipedia.org/wiki/Meridian' } },
      'meridian',
      'Meridian',
    ],
    [
      'no social network',
      { url: 'https://www.facebook.com/meridian/posts/1', publisher: 'Meridian' },
      'meridian',
      'Meridian',
    ],
    ['the sender where nobody is named', {}, 'unknown-wire', 'wire'],
  ])('%s', async (_, fields, key, name) => {
    const [article] = await articlesOf(
      JSON.stringify({
        headline: 'Ferry returns to the island',
        articleBody: 'The ferry is back.',
        ...fields,
      }),
    );
    expect(article?.publisher).toMatchObject({ key, name });
  });

  it('keeps headlines whole where the operator wants that', async () => {
    const [article] = await articlesOf(answer(items), { keepsOutlets: true });
    expect(article?.headline).toBe('Ferry returns - Северные Вести');
    expect(article?.ingest.warnings.map(({ code }) => code)).not.toContain('outletCut');
  });
});

describe('a headline', () => {
  const names = { names: ['Harbor Post'], domain: 'harborpost.example', endings: ['HP'] };
  it.each([
    ['Ferry returns | Harbor Post', 'Ferry returns', ['Harbor Post']],
    ['Ferry returns – HP', 'Ferry returns', ['HP']],
    ['Ferry returns | Sport - Harbor Post', 'Ferry returns | Sport', ['Harbor Post']],
    ['Ferry returns - Harbor Post Sport | HP', 'Ferry returns', ['HP', 'Harbor Post Sport']],
    ['Harbor Post: Ferry returns', 'Ferry returns', ['Harbor Post']],
    ['Ferry returns - Google News', 'Ferry returns', ['Google News']],
    ['Ferry returns - but not today', 'Ferry returns - but not today', []],
    ['Minister: ferry returns', 'Minister: ferry returns', []],
    ['Ferry - HP', 'Ferry - HP', []],
    ['Harbor Post', 'Harbor Post', []],
  ])('%s is %s', (line, headline, cut) => expect(withoutOutlet(line, names)).toEqual({ headline, cut }));
});

describe('what a headline of a host ends in is its outlet', () => {
  it.each([
    ['Gadgets 360', 'gadgets.ndtv.com', 'ndtv.com'],
    ['NDTVSports.com', 'sports.ndtv.com', 'ndtv.com'],
    ['The Boot Room', 'tbrfootball.com', 'tbrfootball.com'],
    ['The Associated Press', 'apnews.com', 'apnews.com'],
    ['Интерфакс', 'www.interfax.ru', 'interfax.ru'],
    ['Science Magazine', 'www.sciencemag.org', 'sciencemag.org'],
    ['МК в Омске', 'omsk.mk.ru', 'mk.ru'],
    ['CTV Edmonton', 'edmonton.ctvnews.ca', 'ctvnews.ca'],
    ['Техника на vc.ru', 'vc.ru', 'vc.ru'],
    ['MacGeneration', 'www.macg.co', 'macg.co'],
  ])('%s of %s', (name, hostname, domain) => expect(isOutletOf(name, hostname, domain)).toBe(true));

  it.each([
    ['First Take', 'www.espn.com', 'espn.com'],
    ['Ole Gunnar Solskjaer', 'www.bbc.com', 'bbc.com'],
    ['why it matters', 'www.wired.com', 'wired.com'],
    ['live updates', 'www.telegraph.co.uk', 'telegraph.co.uk'],
  ])('but not %s of %s', (name, hostname, domain) => expect(isOutletOf(name, hostname, domain)).toBe(false));
});

describe('nothing but an outlet is called', () => {
  it.each([
    'Télé Loisirs.fr',
    'KABC-TV',
    'KFOX El Paso',
    'Leicestershire Live',
    'The Advertiser',
    '西安新闻网',
    'Новости Екатеринбурга',
    'Телеканал ДОЖДЬ',
  ])('%s', (text) => expect(isCalledLikeOutlet(text)).toBe(true));

  it.each([
    'World News',
    'WADA',
    'report',
    'live',
    'Andrew Wiebe',
    'Renault',
    'новости дня',
    'but not today',
  ])('but not %s', (text) => expect(isCalledLikeOutlet(text)).toBe(false));
});
