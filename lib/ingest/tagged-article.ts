import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { AskedArticle } from '../enrich/tag-archive.ts';
import type { TaggedArticle } from '../enrich/tag-memory.ts';
import { decodeVector } from '../relate/vector.ts';
import type { ArticleRecord } from '../store/article-item.ts';

/** The first 32 bits of SHA-256: what the tag archive tells articles and, cut to 16, publishers apart by. */
export function digest32(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** An article and its term vector as the tag archive is asked with them. */
export function askedArticle({ id, publisher }: Article, vector: Uint8Array): AskedArticle {
  return {
    id: digest32(id),
    publisher: digest32(publisher.key) & 0xffff,
    terms: decodeVector(vector).terms,
  };
}

/** A stored article, read for the related set, as the tag archive compares it. */
export function taggedArticle({ article, vector, enrichment }: ArticleRecord): TaggedArticle {
  const { id, publisher, terms } = askedArticle(article, vector);
  return { id, publisher, terms: [...terms], tags: enrichment.hashtags };
}
