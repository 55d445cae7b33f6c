import type { Article } from '../../lib/article/article.ts';
import type { Card } from '../../lib/article/card.ts';
import type { Instant } from '../../lib/article/instant.ts';
import type { ArticleRecord } from '../../lib/store/article-item.ts';

export const at = (text: string): Instant => new Date(text).toISOString() as Instant;

/** A plain article; `fields` says what the test is about. */
export function articleOf(fields: Partial<Article> = {}): Article {
  return {
    id: 'a'.repeat(26),
    identifier: ['url:https://harbor-post.example/ferry'],
    url: 'https://harbor-post.example/ferry',
    sameAs: [],
    headline: 'Night ferry returns to the Skerry islands',
    description: 'After four years without a night ferry the islands have one again.',
    articleBody: 'The ferry left at ten.\n\nNobody waved.',
    datePublished: at('2026-11-20T08:00:00Z'),
    datePublishedPrecision: 'second',
    datePublishedSource: 'payload',
    author: [{ type: 'Person', name: 'Ida Brandt' }],
    publisher: { name: 'Harbor Post', domain: 'harbor-post.example', key: 'harbor-post.example' },
    inLanguage: 'en',
    articleSection: ['Travel'],
    keywords: [],
    about: [],
    genre: [],
    contentLocation: [],
    image: [],
    citation: [],
    isBasedOn: [],
    creativeWorkStatus: 'usable',
    ingest: {
      format: 'schemaOrg',
      encoding: 'utf-8',
      upload: 'ferry.json',
      receivedAt: at('2026-11-20T09:00:00Z'),
      warnings: [],
    },
    ...fields,
  };
}

export function cardWith(fields: Partial<Card> = {}): Card {
  return {
    id: 'a'.repeat(26),
    url: 'https://harbor-post.example/ferry',
    headline: 'Night ferry returns to the Skerry islands',
    excerpt: 'After four years without a night ferry the islands have one again.',
    source: { key: 'harbor-post.example', name: 'Harbor Post' },
    datePublished: at('2026-11-20T08:00:00Z'),
    datePublishedPrecision: 'second',
    inLanguage: 'en',
    hashtags: ['Ferry'],
    sections: ['Travel'],
    revision: 'r1',
    ...fields,
  };
}

export function recordOf(fields: Partial<ArticleRecord> = {}): ArticleRecord {
  const article = fields.article ?? articleOf();
  return {
    state: 'usable',
    article,
    enrichment: { hashtags: [], entities: [] },
    revision: 'r1',
    contentHash: 'c1',
    storedAt: at('2026-11-20T09:00:01Z'),
    placement: { listedAt: article.datePublished, feeds: ['latest'], terms: ['en#ferry'], edges: [] },
    vector: new Uint8Array([1, 2, 3]),
    removals: [],
    generation: 1,
    ...fields,
  };
}
