import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RawArticle, RawFeed } from '../../../lib/article/raw-article.ts';
import type { Decoded } from '../../../lib/decode/decoded.ts';
import { readFeed, saysInstant } from './read-feed.ts';
import { saysText } from './same-text.ts';

export interface Score {
  readonly passed: number;
  readonly of: number;
}

interface Clause {
  readonly file: string;
  readonly core: boolean;
  readonly of: 'feed' | 'entry';
  readonly entry?: number;
  readonly field: string;
  readonly index?: number;
  readonly expected: string;
}

/**
 * Expectations of feedparser's own tests, in our names:
 *
 * | feedparser | ours |
 * |---|---|
 * | feed title, summary, link, language | title, description, url, inLanguage |
 * | entry title, link, id, tags[i] | headline, url, first identifier, keywords[i] |
 * | entry summary | description, else articleBody: feedparser copies content into a missing summary |
 * | entry content | articleBody |
 * | entry updated | dateModified, else datePublished: feedparser falls back likewise, and so reads dc:date |
 * | entry author | name, mail address, or `name (mail)`: feedparser's author and author_detail.name |
 * | entry enclosure | image: other media are no part of an article and count as failed |
 *
 * Files whose head names an HTTP header, or that test one, are read from feedparser's test address; their
 * Content-Location becomes the base address, as a fetcher would pass it. Content-Language has no counterpart
 * and counts as failed. Nothing is left out of the 1 058.
 */
export async function scoreClauses(dataFolder: string, onFailure: (clause: Clause, actual: unknown) => void) {
  const lines = readFileSync(join(dataFolder, 'feeds/feedparser-clauses.jsonl'), 'utf8').trim().split('\n');
  const read = new Map<string, Decoded>();
  const core = { passed: 0, of: 0 };
  const all = { passed: 0, of: 0 };
  for (const line of lines) {
    const clause: Clause = JSON.parse(line);
    const path = join(dataFolder, 'feeds', clause.file);
    const decoded = read.get(path) ?? (await readFeed(path, baseUrlOf(path)));
    read.set(path, decoded);
    const isMet = holds(clause, decoded);
    if (!isMet) onFailure(clause, clause.of === 'feed' ? decoded.feed : decoded.articles[clause.entry ?? 0]);
    for (const score of clause.core ? [core, all] : [all]) {
      score.of++;
      if (isMet) score.passed++;
    }
  }
  return { core, all };
}

const TEST_ADDRESS = 'http://127.0.0.1:8097/';

function baseUrlOf(path: string): string | undefined {
  const head = readFileSync(path, 'latin1').slice(0, 2000);
  const location = /^Header:\s*Content-Location:\s*(\S+)/im.exec(head)?.[1];
  if (location !== undefined) {
    const resolved = URL.canParse(location, TEST_ADDRESS) ? new URL(location, TEST_ADDRESS) : undefined;
    return resolved && /^https?:$/.test(resolved.protocol) ? resolved.href : TEST_ADDRESS;
  }
  return basename(path).startsWith('http_') ? TEST_ADDRESS : undefined;
}

function holds(clause: Clause, { feed, articles }: Decoded): boolean {
  if (clause.of === 'feed') return feed !== undefined && feedHolds(clause, feed);
  const article = articles[clause.entry ?? 0];
  return article !== undefined && entryHolds(clause, article);
}

function feedHolds({ field, expected }: Clause, feed: RawFeed): boolean {
  switch (field) {
    case 'title':
      return saysText(feed.title, expected);
    case 'summary':
      return saysText(feed.description, expected);
    case 'link':
      return feed.url === expected;
    case 'language':
      return feed.inLanguage?.replace('_', '-') === expected;
    default:
      return false;
  }
}

function entryHolds({ field, expected, index }: Clause, article: RawArticle): boolean {
  switch (field) {
    case 'title':
      return saysText(article.headline, expected);
    case 'summary':
      return saysText(article.description ?? article.articleBody, expected);
    case 'content':
      return saysText(article.articleBody, expected);
    case 'link':
      return article.url === expected;
    case 'id':
      return article.identifiers[0]?.value === expected;
    case 'tags':
      return article.keywords?.[index ?? 0] === expected;
    case 'updated':
      return saysInstant(article.dateModified ?? article.datePublished, expected);
    case 'published':
      return saysInstant(article.datePublished, expected);
    case 'author':
      return isAuthor(article, expected);
    case 'enclosure':
      return article.image?.[0]?.url === expected;
    default:
      return false;
  }
}

function isAuthor(article: RawArticle, expected: string): boolean {
  const { name, email } = article.author?.[0] ?? {};
  return [name, email, `${name} (${email})`].includes(expected);
}
