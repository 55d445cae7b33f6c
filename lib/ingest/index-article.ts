import { faultOf } from '../article/fault.ts';
import { languageKey } from '../article/feed-key.ts';
import { instantMs } from '../article/instant.ts';
import { articleTerms } from '../search/article-terms.ts';
import { digestOf } from '../search/document-entry.ts';
import { searchText } from '../search/search-text.ts';
import { encodeTail, type IndexedArticle } from '../search/tail.ts';
import type { ArticleRecord } from '../store/article-item.ts';
import { loadLanguage } from '../text/language.ts';
import type { IngestDeps } from './deps.ts';

/** Long past the time at which it is merged, also where nobody merges for a week. */
export const TAIL_SECONDS = 14 * 86_400;
/** Items of the tail that are older are merged: whoever took nearly as long to put one puts it again. */
const SLOW_MS = 20_000;

/**
 * Puts what an article is found by at the end of the search index: one PutItem of one or two write units. A correction
 * puts it again, a withdrawal puts an entry without terms; the one of the later generation stands. What our own code
 * throws leaves the article out of the index and in the log, what the table throws is thrown.
 */
export async function indexArticle(
  deps: Pick<IngestDeps, 'index' | 'now' | 'log' | 'onInternalFault'>,
  record: ArticleRecord,
): Promise<void> {
  const indexed = await indexedArticle(record).catch((error: unknown) => {
    deps.onInternalFault({ step: 'index', article: record.article.id }, error);
    deps.log({ event: 'notIndexed', article: record.article.id, ...faultOf(error) });
    return undefined;
  });
  if (!indexed) return;
  const bytes = encodeTail([indexed]);
  for (;;) {
    const begun = deps.now();
    const place = `${begun}#${record.article.id}#${record.generation}`;
    await deps.index.putTail({ place, bytes }, Math.floor(instantMs(begun) / 1000) + TAIL_SECONDS);
    if (instantMs(deps.now()) - instantMs(begun) < SLOW_MS) return;
  }
}

/** An article as the index has it. Throws what our own code throws. */
export async function indexedArticle(record: ArticleRecord): Promise<IndexedArticle> {
  const { article, generation, revision, placement, state } = record;
  const language = await loadLanguage(article.inLanguage);
  const { terms, length } =
    state === 'withdrawn'
      ? { terms: new Map(), length: 0 }
      : articleTerms(searchText(article, record.enrichment), language);
  const seconds = Math.max(0, Math.floor(instantMs(placement.listedAt) / 1000));
  return {
    entry: { id: article.id, seconds, generation, digest: digestOf(revision), length },
    language: subtagOf(article.inLanguage),
    terms,
  };
}

/** The primary subtag of a language tag; `und` for what is none (RFC 5646). */
function subtagOf(tag: string): string {
  const key = languageKey(tag);
  return /^[a-z]{2,8}$/.test(key) ? key : 'und';
}
