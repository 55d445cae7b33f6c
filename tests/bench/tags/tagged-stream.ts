import { readFileSync } from 'node:fs';
import type { Article } from '../../../lib/article/article.ts';
import type { Enrichment } from '../../../lib/article/enrichment.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { enrich } from '../../../lib/enrich/enrich.ts';
import { EMPTY_ARCHIVE, tagArchive } from '../../../lib/enrich/tag-archive.ts';
import type { TaggedArticle } from '../../../lib/enrich/tag-memory.ts';
import { digest32 } from '../../../lib/ingest/tagged-article.ts';
import { normalize } from '../../../lib/normalize/normalize.ts';
import { frequenciesOf } from '../../../lib/relate/frequencies.ts';
import { profileOf } from '../../../lib/relate/profile.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import { languageCode } from '../../../lib/text/language-code.ts';

/** A row of a stream of articles without tags. */
export interface StreamRow {
  readonly id: string;
  readonly t: number;
  readonly language: string;
  readonly source?: string;
  readonly title: string;
  readonly body: string;
}

/** An article of a stream as ingestion would store it. */
export interface TaggedRow {
  readonly row: StreamRow;
  readonly article: Article;
  readonly enrichment: Enrichment;
}

/** Articles of a language that a new one may take tags from: as far back as a related set mostly reaches. */
const RECENT = 400;

/**
 * Sends rows through decoding, normalizing and enriching as payloads of a news API, in their order. Each may take
 * tags of the most similar ones before it in its language, as ingestion lets it take those of its related set.
 */
export async function tagStream(rows: Iterable<StreamRow>): Promise<TaggedRow[]> {
  const seen = new Map<string, Seen>();
  const tagged: TaggedRow[] = [];
  for (const row of rows) {
    const article = await articleOfRow(row);
    if (!article) continue;
    const code = languageCode(article.inLanguage);
    const known = seen.get(code) ?? { recent: [], counts: new Map(), documents: 0, words: 0 };
    seen.set(code, known);
    tagged.push({ row, article, enrichment: await enrichAfter(article, known) });
  }
  return tagged;
}

interface Seen {
  readonly recent: TaggedArticle[];
  readonly counts: Map<number, number>;
  documents: number;
  words: number;
}

async function enrichAfter(article: Article, seen: Seen): Promise<Enrichment> {
  const frequencies = await frequenciesOf(languageCode(article.inLanguage), seen);
  const listedAt = article.datePublished ?? article.ingest.receivedAt;
  const { vector, words, terms } = profileOf({ ...article, listedAt }, frequencies);
  const [id, publisher] = [digest32(article.id), digest32(article.publisher.key) & 0xffff];
  const archive = tagArchive(EMPTY_ARCHIVE, await loadLanguage(article.inLanguage));
  const { enrichment } = await enrich(
    article,
    archive.memoryFor({ id, publisher, terms: vector.terms }, seen.recent),
  );
  seen.documents += 1;
  seen.words += words;
  for (const { hash } of terms) seen.counts.set(hash, (seen.counts.get(hash) ?? 0) + 1);
  seen.recent.push({ id, publisher, terms: [...vector.terms], tags: enrichment.hashtags });
  if (seen.recent.length > RECENT) seen.recent.shift();
  return enrichment;
}

async function articleOfRow(row: StreamRow): Promise<Article | undefined> {
  const source = row.source ?? 'example.org';
  const [description = '', ...content] = row.body.split('\n');
  const name = / - ([^-]{2,40})$/.exec(row.title)?.[1] ?? source;
  const payload = {
    status: 'ok',
    totalResults: 1,
    articles: [
      {
        source: { id: null, name },
        title: row.title,
        description,
        content: content.join('\n'),
        url: `https://${source}/${row.id}`,
        publishedAt: toInstant(row.t),
      },
    ],
  };
  const decoded = await decode(new TextEncoder().encode(JSON.stringify(payload)), { key: 'stream.json' });
  const [raw] = decoded.articles;
  const receivedAt = toInstant(row.t);
  const context = { upload: 'stream.json', receivedAt, encoding: 'utf-8', warnings: [] };
  const result = raw && (await normalize(raw, context));
  return result?.ok ? result.value : undefined;
}

/** The rows of a JSON Lines file, in its order. */
export function streamRows(file: string): StreamRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StreamRow);
}
