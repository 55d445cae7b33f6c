import { createHash } from 'node:crypto';
import { base32Id } from '../../lib/article/base32-id.ts';
import { articleTerms } from '../../lib/search/article-terms.ts';
import { compact } from '../../lib/search/compact.ts';
import type { CompactOptions } from '../../lib/search/compact-options.ts';
import { type FindOptions, find, openIndex } from '../../lib/search/find.ts';
import { parseQuery } from '../../lib/search/query.ts';
import type { SearchReadStore, SearchWriteStore } from '../../lib/search/search-store.ts';
import { encodeTail } from '../../lib/search/tail.ts';
import { loadLanguage } from '../../lib/text/language.ts';
import type { MemorySearchStore } from './memory-store.ts';

/** An article as the tests write it. */
export interface TestArticle {
  readonly name: string;
  readonly language?: string;
  readonly headline?: string;
  readonly body?: string;
  readonly author?: string;
  readonly source?: string;
  readonly generation?: number;
  readonly isWithdrawn?: boolean;
}

const START = Date.parse('2026-11-01T00:00:00Z') / 1000;

/** The id of the article of a name. */
export const idOf = (name: string) => base32Id(createHash('sha256').update(name).digest());

/** Makes places of different indexes different, as their instants are elsewhere: decoded parts are kept by name. */
let written = 0;

/** Puts an article into the tail, a minute after the one before it. */
export async function putArticle(
  store: MemorySearchStore,
  article: TestArticle,
  minute: number,
): Promise<void> {
  const { name, language = 'en', headline = '', body = '', author, source = 'example.org' } = article;
  const read = await loadLanguage(language);
  const text = {
    headline,
    body,
    authors: author === undefined ? [] : [author],
    names: [],
    hashtags: [],
    sections: [],
    source: { key: source, name: source },
  };
  const { terms, length } = article.isWithdrawn ? { terms: new Map(), length: 0 } : articleTerms(text, read);
  const seconds = START + minute * 60;
  const entry = { id: idOf(name), seconds, generation: article.generation ?? 1, digest: 7, length };
  written += 1;
  const place = `${new Date(seconds * 1000).toISOString()}#${entry.id}#${entry.generation}#${written}`;
  await store.putTail({ place, bytes: encodeTail([{ entry, language: read.code, terms }]) }, 0);
}

/** Merges all that there is, however little. */
export function mergeAll(store: SearchWriteStore, options: Partial<CompactOptions> = {}) {
  return compact(store, {
    nowSeconds: START + 86_400,
    settleSeconds: 0,
    retentionDays: 0,
    tailBytes: 1,
    ...options,
  });
}

/** Ids of all that a query finds, in their order, those of one article once. */
export async function idsFound(
  store: SearchReadStore,
  query: string,
  options: Partial<FindOptions> = {},
): Promise<string[]> {
  const index = await openIndex(store);
  const languages = await Promise.all(index.languages.map(loadLanguage));
  const found = await find(store, index, parseQuery(query, await loadLanguage('und')), {
    languages,
    order: 'relevance',
    until: START + 1e7,
    asOf: START + 1e7,
    ...options,
  });
  const entries = await found.next(100_000);
  return [...new Set(entries.map(({ entry }) => entry.id))];
}
