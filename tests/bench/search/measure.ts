import { stemOf } from '../../../lib/search/stem-of.ts';
import type { ArticleRecord } from '../../../lib/store/article-item.ts';
import { foldWord } from '../../../lib/text/fold.ts';
import { UNSPACED } from '../../../lib/text/script.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { type BuiltSearch, type Invoked, startBuiltSearch } from './built-search.ts';
import { type Document, documentOf, foldText, hasForm, hasWord } from './documents.ts';
import { type ExactSearch, exactSearch, ndcg10 } from './exact.ts';
import { type Peer, startPeers } from './peers.ts';
import { type DrawnFrom, type DrawnQuery, drawQueries } from './queries.ts';
import { recordsOf } from './records.ts';
import type { SearchRow } from './rows.ts';

/** What was measured of one query. */
export interface Measured {
  readonly query: DrawnQuery;
  /** Of the articles that literally have all words, the share that was found; undefined where nothing has to be. */
  readonly recall?: number | undefined;
  readonly precision?: number | undefined;
  /** Of the articles that have the phrase, at most twenty, the share on the first page. */
  readonly phraseRecall?: number | undefined;
  readonly ndcg?: number | undefined;
  readonly isMended?: boolean | undefined;
  readonly isPartial: boolean;
  readonly cold: Invoked;
  readonly ms: number;
  /** Milliseconds, recall and nDCG of the peers. */
  readonly peers: Readonly<
    Record<string, { readonly ms: number; readonly recall?: number; readonly ndcg?: number }>
  >;
}

export interface Measurement {
  readonly documents: readonly Document[];
  readonly measured: readonly Measured[];
  readonly writeUnitsPerArticle: number;
  readonly indexBytesPerArticle: number;
  readonly growth: { readonly from: number; readonly requests: number; readonly readUnits: number };
}

export interface MeasureOptions {
  /** Numbers of articles at which queries are asked, beside the last one. */
  readonly at: readonly number[];
  readonly queries: number;
  /** Languages that queries are drawn from; all that have articles unless told. */
  readonly languages: readonly string[] | undefined;
  readonly seed: number;
  readonly withPeers: boolean;
  /** Whether articles are indexed without the names and hashtags that ingestion finds. */
  readonly isPlain: boolean;
  readonly note: (line: string) => void;
}

/** Articles that are stored together. */
const TOGETHER = 50;
/** Where growth is counted from. */
const SMALL = 1000;
const ONE_WORD = 40;
/** Articles of a query that are read to its end. */
const MOST_READ = 500;
const LIMIT = 20;
/** What finds so few asks whether something else was meant. */
const LITTLE = 3;

/** Indexes rows through the built functions and asks them queries that are drawn from the rows, one measurement at each number of articles that is wanted. */
export async function* measureSearch(
  rows: readonly SearchRow[],
  options: MeasureOptions,
): AsyncGenerator<Measurement> {
  const { isPlain, note } = options;
  const built = await startBuiltSearch(rows.length);
  try {
    const articles: DrawnFrom[] = [];
    const from = Math.min(SMALL, Math.floor(rows.length / 2));
    let small: Growing | undefined;
    const waiting = [...options.at].sort((a, b) => a - b).filter((each) => each < rows.length);
    const [begun, nowMs] = [performance.now(), Date.now()];
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const batch = rows.slice(at, at + TOGETHER);
      const records = await recordsOf(batch, at, { all: rows.length, nowMs, isPlain });
      await built.add(records);
      await built.merge();
      for (const record of records) articles.push(await drawnFrom(record));
      const indexed = at + batch.length;
      if (indexed % 1000 === 0)
        note(`${articles.length} articles after ${Math.round((performance.now() - begun) / 1000)} s`);
      if (!small && indexed >= from) small = await growing(built, articles, options);
      if (indexed < rows.length && indexed < (waiting[0] ?? Infinity)) continue;
      waiting.shift();
      yield await measureNow(built, articles, small, options);
    }
  } finally {
    await built.close();
  }
}

/** Queries of one word, and what they cost when there were `articles` articles. */
interface Growing {
  readonly articles: number;
  readonly queries: readonly DrawnQuery[];
  readonly asked: readonly Invoked[];
}

async function growing(
  built: BuiltSearch,
  articles: readonly DrawnFrom[],
  { seed, languages }: MeasureOptions,
): Promise<Growing> {
  const queries = drawQueries(articles, ONE_WORD * 12, seededRandom(seed), languages)
    .filter(({ kind, words }) => kind === 'words' && words.length === 1)
    .slice(0, ONE_WORD);
  return { articles: articles.length, queries, asked: await askAll(built, queries) };
}

async function measureNow(
  built: BuiltSearch,
  articles: readonly DrawnFrom[],
  small: Growing | undefined,
  { queries: count, languages, seed, withPeers, note }: MeasureOptions,
): Promise<Measurement> {
  const documents = articles.map(({ document }) => document);
  const writeUnits = built.writeUnits();
  const large = await askAll(built, small?.queries ?? []);
  const queries = drawQueries(articles, count, seededRandom(seed), languages);
  note(`${documents.length} articles are indexed; asking ${queries.length} queries`);
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  const peers = withPeers ? await startPeers(documents) : [];
  const judge = { documents, places, exact: exactSearch(documents), peers };
  const measured: Measured[] = [];
  for (const query of queries) measured.push(await measureQuery(built, query, judge));
  for (const peer of peers) peer.close();
  return {
    documents,
    measured,
    writeUnitsPerArticle: writeUnits / documents.length,
    indexBytesPerArticle: (await built.indexBytes()) / documents.length,
    growth: { from: small?.articles ?? 0, ...growthOf(small?.asked ?? [], large) },
  };
}

async function drawnFrom(record: ArticleRecord): Promise<DrawnFrom> {
  const { article, enrichment } = record;
  return {
    document: await documentOf(record),
    title: article.headline,
    body: article.articleBody,
    authors: article.author.map(({ name }) => name),
    names: enrichment.entities.map(({ name }) => name),
  };
}

const pathOf = (text: string, limit = LIMIT) => `/v1/search?q=${encodeURIComponent(text)}&limit=${limit}`;

async function askAll(built: BuiltSearch, queries: readonly DrawnQuery[]): Promise<Invoked[]> {
  const asked: Invoked[] = [];
  for (const { text } of queries) asked.push(await built.askCold(pathOf(text)));
  return asked;
}

function growthOf(small: readonly Invoked[], large: readonly Invoked[]) {
  const sum = (all: readonly Invoked[], pick: (one: Invoked) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  const ratio = (pick: (one: Invoked) => number) => sum(large, pick) / Math.max(1e-9, sum(small, pick));
  return { requests: ratio(({ requests }) => requests), readUnits: ratio(({ readUnits }) => readUnits) };
}

interface Answer {
  readonly items: readonly { readonly _newsloom: { readonly id: string } }[];
  readonly next_url?: string;
  readonly _newsloom: {
    readonly search: {
      readonly isPartial: boolean;
      readonly didYouMean?: string;
      readonly matched: { readonly count: number };
    };
  };
}

/** What answers are compared with. */
interface Judge {
  readonly documents: readonly Document[];
  readonly places: ReadonlyMap<string, number>;
  readonly exact: ExactSearch;
  readonly peers: readonly Peer[];
}

async function measureQuery(
  built: BuiltSearch,
  query: DrawnQuery,
  { documents, places, exact, peers }: Judge,
): Promise<Measured> {
  const cold = await built.askCold(pathOf(query.text));
  const begun = performance.now();
  const first = await answerOf(`${built.url}${pathOf(query.text)}`);
  const ms = performance.now() - begun;
  const placesOf = ({ items }: Answer) => items.flatMap(({ _newsloom }) => places.get(_newsloom.id) ?? []);
  const base = { query, cold, ms, isPartial: first._newsloom.search.isPartial };
  const words = exact.tokensOf(query.words);
  if (query.kind === 'typo') {
    const { didYouMean, matched } = first._newsloom.search;
    const isMended = matched.count >= LITTLE ? undefined : isMeant(didYouMean, query);
    return { ...base, isMended, peers: {} };
  }
  if (query.kind === 'phrase') {
    const isTrue = phraseTest(query.words);
    const truth = documents.filter(isTrue).length;
    const shown = placesOf(first).flatMap((place) => documents[place] ?? []);
    const right = shown.filter(isTrue).length;
    return {
      ...base,
      phraseRecall: truth === 0 ? undefined : right / Math.min(LIMIT, truth),
      precision: shown.length === 0 ? undefined : right / shown.length,
      peers: {},
    };
  }
  const truth = new Set(literally(query, documents));
  const found = await readToEnd(built, query.text, placesOf);
  const scores = exact.scores(words);
  const recallOf = (all: readonly number[]) =>
    truth.size === 0
      ? undefined
      : Math.min(1, all.filter((place) => truth.has(place)).length / Math.min(truth.size, MOST_READ));
  const told: Record<string, { ms: number; recall?: number; ndcg?: number }> = {};
  for (const peer of peers) {
    const start = performance.now();
    const top = await peer.find(words, LIMIT);
    const peerMs = performance.now() - start;
    const all = await peer.find(words, documents.length);
    const recall = recallOf(all);
    told[peer.name] = { ms: peerMs, ...(recall !== undefined && { recall }), ndcg: ndcg10(top, scores) };
  }
  const right = found.filter((place) => isRight(documents[place], query)).length;
  return {
    ...base,
    // More than is read to the end: what was read is judged by precision.
    recall: found.length >= MOST_READ ? 1 : recallOf(found),
    precision: found.length === 0 ? undefined : right / found.length,
    ndcg: scores.size === 0 ? undefined : ndcg10(placesOf(first), scores),
    peers: told,
  };
}

const NOTHING: Answer = { items: [], _newsloom: { search: { isPartial: false, matched: { count: 0 } } } };

/** An answer; that of a query which is refused, because it has function words alone, is empty. */
async function answerOf(url: string): Promise<Answer> {
  const answer = await fetch(url, { headers: { accept: 'application/feed+json' } });
  if (answer.status === 400) return NOTHING;
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function readToEnd(
  built: BuiltSearch,
  text: string,
  placesOf: (answer: Answer) => number[],
): Promise<number[]> {
  const found: number[] = [];
  let url: string | undefined = `${built.url}${pathOf(text, 100)}`;
  while (url !== undefined && found.length < MOST_READ) {
    const answer: Answer = await answerOf(url);
    found.push(...placesOf(answer));
    url = answer.next_url;
  }
  return found;
}

function isStop(word: string, { language }: Document): boolean {
  return language.stopWords.has(foldWord(word));
}

/** Documents that have all words as they are typed; none in whose language one of them is a function word. */
function literally({ words }: DrawnQuery, documents: readonly Document[]): number[] {
  const folded = words.map(foldText);
  return [...documents.keys()].filter((place) => {
    const document = documents[place];
    return (
      document !== undefined && folded.every((word) => hasWord(document, word) && !isStop(word, document))
    );
  });
}

function isRight(document: Document | undefined, { words }: DrawnQuery): boolean {
  return document !== undefined && words.every((word) => isStop(word, document) || hasForm(document, word));
}

function phraseTest(words: readonly string[]): (document: Document) => boolean {
  const folded = foldText(words.join(' '));
  if (UNSPACED.test(folded)) return ({ text }) => text.includes(folded);
  const escaped = folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[^\\p{L}\\p{N}]+');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
  const [rarest = ''] = folded.split(' ').sort((a, b) => b.length - a.length);
  return ({ text }) => text.includes(rarest) && pattern.test(text);
}

function isMeant(suggested: string | undefined, { words: [meant = ''], from }: DrawnQuery): boolean {
  if (suggested === undefined) return false;
  const same = (word: string) => stemOf(foldText(word), from.language);
  return foldText(suggested) === foldText(meant) || same(suggested) === same(meant);
}
