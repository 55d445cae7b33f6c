import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

let articles = 0;
/** An article of our own, another one each time. */
function story(fields: object = {}): Record<string, unknown> {
  articles += 1;
  return {
    title: `Harbor council of Port ${articles} votes on the night ferry`,
    url: `https://harbor-post.example/ferry/${articles}`,
    content: `The council of Port ${articles} voted for a night ferry to the Skerries after a long debate.`,
    publishedAt: '2026-11-20T08:00:00Z',
    source: { name: 'Harbor Post' },
    ...fields,
  };
}
const titles = async (path: string) => (await host.json<TestFeed>(path)).items.map(({ title }) => title);

describe('an upload', () => {
  it('is read back in every list that it belongs to', async () => {
    const article = story({ keywords: ['Night ferry'], language: 'en' });
    const record = await host.ingest('ferry.json', JSON.stringify(article));
    expect(record).toMatchObject({
      state: 'done',
      stored: 1,
      unchanged: 0,
      refused: [],
      format: 'plainJson',
    });
    for (const path of ['latest', 'sources/harbor-post.example', 'hashtags/nightferry', 'languages/en']) {
      expect(await titles(`/v1/feeds/${path}`), path).toContain(article['title']);
    }
    const [id] = record.articles;
    expect(await host.json(`/v1/articles/${id}`)).toMatchObject({
      '@type': 'NewsArticle',
      headline: article['title'],
      url: article['url'],
      datePublished: '2026-11-20T08:00:00.000Z',
      ingest: { upload: 'uploads/ferry.json', encoding: 'utf-8' },
    });
  });

  it('that comes again changes nothing and says so', async () => {
    const body = JSON.stringify([story(), story()]);
    const first = await host.ingest('twice.json', body);
    const before = await host.json<TestFeed>('/v1/feeds/latest?limit=100');
    const second = await host.ingest('twice.json', body);
    expect(first).toMatchObject({ stored: 2, unchanged: 0 });
    expect(second).toMatchObject({ stored: 0, unchanged: 2 });
    expect(second.id).not.toBe(first.id);
    expect(second.articles).toEqual(first.articles);
    expect(await host.json<TestFeed>('/v1/feeds/latest?limit=100')).toEqual(before);
  });

  it('that only names an outlet follows the domain that the name was seen with, and so does what came before', async () => {
    const bare = (number: number) => ({
      headline: `Storm warning ${number} for the Skerries`,
      publisher: 'Вести Севера',
      articleBody: `The storm ${number} comes in the night, says the weather office.`,
      datePublished: '2026-11-20T08:00:00Z',
    });
    const known = story({ url: 'https://sport.svesti.example/1', source: { name: 'Вести Севера' } });
    const early = JSON.stringify(bare(1));
    await host.ingest('outlet-early.json', early);
    await host.ingest('outlet.json', JSON.stringify(known));
    await host.ingest('outlet-late.json', JSON.stringify(bare(2)));
    expect((await titles('/v1/feeds/sources/svesti.example')).sort()).toEqual([
      known['title'],
      bare(2).headline,
    ]);
    // Replayed, it is where its outlet is.
    expect(await host.ingest('outlet-early.json', early)).toMatchObject({ updated: 1 });
    expect(await titles('/v1/feeds/sources/svesti.example')).toHaveLength(3);
    const old = await fetch(`${host.url}/v1/feeds/sources/${encodeURIComponent('вести-севера')}`, {
      redirect: 'manual',
    });
    expect([old.status, old.headers.get('location')]).toEqual([
      308,
      `${host.url}/v1/feeds/sources/svesti.example`,
    ]);
    const { sources } = await host.json<{ sources: readonly { key: string }[] }>('/v1/sources?limit=100');
    expect(sources.map(({ key }) => key)).not.toContain('вести-севера');
  });

  it('of a newer version updates, of an older one never wins', async () => {
    const versions = ['2026-11-20T10:00:00Z', '2026-11-20T12:00:00Z', '2026-11-20T11:00:00Z'].map(
      (dateModified) => ({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        '@id': 'https://harbor-post.example/versions',
        url: 'https://harbor-post.example/versions',
        headline: `Ferry timetable as of ${dateModified}`,
        articleBody: `This is the timetable as it was known at ${dateModified}.`,
        datePublished: '2026-11-20T09:00:00Z',
        dateModified,
        publisher: { name: 'Harbor Post' },
      }),
    );
    const outcomes = [];
    for (const version of versions) outcomes.push(await host.ingest('version.json', JSON.stringify(version)));
    expect(outcomes.map(({ stored, updated, superseded }) => [stored, updated, superseded])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const [id] = outcomes[0]?.articles ?? [];
    expect(await host.json(`/v1/articles/${id}`)).toMatchObject({
      headline: 'Ferry timetable as of 2026-11-20T12:00:00Z',
    });
    const shown = await titles('/v1/feeds/latest?limit=100');
    expect(shown.filter((title) => title.startsWith('Ferry timetable'))).toHaveLength(1);
  });

  it('of a canceled article takes it out of every list and leaves 410', async () => {
    const ninjs = (pubstatus: string, version: string) =>
      JSON.stringify({
        uri: 'urn:harbor-post:canceled',
        headline: 'Ferry sinks in the harbor basin',
        body_text: 'The ferry Skerry Star sank at its berth in the harbor basin this morning.',
        versioncreated: `2026-11-20T1${version}:00:00Z`,
        version,
        pubstatus,
        language: 'en',
      });
    const {
      articles: [id],
    } = await host.ingest('canceled.json', ninjs('usable', '1'));
    expect(await titles('/v1/feeds/latest?limit=100')).toContain('Ferry sinks in the harbor basin');
    await host.ingest('canceled-2.json', ninjs('canceled', '2'));
    expect(await titles('/v1/feeds/latest?limit=100')).not.toContain('Ferry sinks in the harbor basin');
    const answer = await fetch(`${host.url}/v1/articles/${id}`);
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ code: 'withdrawn', status: 410 });
    const related = await fetch(`${host.url}/v1/articles/${id}/related`);
    expect(related.status).toBe(410);
    expect(await host.ingest('canceled-3.json', ninjs('canceled', '2'))).toMatchObject({
      stored: 0,
      unchanged: 1,
    });
  });

  it('that names only what is canceled keeps it from ever being shown', async () => {
    const note = {
      uri: 'urn:harbor-post:early',
      version: '2',
      pubstatus: 'canceled',
      versioncreated: '2026-11-20T12:00:00Z',
    };
    const {
      articles: [id],
    } = await host.ingest('early-cancel.json', JSON.stringify(note));
    const late = {
      ...note,
      version: '1',
      pubstatus: 'usable',
      headline: 'A late first version',
      body_text: 'It came after its own end.',
    };
    await host.ingest('late-first.json', JSON.stringify(late));
    expect((await fetch(`${host.url}/v1/articles/${id}`)).status).toBe(410);
    expect(await titles('/v1/feeds/latest?limit=100')).not.toContain('A late first version');
  });

  it('of related articles links each with the other, with reasons', async () => {
    const about =
      'The lighthouse keeper of Grimsund refuses to leave his tower before the storm Petra arrives.';
    const {
      articles: [first],
    } = await host.ingest('keeper-1.json', JSON.stringify(story({ title: about, content: about })));
    const again = 'Storm Petra: the keeper of the Grimsund lighthouse stays in his tower.';
    const {
      articles: [second],
    } = await host.ingest('keeper-2.json', JSON.stringify(story({ title: again, content: again })));
    for (const [one, other] of [
      [first, second],
      [second, first],
    ]) {
      const related = await host.json<TestFeed>(`/v1/articles/${one}/related`);
      const item = related.items.find(({ _newsloom: { id } }) => id === other);
      expect(item?._newsloom.related).toMatchObject({ relation: 'sameStory', score: expect.any(Number) });
      expect(item?._newsloom.related?.reasons.filter(({ type }) => type === 'term').length).toBeGreaterThan(
        1,
      );
      expect(item?._newsloom.source).toEqual({ key: 'harbor-post.example', name: 'Harbor Post' });
    }
  });
});

describe('a bad upload', () => {
  const good = () => JSON.stringify(story());
  const large = `[${JSON.stringify(story({ content: 'x'.repeat(11_000_000) }))}]`;
  const rows: [string, string, () => string | Uint8Array, object][] = [
    [
      'an empty file',
      'empty.json',
      () => '',
      { stored: 0, refused: [{ code: 'emptyPayload', pointer: '' }] },
    ],
    [
      'binary',
      'cat.jpg',
      () => Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251),
      { stored: 0, refused: [{ code: 'binaryPayload' }] },
    ],
    ['11 MB', 'large.json', () => large, { stored: 0, refused: [{ code: 'payloadTooLarge' }] }],
    [
      'half a document',
      'half.json',
      () => `[${good()},${good().slice(0, 60)}`,
      { stored: 1, refused: [{ code: 'syntaxError', pointer: '/1' }] },
    ],
    [
      'an array with one broken element',
      'one-broken.json',
      () => `[${good()},"just a text",${good()}]`,
      { stored: 2, refused: [{ code: 'notAnArticle', pointer: '/1' }] },
    ],
    [
      'an object that is no article',
      'unknown.json',
      () => '{"temperature": 21.5}',
      { stored: 0, refused: [{ code: 'notAnArticle', pointer: '' }] },
    ],
    [
      'an article without a headline',
      'nothing.json',
      () => JSON.stringify(story({ title: '', content: '' })),
      { stored: 0, refused: [{ code: 'notAnArticle', pointer: '' }] },
    ],
    ['a key with spaces, plus and umlauts', 'Größen und +Maße (1).json', good, { stored: 1, refused: [] }],
    [
      'gzip of good and bad',
      'mixed.json.gz',
      () => gzipSync(`${good()}\n17\n${good()}`),
      { stored: 2, refused: [{ code: 'notAnArticle' }] },
    ],
    [
      'broken gzip',
      'broken.gz',
      () => gzipSync(good()).subarray(0, 40),
      { stored: 0, refused: [{ code: 'gzipBroken' }] },
    ],
  ];
  it.each(rows)(
    '%s is recorded, its good items are stored, its bytes are kept',
    async (_, key, body, expected) => {
      const bytes = Buffer.from(body());
      const record = await host.ingest(key, bytes);
      expect(record).toMatchObject({ state: 'done', upload: `uploads/${key}`, ...expected });
      expect(host.queue.deadLetters()).toEqual([]);
      const kept = await fetch(
        `${host.bucketEndpoint}/newsloom-local/uploads/${key.split('/').map(encodeURIComponent).join('/')}`,
      );
      expect(
        kept.status,
        await kept
          .clone()
          .text()
          .then((text) => text.slice(0, 200)),
      ).toBe(200);
      expect(Buffer.from(await kept.arrayBuffer()).equals(bytes)).toBe(true);
    },
  );
});

describe('a bad request', () => {
  it.each([
    ['/v1/feeds/latest?limit=0', 400, 'badParameter'],
    ['/v1/feeds/latest?limit=abc', 400, 'badParameter'],
    ['/v1/feeds/latest?limit=101', 400, 'badParameter'],
    ['/v1/feeds/latest?cursor=nonsense', 400, 'badCursor'],
    ['/v1/feeds/latest?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAA', 400, 'badCursor'],
    ['/v1/feeds/nothing', 404, 'notFound'],
    ['/v1/feeds/planets/mars', 404, 'notFound'],
    ['/v1/articles/nobody', 404, 'notFound'],
    [`/v1/articles/${'a'.repeat(26)}/related`, 404, 'notFound'],
    ['/v1/ingests/nothing', 404, 'notFound'],
  ])('%s is %i %s', async (path, status, code) => {
    const answer = await fetch(`${host.url}${path}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status,
      code,
      title: expect.any(String),
      requestId: expect.any(String),
    });
  });

  it('with a method that is not allowed says which are', async () => {
    const answer = await fetch(`${host.url}/v1/feeds/latest`, { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('GET');
  });
});

describe('a list', () => {
  it('is paged by next_url until it ends, each article once', async () => {
    const seen: string[] = [];
    let next: string | undefined = `${host.url}/v1/feeds/latest?limit=5`;
    while (next !== undefined) {
      const page: TestFeed = (await (await fetch(next)).json()) as TestFeed;
      expect(page.items.length).toBeLessThanOrEqual(5);
      seen.push(...page.items.map(({ _newsloom: { id } }) => id));
      next = page.next_url;
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['/v1/feeds/latest', '/v1/feeds/latest.atom', '/v1/feeds/sources/harbor-post.example'])(
    '%s answers 304 to who has it, with CORS',
    async (path) => {
      const first = await fetch(`${host.url}${path}`);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
      const again = await fetch(`${host.url}${path}`, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('access-control-allow-origin')).toBe('*');
      await host.ingest(`new-${articles}.json`, JSON.stringify(story()));
      const changed = await fetch(`${host.url}${path}`, { headers: { 'if-none-match': etag } });
      expect(changed.status).toBe(200);
    },
  );

  it('answers HEAD without a body', async () => {
    const answer = await fetch(`${host.url}/v1/feeds/latest`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('etag')).not.toBeNull();
  });
});
