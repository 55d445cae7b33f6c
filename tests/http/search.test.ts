import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { indexedArticle } from '../../lib/ingest/index-article.ts';
import { encodeTail } from '../../lib/search/tail.ts';
import type { ArticleRecord } from '../../lib/store/article-item.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { idOf, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at, recordOf } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

const B = { name: 'B', domain: 'b.example', key: 'b.example' };
const rows: readonly [
  headline: string,
  day: string,
  fields?: Partial<Article>,
  record?: Partial<ArticleRecord>,
][] = [
  ['Night ferry returns to the Skerry islands', '2026-11-10'],
  ['Council debates the price of the ferry', '2026-11-20'],
  [
    'Ferry captain retires after forty years',
    '2026-11-15',
    { publisher: B, author: [{ type: 'Person', name: 'Ana Pop' }] },
  ],
  ['Islands prepare for the winter storm Petra', '2026-11-19'],
  ['Returns of the Skerry fish market fall', '2026-11-18'],
  ['Ночной паром вернулся на острова', '2026-11-17', { inLanguage: 'ru' }],
  ['Nachtfähre kehrt auf die Inseln zurück', '2026-11-16', { inLanguage: 'de' }],
  ['An embargoed ferry', '2026-11-19', { embargoedUntil: at('2026-12-01') }],
  ['A ferry of yesterday only', '2026-11-19', { expires: at('2026-11-20') }],
  [
    'Harbor dredging',
    '2026-11-14',
    { articleBody: 'The dredger Petra works. Nobody knows how long the works in the port will go on.' },
  ],
  [
    'Copy of the dredging',
    '2026-11-13',
    { articleBody: 'The dredger works in Port Aldren.' },
    { nearCopyOf: idOf(9) },
  ],
  ['Dredging angers fishers', '2026-11-12', { articleBody: 'Fishers are angry.' }, { story: 's'.repeat(26) }],
  [
    'Dredging angers swimmers',
    '2026-11-11',
    { articleBody: 'Swimmers are angry.' },
    { story: 's'.repeat(26) },
  ],
  [
    '新渡轮回来了',
    '2026-11-09',
    { inLanguage: 'zh', author: [{ type: 'Person', name: '王小明' }], articleBody: '28.11.2026 渡轮。' },
  ],
];

let api: TestApi;

async function put(number: number, generation = 1, change: Partial<ArticleRecord> = {}) {
  const [headline = '', day = '', fields, more] = rows[number] ?? [];
  const id = idOf(number);
  const datePublished = at(`${day}T12:00:00Z`);
  const { description: _, ...article } = articleOf({
    id,
    headline,
    datePublished,
    articleBody: headline,
    author: [],
    ...fields,
  });
  const placement = { listedAt: datePublished, feeds: ['latest'], terms: [], edges: [] };
  const revision = `r${generation}`;
  const record = recordOf({ article, placement, revision, generation, ...more, ...change });
  const previous =
    generation === 1 ? undefined : { revision: `r${generation - 1}`, generation: generation - 1 };
  await api.write.putArticle(record, previous);
  await index(record);
}

async function index(record: ArticleRecord) {
  const store = dynamoSearchStore(api.table);
  const place = `2026-11-20T12:00:00.000Z#${record.article.id}#${record.generation}`;
  await store.putTail({ place, bytes: encodeTail([await indexedArticle(record)]) }, 4e9);
}

beforeAll(async () => {
  api = await startApi();
  for (const number of rows.keys()) await put(number);
});
afterAll(() => api.close());

interface FoundFeed extends TestFeed {
  readonly _newsloom: { readonly search: Record<string, unknown> };
}

const numbersOf = (feed: TestFeed) =>
  feed.items.map(({ _newsloom: { id } }) => rows.findIndex((_, number) => idOf(number) === id));
const search = (query: string) => api.json<FoundFeed>(`/v1/search?${query}`);

describe('search', () => {
  it.each([
    ['a word, newest first', 'q=ferry&order=newest', [1, 2, 0]],
    ['any form and case of it', 'q=FERRIES&order=newest', [1, 2, 0]],
    ['two words, both of which stand', 'q=skerry+returns', [4, 0]],
    ['a phrase', 'q=%22skerry+islands%22', [0]],
    ['a phrase that nobody says', 'q=%22islands+skerry%22', []],
    ['a phrase with function words', 'q=%22price+of+the+ferry%22', [1]],
    ['the name of an author as a phrase', 'q=%22Ana+Pop%22', [2]],
    ['the name of a source as a phrase', 'q=captain+%22Harbor+Post%22', []],
    ['words that have the words of a phrase apart', 'q=skerry+-%22returns+islands%22', [0, 4]],
    ['words without a phrase', 'q=skerry+-%22skerry+fish%22', [0]],
    ['a phrase or a word', 'q=%22islands+skerry%22+OR+captain', [2]],
    ['a phrase in Chinese with characters that are words', 'q=%22新渡轮回来%22', [13]],
    ['an author in Chinese', 'q=王小明', [13]],
    ['joined words where they stand apart', 'q=night-ferry', [0]],
    ['joined words not where others stand between', 'q=captain-years', []],
    ['a part of a date', 'q=28&language=zh', [13]],
    ['either of two words', 'q=captain+OR+fish', [4, 2]],
    ['a word without another', 'q=skerry+-fish', [0]],
    ['the beginning of a word', 'q=retir*', [2]],
    ['an author', 'q=author:pop', [2]],
    ['a source', 'q=ferry+source:b.example', [2]],
    ['the headline alone', 'q=in:title+petra', [3]],
    ['Russian', 'q=%D0%BF%D0%B0%D1%80%D0%BE%D0%BC', [5]],
    ['German without being told', 'q=Nachtf%C3%A4hre', [6]],
    ['without accents', 'q=nachtfahre&language=de', [6]],
    ['in another language', 'q=nachtfahre&language=en', []],
    ['a filter', 'q=ferry&source=b.example', [2]],
    ['a stretch of time', 'q=ferry&until=2026-11-15&order=newest', [2, 0]],
    ['what nobody wrote', 'q=zeppelin', []],
    ['copies under one', 'q=dredger', [10]],
    ['each article of a story', 'q=angers&order=newest', [11, 12]],
    ['a story once', 'q=angers&group=story&order=newest', [11]],
  ])('finds %s', async (_, query, expected) => {
    const numbers = numbersOf(await search(query));
    if (query.includes('order=newest')) expect(numbers).toEqual(expected);
    else expect(numbers.sort()).toEqual([...expected].sort());
  });

  it('says how many there are, how it was understood, and where the words stand', async () => {
    const feed = await search('q=petra+-storm&source=harbor-post.example');
    expect(feed._newsloom.search).toEqual({
      matched: { count: 1, isExact: true },
      isPartial: false,
      understood: { all: ['petra'], none: ['storm'], inTitle: false, ignored: [], languages: 'any' },
    });
    const [item] = feed.items as unknown as {
      _newsloom: { found: { passage: { text: string; marks: { start: number; end: number }[] } } };
    }[];
    const { text = '', marks = [] } = item?._newsloom.found.passage ?? {};
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['Petra']);
  });

  it('is newest first for readers of feeds, and says there how it was understood', async () => {
    const atom = await (await api.get('/v1/search.atom?q=ferry')).text();
    expect(atom.indexOf(idOf(1))).toBeLessThan(atom.indexOf(idOf(0)));
    expect(atom).toContain('all of: ferry');
  });

  it.each(['relevance', 'newest'])('is paged in one order by %s, each article once', async (order) => {
    const whole = numbersOf(await search(`q=ferry+OR+islands+OR+angers&order=${order}`));
    const paged: number[] = [];
    let next: string | undefined = `/v1/search?q=ferry+OR+islands+OR+angers&limit=2&order=${order}`;
    while (next !== undefined) {
      const page: TestFeed = await api.json<TestFeed>(next);
      paged.push(...numbersOf(page));
      next = page.next_url;
    }
    expect(whole.length).toBeGreaterThan(5);
    expect(paged).toEqual(whole);
  });

  it('reads the manifest, the tail and the articles', async () => {
    const before = { ...api.table.meter };
    await search('q=night+ferry+skerry+islands');
    expect([api.table.meter.queries - before.queries, api.table.meter.gets - before.gets]).toEqual([1, 2]);
  });

  it('finds a correction under its new words and not its old ones, and a withdrawn article not at all', async () => {
    rows[4]?.splice(0, 1, 'Quotas of cod fall');
    await put(4, 2);
    expect(numbersOf(await search('q=cod'))).toEqual([4]);
    expect(numbersOf(await search('q=skerry'))).toEqual([0]);
    await put(4, 3, { state: 'withdrawn' });
    expect(numbersOf(await search('q=cod'))).toEqual([]);
  });
});

describe('a search', () => {
  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['the of and', 'noWords'],
    ['der die das', 'noWords'],
    ['que el para los', 'noWords'],
    ['!!! ???', 'noWords'],
    ['-ferry -storm', 'noWords'],
    ['***', 'noWords'],
    ['fer*', 'noWords'],
    ['"', 'noWords'],
    ['\u0000\u202e', 'noWords'],
    ['\u{1f389}\u{1f389}', 'noWords'],
    ['x'.repeat(200), 'noWords'],
    ['x'.repeat(401), 'tooLong'],
    ['#', 'noWords'],
  ])('for %j is refused in a sentence', async (text, code) => {
    const answer = await api.get(`/v1/search?q=${encodeURIComponent(text)}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringMatching(/\w.*\.$/),
      errors: [{ pointer: 'query/q', code }],
    });
  });

  it.each([
    ['a quotation mark that is not closed', '"night ferry'],
    ['marks of direction and NUL within', 'fer\u0000ry \u202eferry'],
    ['operators alone beside a word', 'OR OR ferry OR'],
    ['a hundred words', Array.from({ length: 66 }, (_, each) => `w${each}`).join(' ')],
    ['fields without a value', 'author: source: in: ferry'],
    ['markup', '<script>ferry</script>'],
  ])('with %s is answered within the requests of any other', async (_, text) => {
    const before = { ...api.table.meter };
    expect((await api.get(`/v1/search?q=${encodeURIComponent(text)}`)).status).toBe(200);
    expect(api.table.meter.queries + api.table.meter.gets - before.queries - before.gets).toBeLessThanOrEqual(
      7,
    );
  });
});

describe('what may be meant', () => {
  interface Suggested {
    readonly q: string;
    readonly suggestions: readonly { readonly text: string; readonly articles: number }[];
    readonly didYouMean?: string;
  }
  const suggest = (text: string) => api.json<Suggested>(`/v1/search/suggest?q=${encodeURIComponent(text)}`);

  it.each<[string, string[]]>([
    ['fer', ['ferry']],
    ['FERR', ['ferry']],
    ['night fer', ['night ferry']],
    ['пар', ['паром']],
    ['nachtfa', ['nachtfähre']],
    ['night ', []],
    ['xyzzy', []],
    ['f', []],
  ])('is told while %j is typed', async (text, expected) => {
    const before = { ...api.table.meter };
    const { q, suggestions } = await suggest(text);
    expect(q).toBe(text);
    expect(suggestions.map((each) => each.text)).toEqual(expected);
    expect(api.table.meter.queries + api.table.meter.gets - before.queries - before.gets).toBeLessThanOrEqual(
      4,
    );
  });

  it('is said of a slip, by suggestions and by the search, which does not search for it', async () => {
    expect(await suggest('nigth ferrry')).toMatchObject({ suggestions: [], didYouMean: 'night ferry' });
    const feed = await search('q=nigth+ferrry');
    expect([feed.items, feed._newsloom.search['didYouMean']]).toEqual([[], 'night ferry']);
    expect((await search('q=ferry'))._newsloom.search).not.toHaveProperty('didYouMean');
  });

  it.each([
    ['', 'missing'],
    [' ', 'missing'],
    ['x'.repeat(401), 'tooLong'],
    ['*"\u0000\u202e', 'noWords'],
    ['\u{1f389}', 'noWords'],
    ['x'.repeat(200), 'noWords'],
  ])('is refused for %j', async (text, code) => {
    const answer = await api.get(`/v1/search/suggest?q=${encodeURIComponent(text)}`);
    expect([answer.status, ((await answer.json()) as { errors: object[] }).errors]).toEqual([
      400,
      [{ pointer: 'query/q', code, detail: expect.stringMatching(/\.$/) }],
    ]);
  });
});
