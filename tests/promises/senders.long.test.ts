import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { RENDERINGS, type Rendered } from '../support/renderings.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const SITE = 'https://meridian-wire.example';
const FORMATS = Object.keys(RENDERINGS);
let count = 0;
/** An article of the wire, another one each time. */
function wired(): Rendered {
  count += 1;
  return {
    url: `${SITE}/2026/11/dam-${count}`,
    guid: `urn:newsml:meridian-wire.example:2026:dam-${count}`,
    headline: `Dam ${count} at Kestrel Lake will be inspected`,
    body: `Engineers will look at dam ${count} in the coming week, the water board said on Friday.`,
    // The newest stands on the first page of every list.
    published: new Date(Date.UTC(2026, 10, 20, 8, count)).toISOString().replace('.000', ''),
    version: '2',
    publisher: { name: 'Meridian Wire', url: SITE },
  };
}

const LIE = { headline: 'Dam was blown up, says nobody', body: 'This text is not of the wire at all.' };
const LATER = new Date().toISOString();
const MALLORY = { name: 'Mallory Daily', url: 'https://mallory.example' };

const OWN = 'https://mallory.example/x';
/** A lie under an address of Mallory's own. */
const elsewhere = (a: Rendered): Rendered => ({
  ...a,
  ...LIE,
  url: OWN,
  guid: 'urn:x:mallory:2',
  version: '99999999',
  modified: LATER,
});

/** What somebody else sends to change or hide an article. */
const ATTACKS: Readonly<Record<string, (victim: Rendered) => Rendered>> = {
  'its address and a later date': (a) => ({ ...a, ...LIE, guid: 'urn:x:mallory:1', modified: LATER }),
  'its guid and another address': (a) => ({ ...a, ...LIE, url: OWN, modified: LATER }),
  'a version for ever': (a) => ({ ...a, ...LIE, version: '99999999', modified: LATER }),
  'a version for ever of the same headline': (a) => ({
    ...a,
    body: LIE.body,
    version: '99999999',
    modified: LATER,
  }),
  'a withdrawal': (a) => ({ ...a, canceled: true, version: '3', modified: LATER }),
  'a withdrawal by its guid alone': (a) => ({
    ...a,
    url: '',
    headline: '',
    body: '',
    canceled: true,
    version: '3',
  }),
  'the address of another publisher': (a) => ({ ...a, publisher: MALLORY, modified: LATER, version: '3' }),
  'a headline of its own': (a) => ({ ...a, ...LIE, guid: 'mallory-2', version: '4', modified: LATER }),
  'the beginning of its headline': (a) => ({ ...elsewhere(a), guid: a.guid, headline: 'Dam' }),
  'its address with tracking': (a) => ({ ...elsewhere(a), url: `${a.url}?utm_source=mallory` }),
  'its address on the host of a copy': (a) => ({
    ...elsewhere(a),
    url: a.url.replace('https://', 'http://m.'),
  }),
  'its AMP address': (a) => ({ ...elsewhere(a), url: `${a.url}/amp/` }),
  'a redirect to its address': (a) => ({
    ...elsewhere(a),
    url: `https://www.google.com/url?q=${encodeURIComponent(a.url)}`,
  }),
  'its address as a guid': (a) => ({ ...elsewhere(a), guid: a.url }),
  'its address as another of an article': (a) => ({ ...elsewhere(a), sameAs: a.url }),
  'its address as another of an article that is withdrawn': (a) => ({
    ...elsewhere(a),
    sameAs: a.url,
    canceled: true,
  }),
  'its headline and date under an address': (a) => ({ ...elsewhere(a), headline: a.headline }),
  'its publisher under an address': (a) => ({
    ...elsewhere(a),
    publisher: { name: 'Meridian Wire', url: SITE },
  }),
};

const attacks = FORMATS.flatMap((format) => Object.keys(ATTACKS).map((attack) => [format, attack] as const));

describe('an article of one sender', () => {
  it.each(attacks)('in %s is neither changed nor hidden by another that sends %s', async (format, attack) => {
    const victim = wired();
    const render = RENDERINGS[format] as (article: Rendered) => string;
    const [id] = (await host.ingest(`wire/${count}`, render(victim))).articles;
    const before = await host.json(`/v1/articles/${id}`);
    expect(before).toMatchObject({ headline: victim.headline });
    const forged = ATTACKS[attack]?.(victim) as Rendered;
    for (const sender of ['mallory/', '']) {
      const record = await host.ingest(`${sender}${count}`, render(forged));
      const { stored, updated, unchanged, superseded, merged, refusedCount } = record;
      expect(stored + updated + unchanged + superseded + merged + refusedCount).toBe(1);
      if (record.articles.includes(id ?? '') && forged.headline !== victim.headline)
        expect(record.refused[0]?.code).toBe('notYours');
      expect(await host.json(`/v1/articles/${id}`)).toEqual(before);
    }
    const { items } = await host.json<TestFeed>('/v1/feeds/sources/meridian-wire.example?limit=100');
    const shown = items.find((item) => item._newsloom.id.includes(id ?? ' '));
    if (before['url'] !== undefined) expect(shown?.title).toBe(victim.headline);
  });

  it('is filled in where it says nothing, and is told', async () => {
    const { body: _, ...bare } = wired();
    const plain = { url: bare.url, title: bare.headline, publishedAt: bare.published };
    const [id] = (await host.ingest('wire/bare', JSON.stringify(plain))).articles;
    const lie = { ...plain, title: 'Dam blown up', content: LIE.body };
    const { refused } = await host.ingest('mallory/lies', JSON.stringify(lie));
    const notChanged = (what: string) => `The article ${id} is another sender's; not changed: ${what}.`;
    expect(refused).toEqual([{ code: 'notYours', pointer: '', detail: notChanged('headline, articleBody') }]);
    expect(await host.json(`/v1/articles/${id}`)).toMatchObject({ headline: bare.headline });
    const told = { ...plain, content: 'What the board said, in full.', publishedAt: '2026-11-21T08:00:00Z' };
    const record = await host.ingest('mallory/fills', JSON.stringify(told));
    expect(record).toMatchObject({ stored: 0, updated: 1, refused: [] });
    expect(await host.json(`/v1/articles/${id}`)).toMatchObject({
      headline: bare.headline,
      datePublished: new Date(bare.published).toISOString(),
      articleBody: 'What the board said, in full.',
    });
  });

  it('names its source, whatever another calls it', async () => {
    const render = RENDERINGS['plain JSON'] as (article: Rendered) => string;
    await host.ingest(`wire/names-${count}`, render(wired()));
    const forged = {
      ...wired(),
      headline: 'Mallory writes this',
      publisher: { name: 'Liars of the Lake', url: SITE },
    };
    for (const sender of ['mallory/', '']) await host.ingest(`${sender}renames-${count}`, render(forged));
    const { sources } = await host.json<{ sources: { key: string; name: string }[] }>('/v1/sources');
    const names = sources.filter(({ key }) => key === 'meridian-wire.example').map(({ name }) => name);
    expect(names).toEqual(['Meridian Wire']);
  });

  it('is neither replaced nor joined by what says that it is an export', async () => {
    const victim = wired();
    const render = RENDERINGS['JSON-LD'] as (article: Rendered) => string;
    const [id] = (await host.ingest(`wire/export-${count}`, render(victim))).articles;
    const before = await host.json(`/v1/articles/${id}`);
    const exported = await host.json(`/v1/articles/${id}?include=export`);
    const forgeries = {
      'of it': { ...exported, ...LIE, dateModified: LATER },
      'of another, in its story and of its publisher': {
        ...exported,
        ...LIE,
        identifier: 'm'.repeat(26),
        url: OWN,
        '@id': OWN,
        export: { ...(exported['export'] as object), identifier: ['url:mallory.example/x'] },
      },
    };
    for (const [name, forged] of Object.entries(forgeries))
      for (const sender of ['mallory/', ''])
        await host.ingest(`${sender}export ${name}`, JSON.stringify(forged));
    expect(await host.json(`/v1/articles/${id}`)).toEqual(before);
    const { items } = await host.json<TestFeed>('/v1/feeds/sources/meridian-wire.example?limit=100');
    expect(items.filter(({ url }) => url === OWN)).toEqual([]);
    expect((await fetch(`${host.url}/v1/articles/${'m'.repeat(26)}`)).status).toBe(404);
  });

  it('is changed and withdrawn by its own', async () => {
    const victim = wired();
    const render = RENDERINGS['ninjs 1'] as (article: Rendered) => string;
    const [id] = (await host.ingest('wire/own', render(victim))).articles;
    const changed = await host.ingest(
      'wire/own-2',
      render({ ...victim, headline: 'Dam is sound', version: '3' }),
    );
    expect(changed).toMatchObject({ stored: 0, updated: 1 });
    await host.ingest('wire/own-3', render({ ...victim, canceled: true, version: '4' }));
    expect((await fetch(`${host.url}/v1/articles/${id}`)).status).toBe(410);
    // Nor does anybody else bring it back.
    await host.ingest('mallory/back', render({ ...victim, version: '5', modified: LATER }));
    expect((await fetch(`${host.url}/v1/articles/${id}`)).status).toBe(410);
  });

  it('is not hidden by who claimed its identifiers, or withdrew it, before it came', async () => {
    const victim = wired();
    const render = RENDERINGS['JSON-LD'] as (article: Rendered) => string;
    const claim = { ...victim, ...LIE, url: 'https://mallory.example/claim' };
    await host.ingest('mallory/claim', render(claim));
    const next = wired();
    await host.ingest('mallory/withdraws', render({ ...next, canceled: true }));
    for (const article of [victim, next]) {
      const [id] = (await host.ingest(`wire/late-${article.guid}`, render(article))).articles;
      expect(await host.json(`/v1/articles/${id}`)).toMatchObject({ headline: article.headline });
    }
  });
});
