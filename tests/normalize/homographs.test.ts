import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalizePayload } from '../../lib/normalize/normalize-payload.ts';
import { learnSources, NO_SOURCES, type SourceMemory } from '../../lib/normalize/source-memory.ts';
import { toldOfSources } from '../../lib/normalize/told.ts';
import { at } from '../support/articles.ts';

interface Sent {
  readonly url?: string;
  readonly publisher: string | { readonly name: string; readonly url: string };
}

/** Articles that come one after the other, each with what the earlier ones told. */
async function published(sent: readonly Sent[]): Promise<readonly Article[]> {
  let memory: SourceMemory = NO_SOURCES;
  const articles: Article[] = [];
  for (const [index, fields] of sent.entries()) {
    const headline = `Dam ${index} at Kestrel Lake will be inspected`;
    const payload = await decode(
      Buffer.from(JSON.stringify({ headline, articleBody: 'Engineers will look at it.', ...fields })),
      { key: 'x' },
    );
    const receivedAt = at(`2026-11-25T00:00:${String(index).padStart(2, '0')}Z`);
    const context = { upload: 'uploads/wire/x', receivedAt, encoding: 'utf-8' };
    memory = learnSources(memory, toldOfSources(payload.articles, context));
    const results = await normalizePayload(payload.articles, { ...context, memory });
    articles.push(...results.flatMap((result) => (result.ok ? [result.value] : [])));
  }
  return articles;
}

const REAL: Sent = {
  url: 'https://meridian-wire.example/dam',
  publisher: { name: 'Meridian Wire', url: 'https://meridian-wire.example' },
};

/** What somebody sends to be taken for the wire, and under which key it stands. */
const FORGERS: readonly [string, Sent, string][] = [
  [
    'a domain with a Cyrillic letter',
    { url: 'https://mеridian-wire.example/x', publisher: 'Meridian Wire' },
    'xn--mridian-wire-sck.example',
  ],
  [
    'a domain with r and n for m',
    { url: 'https://rneridian-wire.example/x', publisher: 'Meridian Wire' },
    'rneridian-wire.example',
  ],
  [
    'the name on a domain of its own',
    { url: 'https://mallory.example/x', publisher: 'Meridian Wire' },
    'mallory.example',
  ],
  [
    'the name and address of the wire on a domain of its own',
    {
      url: 'https://mallory.example/y',
      publisher: { name: 'Meridian Wire', url: 'https://meridian-wire.example' },
    },
    'mallory.example',
  ],
  ['a name with a Cyrillic letter', { publisher: 'Меridian Wire' }, 'меridian-wire'],
  ['a name in Greek capitals', { publisher: 'ΜΕRΙDΙΑΝ WIRE' }, 'μεrιdιαν-wire'],
  ['a name with digits', { publisher: 'Mer1dian W1re' }, 'mer1dian-w1re'],
  [
    'a name with a Cyrillic letter on a domain of its own',
    { url: 'https://mallory.example/z', publisher: 'Меridian Wire' },
    'mallory.example',
  ],
  [
    'an address with a Cyrillic letter as that of the publisher',
    { publisher: { name: 'Meridian Wire', url: 'https://mеridian-wire.example' } },
    'xn--mridian-wire-sck.example',
  ],
];

describe('the wire keeps its key and its name', () => {
  it.each(FORGERS)('against %s', async (_, forged, key) => {
    for (const sent of [
      [REAL, forged],
      [forged, REAL, forged],
    ]) {
      const articles = await published([...sent, { ...REAL, url: 'https://meridian-wire.example/late' }]);
      const last = articles.at(-2);
      expect(articles.at(-1)?.publisher).toEqual({
        name: 'Meridian Wire',
        key: 'meridian-wire.example',
        domain: 'meridian-wire.example',
      });
      expect(last?.publisher.key).toBe(key);
      expect(last?.publisher.name).not.toBe('Meridian Wire');
      if (last?.publisher.name !== last?.publisher.domain)
        expect(last?.publisher.name).toMatch(/ \([\x21-\x7e]+\)$/);
    }
  });

  it('and whoever names it later without an address is led there, whoever came first', async () => {
    const named = { publisher: 'Meridian Wire' };
    const forger = { url: 'https://mallory.example/x', publisher: 'Meridian Wire' };
    const articles = await published([forger, REAL, named]);
    expect(articles.at(-1)?.publisher).toMatchObject({ key: 'meridian-wire.example', name: 'Meridian Wire' });
  });
});

it('outlets of one name are told apart by their domains', async () => {
  const articles = await published([
    { url: 'https://abc.example/1', publisher: 'ABC News' },
    { url: 'https://abc-news.test/1', publisher: 'ABC News' },
    { url: 'https://abc.example/2', publisher: 'ABC News' },
  ]);
  expect(articles.map(({ publisher }) => publisher.name)).toContain('ABC News (abc.example)');
});
