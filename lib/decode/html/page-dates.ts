import type { RawArticle, RawDate } from '../../article/raw-article.ts';
import { dateIn, isRelativeDate, publishedIn } from '../page/date-words.ts';
import { ELSEWHERE } from './hints.ts';
import type { HeadReading, Marked } from './read-head.ts';
import type { Page } from './read-page.ts';

/** Names of `<meta>` that publishing systems use, the common ones first. */
const PUBLISHED =
  'article:published_time og:article:published_time article:published og:published_time datepublished date.published pubdate publishdate publish-date publish_date publication_date published_date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date dcterms.date parsely-pub-date sailthru.date cxenseparse:recs:publishtime article_date_original originalpublicationdate displaydate ptime rnews:datepublished citation_publication_date citation_date date created'.split(
    ' ',
  );
const MODIFIED =
  'article:modified_time og:updated_time og:article:modified_time datemodified dcterms.modified dc.date.modified last-modified lastmod article:modified revision_date utime'.split(
    ' ',
  );

/**
 * When the article of a page was published, by what the page declares: JSON-LD, meta, microdata, JSON-LD of the
 * page itself (`described`), `<time>`, then elements that are named dates. A field of JSON-LD is the page's word
 * (`payload`), all else is found (`page`).
 */
export function publishedOf(
  linked: RawArticle | undefined,
  described: RawArticle | undefined,
  { head, blocks }: Page,
): RawDate | undefined {
  const given =
    metaDate(head, PUBLISHED) ?? itempropDate(head, 'datePublished') ?? itempropDate(head, 'dateCreated');
  const claims = [
    linked?.datePublished,
    given === undefined ? undefined : { value: given, from: 'page' as const },
    described?.datePublished,
    markedDate(head.marked, blocks),
  ].filter((claim) => hasDate(claim?.value) || claim?.from === 'relative');
  const times = head.marked
    .filter(({ kind }) => kind === 'time')
    .map(({ value = '' }): RawDate => ({ value, from: 'page' }));
  return withZone(withTime(claims[0], claims), [...claims, ...times]);
}

/** A time without a zone, or the claim that tells the zone of the same minute. */
function withZone(date: RawDate | undefined, claims: readonly (RawDate | undefined)[]): RawDate | undefined {
  const minute = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(date?.value.trim() ?? '')?.[1];
  if (minute === undefined) return date;
  const zoned = new RegExp(`^${minute.replace(' ', '[T ]')}.*(?:Z|[+-]\\d\\d:?\\d\\d)$`);
  return claims.find((claim) => zoned.test(claim?.value.trim() ?? '')) ?? date;
}

/** A bare day, or the claim that knows its time too. */
function withTime(date: RawDate | undefined, claims: readonly (RawDate | undefined)[]): RawDate | undefined {
  const day = date?.value.trim() ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return date;
  return claims.find((claim) => claim?.value.startsWith(`${day}T`)) ?? date;
}

export function modifiedOf(
  linked: RawArticle | undefined,
  described: RawArticle | undefined,
  head: HeadReading,
): RawDate | undefined {
  if (hasDate(linked?.dateModified?.value)) return linked?.dateModified;
  const given = metaDate(head, MODIFIED) ?? itempropDate(head, 'dateModified');
  if (given !== undefined) return { value: given, from: 'page' };
  return hasDate(described?.dateModified?.value) ? described?.dateModified : undefined;
}

/** The first date among lines that stand around the text. */
export function dateAmong(lines: readonly string[]): RawDate | undefined {
  for (const line of lines) {
    const date = publishedIn(line) ?? dateIn(line);
    if (date !== undefined) return { value: date, from: 'page' };
  }
  const relative = lines.find(isRelativeDate);
  return relative === undefined ? undefined : { value: relative, from: 'relative' };
}

function metaDate({ metas }: HeadReading, names: readonly string[]): string | undefined {
  return names.map((name) => metas.get(name)?.[0]).find(hasDate);
}

function itempropDate({ marked }: HeadReading, name: string): string | undefined {
  for (const { kind, value, text, hints } of marked) {
    if (kind !== `itemprop:${name}` || (hints & ELSEWHERE) !== 0) continue;
    const date = hasDate(value) ? value : dateIn(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** Lines that tell of publication and update are short and stand near the top. */
const LINES = { count: 80, length: 150 } as const;

function markedDate(marked: readonly Marked[], blocks: Page['blocks']): RawDate | undefined {
  const own = marked.filter(({ hints }) => (hints & ELSEWHERE) === 0);
  const lines = blocks.slice(0, LINES.count).filter(({ text }) => text.length < LINES.length);
  const published = [...own, ...lines]
    .map(({ text }) => publishedIn(text))
    .find((date) => date !== undefined);
  if (published !== undefined) {
    const same = own.find(({ kind, text, value }) => kind === 'time' && hasDate(value) && text === published);
    return { value: same?.value ?? published, from: 'page' };
  }
  const time = own.find(({ kind, value }) => kind === 'time' && hasDate(value));
  if (time?.value !== undefined) return { value: time.value, from: 'page' };
  return dateAmong(
    own.filter(({ kind, text }) => /^(?:date|time)$/.test(kind) && text.length < 150).map(({ text }) => text),
  );
}

/** Systems write the year 1 for no date; a real one has a year of our time or is a number of seconds. */
function hasDate(value: string | undefined): value is string {
  if (value === undefined || value.length > 80) return false;
  return /(?:19|20)\d{2}/.test(value) || /^\d{10,13}$/.test(value.trim());
}
