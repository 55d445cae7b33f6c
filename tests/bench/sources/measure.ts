import type { Article } from '../../../lib/article/article.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { endingOf } from '../../../lib/normalize/headline.ts';
import { isNameOf } from '../../../lib/normalize/name-of-domain.ts';
import { normalizePayload } from '../../../lib/normalize/normalize-payload.ts';
import { learnSources, NO_SOURCES } from '../../../lib/normalize/source-memory.ts';
import { toldOfSources } from '../../../lib/normalize/told.ts';
import type { SourceRow } from './rows.ts';

/** A row and what it became. */
export interface Published {
  readonly row: SourceRow;
  readonly article: Article;
}

/** Items of one answer of NewsAPI. */
const PAGE = 100;

/** Sends rows through decoding and normalizing as answers of NewsAPI, in their order, with what the earlier ones told. */
export async function publish(rows: readonly SourceRow[]): Promise<Published[]> {
  const published: Published[] = [];
  let memory = NO_SOURCES;
  for (let start = 0; start < rows.length; start += PAGE) {
    const page = rows.slice(start, start + PAGE);
    const payload = await decode(Buffer.from(JSON.stringify({ status: 'ok', articles: page.map(itemOf) })), {
      key: 'x',
    });
    const receivedAt = toInstant(Date.parse(page.at(-1)?.publishedAt ?? '') || 0);
    const context = {
      upload: 'uploads/x',
      receivedAt,
      encoding: payload.encoding,
      warnings: payload.warnings,
    };
    memory = learnSources(memory, toldOfSources(payload.articles, context));
    const results = await normalizePayload(payload.articles, { ...context, memory });
    for (const [index, result] of results.entries()) {
      const row = page[Number(payload.articles[index]?.at.split('/').at(-1))];
      if (row && result.ok) published.push({ row, article: result.value });
    }
  }
  return published;
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

/** How well outlets are told apart. Lists are what a reader should judge. */
export function figuresOf(published: readonly Published[]) {
  const keys = new Map<string, Set<string>>();
  for (const { row, article } of published) {
    const outlet = row.name ?? endingOf(row.title)?.outlet;
    if (outlet !== undefined) keys.set(outlet, (keys.get(outlet) ?? new Set()).add(article.publisher.key));
  }
  const torn = [...keys]
    .filter(([, each]) => each.size > 1)
    .map(([outlet, each]) => `${outlet}: ${[...each].join(', ')}`);
  const cut = published.flatMap(({ row, article }) =>
    article.ingest.warnings
      .filter(({ code }) => code === 'outletCut')
      .map(({ detail = '' }) => ({ domain: article.publisher.key, ending: detail, title: row.title })),
  );
  const endings = published.flatMap(({ article }) => {
    const ending = endingOf(article.headline)?.outlet;
    return ending === undefined ? [] : [`${article.publisher.key}: ${ending}`];
  });
  const named = new Set(published.flatMap(({ row }) => row.name ?? endingOf(row.title)?.outlet ?? []));
  return {
    articles: published.length,
    sources: new Set(published.map(({ article }) => article.publisher.key)).size,
    outlets: keys.size,
    torn: torn.length,
    withoutLink: published.filter(({ article }) => article.url === undefined).length,
    namedByDomain: published.filter(({ article }) => article.publisher.name === article.publisher.domain)
      .length,
    cut: cut.length,
    /** Cut though neither the domain is called so nor the payload: because several headlines share it. */
    cutForSharing: cut.filter(({ domain, ending }) => !isNameOf(ending, domain)).length,
    /** Headlines that still end in what the stream has as the name of an outlet. */
    keptOutlets: published.filter(({ article }) => named.has(endingOf(article.headline)?.outlet ?? ''))
      .length,
    lists: {
      torn,
      cut: counted(cut.map(({ domain, ending }) => `${domain}: ${ending}`)),
      kept: counted(endings),
    },
  };
}

function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([text, count]) => `${count} ${text}`);
}
