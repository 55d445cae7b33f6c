import { parseOpml } from 'feedsmith';
import { expect, it } from 'vitest';
import { SITE, startApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';

/** Names that break writers of XML, each of a source with a domain or without. */
const NAMES = ['A & <b>B</b> "C"', "Jour d'été ]]>", '島の新聞', '&amp; &#x41;', 'lone \ud800 and \u0000'];

it('the sources as OPML are subscriptions that lead to their feeds', async () => {
  const api = await startApi();
  try {
    const sources = NAMES.map((name, index) => ({
      key: index % 2 === 0 ? `s${index}.example` : `quelle-é${index}`,
      name,
      ...(index % 2 === 0 && { domain: `s${index}.example` }),
      lastPublished: at('2026-11-20'),
    }));
    for (const source of sources) await api.write.noteSource(source);
    const cards = sources.map(({ key, name }) => cardWith({ source: { key, name } }));
    await api.place(cards, ({ source }) => [`source/${source.key}`]);
    const answer = await api.get('/v1/sources.opml');
    expect(answer.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
    const outlines = parseOpml(await answer.text()).body?.outlines ?? [];
    const printable = (name: string) => name.replace(/[\ud800\0]/g, '').trim();
    const sorted = sources.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(outlines.map(({ type, text, title, htmlUrl }) => [type, text, title, htmlUrl])).toEqual(
      sorted.map(({ key, name, domain }) => [
        'rss',
        printable(name),
        printable(name),
        domain === undefined ? `${SITE}/sources/${encodeURIComponent(key)}` : `https://${domain}/`,
      ]),
    );
    for (const { xmlUrl = '' } of outlines) {
      const feed = await api.get(xmlUrl);
      expect([feed.status, feed.headers.get('content-type')]).toEqual([
        200,
        'application/rss+xml; charset=utf-8',
      ]);
      expect((await feed.text()).match(/<item>/g)).toHaveLength(1);
    }
  } finally {
    await api.close();
  }
});
