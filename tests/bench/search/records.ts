import type { Enrichment } from '../../../lib/article/enrichment.ts';
import { type Instant, toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { enrich } from '../../../lib/enrich/enrich.ts';
import { NO_MEMORY } from '../../../lib/enrich/tag-memory.ts';
import { normalizePayload } from '../../../lib/normalize/normalize-payload.ts';
import type { ArticleRecord } from '../../../lib/store/article-item.ts';
import type { SearchRow } from './rows.ts';

/** Rows are listed evenly over so many days, within what is kept of the index unless told. */
const DAYS = 20;
const DAY_MS = 86_400_000;
const PLAIN: Enrichment = { hashtags: [], entities: [] };

/**
 * What ingestion would store of rows, related sets and stories apart, which searching does not read: decoded,
 * normalized and, unless `isPlain`, enriched. `all` of them are listed over three weeks that end at `nowMs`. Rows that
 * are refused are left out.
 */
export async function recordsOf(
  rows: readonly SearchRow[],
  first: number,
  { all, nowMs, isPlain }: { all: number; nowMs: number; isPlain: boolean },
): Promise<ArticleRecord[]> {
  const listed = (index: number) =>
    toInstant(nowMs - 60_000 - Math.round((1 - (first + index) / all) * DAYS * DAY_MS));
  const lines = rows.map((row, index) => payloadOf(row, listed(index)));
  const payload = await decode(Buffer.from(lines.join('\n')), { key: 'rows.ndjson' });
  const { encoding, warnings } = payload;
  const context = { upload: 'rows.ndjson', receivedAt: toInstant(nowMs), encoding, warnings };
  const records: ArticleRecord[] = [];
  for (const result of await normalizePayload(payload.articles, context)) {
    if (!result.ok) continue;
    const article = result.value;
    const enrichment = isPlain ? PLAIN : (await enrich(article, NO_MEMORY)).enrichment;
    records.push({
      state: 'usable',
      article,
      enrichment,
      revision: article.id.slice(0, 12),
      contentHash: article.id,
      storedAt: context.receivedAt,
      placement: { listedAt: article.datePublished, feeds: ['latest'], terms: [], edges: [] },
      vector: new Uint8Array(),
      removals: [],
      generation: 1,
    });
  }
  return records;
}

function payloadOf({ id, language, title, body, authors, source, tags }: SearchRow, listed: Instant): string {
  const host = source.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  const outlet = host.includes('.') ? host : `${host}.example`;
  return JSON.stringify({
    '@type': 'NewsArticle',
    url: `https://${outlet}/${encodeURIComponent(id)}`,
    headline: title,
    articleBody: body,
    inLanguage: language,
    datePublished: listed,
    author: authors.map((name) => ({ '@type': 'Person', name })),
    keywords: tags,
    publisher: { name: source, url: `https://${outlet}/` },
  });
}
