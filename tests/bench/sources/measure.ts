import type { Article } from '../../../lib/article/article.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { isDetour } from '../../../lib/normalize/canonical-url.ts';
import { endingOf } from '../../../lib/normalize/headline.ts';
import { sourceDomain } from '../../../lib/normalize/hosts.ts';
import { normalizePayload } from '../../../lib/normalize/normalize-payload.ts';
import { learnSources, NO_SOURCES, type SourceMemory } from '../../../lib/normalize/source-memory.ts';
import { toldOfSources } from '../../../lib/normalize/told.ts';
import type { JudgedEndings } from './judged-endings.ts';
import type { SourceRow } from './rows.ts';

/** A row and what it became. */
export interface Published {
  readonly row: SourceRow;
  readonly article: Article;
}

/** Items of one answer of NewsAPI. */
const PAGE = 100;

/**
 * Sends rows through decoding and normalizing as answers of NewsAPI, in their order, with what the earlier ones told.
 * `settled` is what they are when all has been told: what second looks, and a replay, make of those that came too early.
 */
export async function publish(
  rows: readonly SourceRow[],
): Promise<{ readonly first: readonly Published[]; readonly settled: readonly Published[] }> {
  const first: Published[] = [];
  const pages = Array.from({ length: Math.ceil(rows.length / PAGE) }, (_, page) =>
    rows.slice(page * PAGE, (page + 1) * PAGE),
  );
  let memory = NO_SOURCES;
  for (const page of pages) {
    const { payload, context } = await read(page);
    memory = learnSources(memory, toldOfSources(payload.articles, context));
    first.push(...(await publishedOf(page, memory)));
  }
  const settled: Published[] = [];
  for (const page of pages) settled.push(...(await publishedOf(page, memory)));
  return { first, settled };
}

async function read(page: readonly SourceRow[]) {
  const text = JSON.stringify({ status: 'ok', articles: page.map(itemOf) });
  const payload = await decode(Buffer.from(text), { key: 'x' });
  const receivedAt = toInstant(Date.parse(page.at(-1)?.publishedAt ?? '') || 0);
  const { encoding, warnings } = payload;
  return { payload, context: { upload: 'uploads/x', receivedAt, encoding, warnings } };
}

async function publishedOf(page: readonly SourceRow[], memory: SourceMemory): Promise<Published[]> {
  const { payload, context } = await read(page);
  const results = await normalizePayload(payload.articles, { ...context, memory });
  return results.flatMap((result, index) => {
    const row = page[Number(payload.articles[index]?.pointer.split('/').at(-1))];
    return row && result.ok ? [{ row, article: result.value }] : [];
  });
}

function itemOf({ name, source, url, title, publishedAt }: SourceRow) {
  return {
    source: { id: null, name: name ?? source },
    author: null,
    title,
    description: null,
    url,
    urlToImage: null,
    publishedAt,
    content: null,
  };
}

/**
 * The outlet of each row: the name that the stream gives, else what most headlines of its host end in, at least two of
 * them; on an aggregator what the headline itself ends in. None of our rules is asked, but where a headline is cut.
 */
function outletsOf(rows: readonly SourceRow[]): ReadonlyMap<SourceRow, string> {
  const endings = new Map<string, Map<string, number>>();
  for (const { source, title } of rows) {
    const ending = endingOf(title)?.outlet;
    const counts = endings.get(source) ?? new Map<string, number>();
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
    endings.set(source, counts);
  }
  const nameOf = (host: string): string | undefined => {
    const [most] = [...(endings.get(host) ?? [])].sort(([, a], [, b]) => b - a);
    return most !== undefined && most[1] > 1 ? most[0] : undefined;
  };
  return new Map(
    rows.flatMap((row) => {
      const isAggregated = sourceDomain(row.source) === undefined;
      const outlet = row.name ?? (isAggregated ? endingOf(row.title)?.outlet : nameOf(row.source));
      return outlet === undefined ? [] : [[row, outlet] as const];
    }),
  );
}

/** Outlets under more than one key. */
function tornOf(published: readonly Published[], outlets: ReadonlyMap<SourceRow, string>): string[] {
  const keys = new Map<string, Set<string>>();
  for (const { row, article } of published) {
    const outlet = outlets.get(row);
    if (outlet !== undefined) keys.set(outlet, (keys.get(outlet) ?? new Set()).add(article.publisher.key));
  }
  return [...keys]
    .filter(([, each]) => each.size > 1)
    .map(([outlet, each]) => `${outlet}: ${[...each].join(', ')}`);
}

/** How well outlets are told apart. Lists are what a reader should judge; `judged` is what one has. */
export function figuresOf(
  { first, settled }: { readonly first: readonly Published[]; readonly settled: readonly Published[] },
  judged: JudgedEndings,
) {
  const outlets = outletsOf(first.map(({ row }) => row));
  const [tornAtFirst, torn] = [tornOf(first, outlets), tornOf(settled, outlets)];
  const cut = first.flatMap(({ row, article }) =>
    article.ingest.warnings
      .filter(({ code }) => code === 'outletCut')
      .map(({ detail = '' }) => ({ pair: `${article.publisher.key}: ${detail}`, title: row.title })),
  );
  const kept = first.flatMap(({ article }) => {
    const ending = endingOf(article.headline)?.outlet;
    return ending === undefined ? [] : [`${article.publisher.key}: ${ending}`];
  });
  const ended = first.filter(({ row }) => endingOf(row.title) !== undefined).length;
  const isOpaque = ({ url }: Article) => url !== undefined && isDetour(url);
  const count = (pairs: readonly string[], is: boolean | undefined) =>
    pairs.filter((pair) => judged(pair) === is).length;
  const cutPairs = cut.map(({ pair }) => pair);
  return {
    articles: first.length,
    sources: new Set(settled.map(({ article }) => article.publisher.key)).size,
    outlets: new Set(outlets.values()).size,
    tornAtFirst: tornAtFirst.length,
    torn: torn.length,
    withoutLink: first.filter(({ article }) => article.url === undefined).length,
    /** Addresses of aggregators that do not hold the original: they keep their link. */
    opaqueLinks: first.filter(({ article }) => isOpaque(article)).length,
    namedByDomain: settled.filter(({ article }) => article.publisher.name === article.publisher.domain)
      .length,
    /** Headlines that are followed by something behind a dash or bar. */
    ended,
    cut: cut.length,
    /** Of these a reader has judged: no outlet, wrongly cut. */
    wronglyCut: count(cutPairs, false),
    cutUnjudged: count(cutPairs, undefined),
    /** What still ends headlines and is an outlet, as a reader has judged it. */
    keptOutlets: count(kept, true),
    keptUnjudged: count(kept, undefined),
    lists: { tornAtFirst, torn, cut: counted(cutPairs), kept: counted(kept) },
  };
}

function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([text, count]) => `${count} ${text}`);
}
