import type { Article } from './article.ts';
import { isSenderSource } from './sender.ts';
import type { WarningCode } from './warning.ts';

/** What became of a payload of an article that is stored already. */
export interface Merged {
  readonly article: Article;
  /** What the incoming one says otherwise and may not change: names of fields, only of another sender's article. */
  readonly heldBack?: readonly string[];
  /**
   * `updated` the incoming version won; `filled` it only gave what was missing; `unchanged` it says the same;
   * `superseded` it is an older version that had nothing to add.
   */
  readonly outcome: 'updated' | 'filled' | 'unchanged' | 'superseded';
}

/**
 * Which of two payloads of one article is the newer version: above 0 when `a` is, 0 only when both say the same.
 * The sender's version decides, then the date of modification (what names none was not modified, so it is older than
 * what does), then the instant of receipt, then the place in the upload; of two uploads that were received together the
 * choice is arbitrary but always the same. Of payloads that all name versions, or none, the newest is the same in whatever order they are compared.
 */
export function compareVersions(a: Article, b: Article): number {
  return (
    compareVersionText(a.version, b.version) ||
    compareText(a.dateModified ?? '', b.dateModified ?? '') ||
    compareText(a.ingest.receivedAt, b.ingest.receivedAt) ||
    compareText(a.ingest.upload, b.ingest.upload) ||
    (a.ingest.position ?? 0) - (b.ingest.position ?? 0) ||
    compareText(statementOf(a), statementOf(b))
  );
}

/** Versions as people write them: numbers among other text compare as numbers, so 10 comes after 9. Without a version on both sides nothing is decided. */
function compareVersionText(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a.localeCompare(b, 'en', { numeric: true });
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

/**
 * The article after another payload of it. The newer version wins, an older one only fills what is empty; a body
 * is never replaced by a truncated one, nor the publication moved later by a modified copy; identifiers and
 * addresses of both are kept. `stored` decides the `id`. Doing it again changes nothing.
 */
export function mergeArticles(stored: Article, incoming: Article): Merged {
  if (saysTheSame(stored, incoming)) return { article: stored, outcome: 'unchanged' };
  const isNewer = compareVersions(incoming, stored) > 0;
  const merged = isNewer ? overlaid(incoming, stored) : overlaid(stored, incoming);
  const article = { ...merged, id: stored.id, identifier: united(stored.identifier, incoming.identifier) };
  if (saysTheSame(article, stored)) return { article: stored, outcome: isNewer ? 'unchanged' : 'superseded' };
  return { article, outcome: isNewer ? 'updated' : 'filled' };
}

/** What anybody may fill in where it is missing: it neither changes nor hides, moves or renames anything. */
const FILLABLE: readonly (keyof Article)[] = [
  'alternativeHeadline',
  'description',
  'articleBody',
  'contentHtml',
  'author',
  'inLanguage',
  'articleSection',
  'keywords',
  'about',
  'genre',
  'contentLocation',
  'image',
  'citation',
];

/**
 * The article of one sender after a payload of another, who may only fill what is missing, and that only where it
 * tells the same: `mayFill`. What would have come of it besides, had it been the same sender, is held back and named.
 */
export function mergeForeign(stored: Article, incoming: Article, mayFill: boolean): Merged {
  const own = mergeArticles(stored, incoming);
  if (own.outcome === 'unchanged') return own;
  // A withdrawn article is empty because its sender wants it so.
  const fillable = mayFill && stored.creativeWorkStatus === 'usable' ? FILLABLE : [];
  const filled = fillable.filter((name) => isMissing(stored, name) && !isMissing(incoming, name));
  const isBodyless = isMissing(stored, 'articleBody');
  const names = filled.filter((name) => name !== 'contentHtml' || isBodyless);
  const added = Object.fromEntries(names.map((name) => [name, incoming[name]]));
  const article: Article = { ...stored, ...added };
  const heldBack = Object.keys(own.article).filter(
    (name) => !UNHEARD.has(name) && differs(own.article, article, name as keyof Article),
  );
  const outcome = names.length > 0 ? 'filled' : own.outcome === 'superseded' ? 'superseded' : 'unchanged';
  return { article, outcome, ...(heldBack.length > 0 && { heldBack }) };
}

/** Nothing of these is said of the article itself. */
const UNHEARD: ReadonlySet<string> = new Set(['id', 'identifier', 'sameAs', 'ingest']);

function differs(a: Article, b: Article, name: keyof Article): boolean {
  return JSON.stringify(sorted(a[name])) !== JSON.stringify(sorted(b[name]));
}

/** The newer version, with what only the older one has. */
function overlaid(newer: Article, older: Article): Article {
  const missing = Object.entries(older).filter(
    ([name]) =>
      isMissing(newer, name as keyof Article) &&
      !isMissing(older, name as keyof Article) &&
      !isDropped(name, newer),
  );
  return {
    ...newer,
    ...Object.fromEntries(missing),
    ...publishedFirst(newer, older),
    ...longerBody(newer, older),
    sameAs: [...new Set([...older.sameAs, ...newer.sameAs])].filter(
      (url) => url !== (newer.url ?? older.url),
    ),
  };
}

/** An embargo or expiry that the newer version no longer has was lifted; when an older one was modified is not its own. */
function isDropped(name: string, newer: Article): boolean {
  if (name === 'dateModified') return true;
  const isStatement = newer.version !== undefined || newer.dateModified !== undefined;
  return isStatement && (name === 'embargoedUntil' || name === 'expires');
}

/** True when a payload did not say it: nothing, or what stands in for nothing. */
function isMissing(article: Article, name: keyof Article): boolean {
  if (name === 'publisher') return isSenderSource(article.publisher.key);
  if (name === 'inLanguage') return article.inLanguage === 'und';
  if (name === 'headline') return article.headline === '' || hasWarning(article, 'headlineGuessed');
  const value = article[name];
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The older body where the newer one is a cut copy of something longer. */
function longerBody(newer: Article, older: Article): Partial<Article> {
  const isCut = isTruncated(newer) && older.articleBody.length > newer.articleBody.length;
  if (!isCut) return {};
  const warnings = newer.ingest.warnings.filter(({ code }) => code !== 'bodyTruncated' || isTruncated(older));
  return {
    articleBody: older.articleBody,
    ...(older.contentHtml !== undefined && { contentHtml: older.contentHtml }),
    ingest: { ...newer.ingest, warnings },
  };
}

function isTruncated(article: Article): boolean {
  return hasWarning(article, 'bodyTruncated');
}

function hasWarning({ ingest }: Article, wanted: WarningCode): boolean {
  return ingest.warnings.some(({ code }) => code === wanted);
}

const TRUST: readonly Article['datePublishedSource'][] = ['payload', 'page', 'url', 'relative', 'received'];
type Published = Pick<Article, 'datePublished' | 'datePublishedPrecision' | 'datePublishedSource'>;

/** Whose date of publication holds: the more trustworthy one; of two alike the finer when it lies within the coarser, else the earlier. */
function publishedFirst(a: Article, b: Article): Published {
  const { datePublished, datePublishedPrecision, datePublishedSource } = chosenDate(a, b);
  return { datePublished, datePublishedPrecision, datePublishedSource };
}

function chosenDate(a: Article, b: Article): Article {
  const rank = ({ datePublishedSource }: Article): number => TRUST.indexOf(datePublishedSource);
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? a : b;
  const [earlier, later] = a.datePublished <= b.datePublished ? [a, b] : [b, a];
  return isWithin(later, earlier) ? later : earlier;
}

/** True when `coarse` is only a day, month or year, and `fine` a time within it. */
function isWithin(fine: Article, coarse: Article): boolean {
  const length = { day: 10, month: 7, year: 4 }[coarse.datePublishedPrecision as 'day' | 'month' | 'year'];
  if (length === undefined || fine.datePublishedPrecision === coarse.datePublishedPrecision) return false;
  return fine.datePublished.slice(0, length) === coarse.datePublished.slice(0, length);
}

function united(
  first: readonly [string, ...string[]],
  second: readonly string[],
): readonly [string, ...string[]] {
  const [head, ...tail] = first;
  // Each version has a text of its own: that of the first is enough, the others are known by their aliases.
  const added = second.filter((each) => !isTextKey(each));
  return [head, ...new Set([...tail, ...added].filter((each) => each !== head))];
}

/** Keys of what an article says are no statement of it. */
function isTextKey(key: string): boolean {
  return key.startsWith('text:');
}

/** The same but for the circumstances of receipt; a date that was relative to receipt is one of these. */
function saysTheSame(a: Article, b: Article): boolean {
  return statementOf(a) === statementOf(b);
}

/** What the sender said, as canonical JSON: equal for two payloads that say the same, whenever and under whatever key they came. */
export function statementOf({ ingest: _ingest, id: _id, sameAs, ...article }: Article): string {
  const identifier = article.identifier.filter((key, index) => index === 0 || !isTextKey(key));
  const soft = article.datePublishedSource === 'relative' || article.datePublishedSource === 'received';
  const date = soft ? { datePublished: '', datePublishedPrecision: '', datePublishedSource: '' } : {};
  return JSON.stringify(
    sorted({ ...article, ...date, identifier: identifier.sort(), sameAs: [...sameAs].sort() }),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}
