import type { Article, Author } from './article.ts';

/** What became of a payload of an article that is stored already. */
export interface Merged {
  readonly article: Article;
  /**
   * `updated` the incoming version won; `filled` it only gave what was missing; `unchanged` it says the same;
   * `superseded` it is an older version that had nothing to add.
   */
  readonly outcome: 'updated' | 'filled' | 'unchanged' | 'superseded';
}

/**
 * Which of two payloads of one article is the newer version: above 0 when `a` is. The sender's version decides,
 * then the date of modification, then the instant of receipt.
 */
export function compareVersions(a: Article, b: Article): number {
  return (
    compareVersionText(a.version, b.version) ||
    compareText(a.dateModified, b.dateModified) ||
    compareText(a.ingest.receivedAt, b.ingest.receivedAt)
  );
}

/** Versions as people write them: numbers among other text compare as numbers, so 10 comes after 9. Without a version on both sides nothing is decided. */
function compareVersionText(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a.localeCompare(b, 'en', { numeric: true });
}

function compareText(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a > b ? 1 : -1;
}

/**
 * The article after another payload of it. The newer version wins, an older one only fills what is empty; a body
 * is never replaced by a truncated one, nor the publication moved later by a modified copy. Deciding does not
 * depend on the order of arrival but through `receivedAt`, and doing it again changes nothing.
 */
export function mergeArticles(stored: Article, incoming: Article): Merged {
  if (saysTheSame(stored, incoming)) return { article: stored, outcome: 'unchanged' };
  const isNewer = compareVersions(incoming, stored) >= 0;
  const article = isNewer ? overlaid(incoming, stored) : filledFrom(stored, incoming);
  if (saysTheSame(article, stored)) return { article: stored, outcome: isNewer ? 'unchanged' : 'superseded' };
  return { article, outcome: isNewer ? 'updated' : 'filled' };
}

/** The newer version, with what only the older one has. */
function overlaid(newer: Article, older: Article): Article {
  const filled = filledFrom(newer, older);
  const cut = isTruncated(newer) && older.articleBody.length > newer.articleBody.length;
  const published = publishedFirst(newer, older);
  return {
    ...filled,
    identifier: united(older.identifier, newer.identifier),
    datePublished: published.datePublished,
    datePublishedPrecision: published.datePublishedPrecision,
    datePublishedSource: published.datePublishedSource,
    ...(cut && {
      articleBody: older.articleBody,
      ...(older.contentHtml !== undefined && { contentHtml: older.contentHtml }),
    }),
  };
}

/** `base` with the fields of `other` where it has none. */
function filledFrom(base: Article, other: Article): Article {
  const missing = Object.entries(other).filter(
    ([name, value]) => isEmpty(base[name as keyof Article]) && !isEmpty(value),
  );
  const authors: readonly Author[] = base.author.length > 0 ? base.author : other.author;
  return {
    ...base,
    ...Object.fromEntries(missing),
    author: authors,
    identifier: united(base.identifier, other.identifier),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isTruncated({ ingest }: Article): boolean {
  return ingest.warnings.some(({ code }) => code === 'bodyTruncated');
}

const WORD = ['payload', 'page', 'url', 'relative', 'received'];

/** Whose date of publication holds: the more trustworthy one, of two alike the earlier. */
function publishedFirst(newer: Article, older: Article): Article {
  const rank = ({ datePublishedSource }: Article) => WORD.indexOf(datePublishedSource);
  if (rank(newer) !== rank(older)) return rank(newer) < rank(older) ? newer : older;
  return newer.datePublished < older.datePublished ? newer : older;
}

function united(
  first: readonly [string, ...string[]],
  second: readonly string[],
): readonly [string, ...string[]] {
  const [head, ...tail] = first;
  return [head, ...new Set([...tail, ...second].filter((each) => each !== head))];
}

/** The same but for the circumstances of receipt; a date that was relative to receipt is one of these. */
function saysTheSame(a: Article, b: Article): boolean {
  return statementOf(a) === statementOf(b);
}

/** What the sender said, as canonical JSON: equal for two payloads that say the same. */
export function statementOf({ ingest: _ingest, id: _id, identifier, ...article }: Article): string {
  const soft = article.datePublishedSource === 'relative' || article.datePublishedSource === 'received';
  const date = soft ? { datePublished: '', datePublishedPrecision: '', datePublishedSource: '' } : {};
  return JSON.stringify(sorted({ ...article, ...date, identifier: [...identifier].sort() }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}
