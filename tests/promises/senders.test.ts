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
    published: '2026-11-20T08:00:00Z',
    version: '2',
    publisher: { name: 'Meridian Wire', url: SITE },
  };
}

const LIE = { headline: 'Dam was blown up, says nobody', body: 'This text is not of the wire at all.' };
const LATER = new Date().toISOString();
const MALLORY = { name: 'Mallory Daily', url: 'https://mallory.example' };

/** What somebody else sends to change or hide an article. */
const ATTACKS: Readonly<Record<string, (victim: Rendered) => Rendered>> = {
  'its address and a later date': (a) => ({ ...a, ...LIE, guid: 'urn:x:mallory:1', modified: LATER }),
  'its guid and another address': (a) => ({
    ...a,
    ...LIE,
    url: 'https://mallory.example/x',
    modified: LATER,
  }),
  'a version for ever': (a) => ({ ...a, ...LIE, version: '99999999', modified: LATER }),
  'a withdrawal': (a) => ({ ...a, canceled: true, version: '3', modified: LATER }),
  'the address of another publisher': (a) => ({ ...a, publisher: MALLORY, modified: LATER, version: '3' }),
  'a headline of its own': (a) => ({ ...a, ...LIE, guid: 'mallory-2', version: '4', modified: LATER }),
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
    const shown = items.find((item) => item.id.includes(id ?? ' '));
    if (before['url'] !== undefined) expect(shown?.title).toBe(victim.headline);
  });

  it('is filled in where it says nothing, and is told', async () => {
    const { body: _, ...bare } = wired();
    const plain = { url: bare.url, title: bare.headline, publishedAt: bare.published };
    const [id] = (await host.ingest('wire/bare', JSON.stringify(plain))).articles;
    const filled = { ...plain, title: 'Dam blown up', content: 'What the board said, in full.' };
    const record = await host.ingest('mallory/fills', JSON.stringify(filled));
    expect(record.refused).toEqual([
      { code: 'notYours', at: '', detail: `The article ${id} is another sender's; not changed: headline.` },
    ]);
    expect(await host.json(`/v1/articles/${id}`)).toMatchObject({
      headline: bare.headline,
      articleBody: 'What the board said, in full.',
    });
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
