import { type Instant, instantMs, toInstant } from '../article/instant.ts';
import { languageQuery } from '../search/expression.ts';
import { type Finding, find, namesOf, openIndex } from '../search/find.ts';
import { type Atom, atomText, parseQuery, type SearchQuery } from '../search/query.ts';
import type { RankedEntry } from '../search/ranked.ts';
import type { SearchReadStore } from '../search/search-store.ts';
import { meantQuery } from '../search/spelling.ts';
import { KEY } from '../search/term.ts';
import type { Page, ReadStore } from '../store/read-store.ts';
import { loadLanguage } from '../text/language.ts';
import { type FoundArticle, foundArticle, saysTogether } from './found-article.ts';
import { positionText, readPosition } from './search-position.ts';

/** What a search is given from the edge of the process. */
export interface SearchDeps {
  readonly store: Pick<ReadStore, 'getArticles'>;
  readonly index: SearchReadStore;
  readonly now: () => Instant;
}

/** A search. The filters are those of lists; `language` keeps to one. */
export interface SearchRequest {
  readonly text: string;
  readonly order: 'relevance' | 'newest';
  readonly constraints: readonly { readonly kind: string; readonly keys: readonly string[] }[];
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
  /** Shows one article of each story, the others under it. */
  readonly groupsStories?: boolean;
}

/** One page of a search. */
export interface FoundPage extends Page<FoundArticle> {
  /** How many articles have what is asked for: exactly so many, or more. */
  readonly matched: { readonly count: number; readonly isExact: boolean };
  /** Older articles may be missing: too many have every word. */
  readonly isPartial: boolean;
  readonly understood: Understood;
  /** The query as it may have been meant, where little was found and other words are likelier; never asked by itself. */
  readonly didYouMean?: string | undefined;
}

/** A query as it was understood, each part as its reader would type it. */
export interface Understood {
  readonly all: readonly string[];
  readonly none: readonly string[];
  readonly inTitle: boolean;
  readonly ignored: readonly string[];
  readonly languages: readonly string[] | 'any';
}

/** Articles that one page reads at most beyond its limit: phrases are checked in their texts. */
const CHECKED = 50;
/** Articles that are read together at least where texts are checked: each round is two requests. */
const LEAST_CHECKED = 5;
/** Who finds so few may have meant another word. */
const LITTLE = 3;
/** Languages whose forms of words are looked up; further ones are searched for words as they are written. */
const SPOKEN = 40;

/**
 * One page of the articles that have what a query asks for. A GetItem, a Query, and three to four BatchGetItems: blocks
 * of words, chunks of heavy words, entries, articles; where little is found one more for the dictionary. Withdrawn, expired and embargoed articles are left out when they
 * are read.
 */
export async function searchArticles(deps: SearchDeps, request: SearchRequest): Promise<FoundPage> {
  const index = await openIndex(deps.index);
  const asked = request.constraints.find(({ kind }) => kind === 'language')?.keys;
  const codes = asked ?? index.languages.slice(0, SPOKEN);
  const languages = await Promise.all(codes.map(loadLanguage));
  const und = await loadLanguage('und');
  const typed = parseQuery(request.text, und);
  const query = { ...typed, must: [...typed.must, ...filterClauses(request.constraints)] };
  const names = namesOf(query, languages);
  const position = readPosition(request.after, names);
  const now = deps.now();
  const asOf = position?.asOf ?? minuteOf(now);
  const until = request.until !== undefined && request.until < now ? request.until : now;
  const finding = await find(deps.index, index, query, {
    languages,
    order: request.order,
    ...(request.since !== undefined && { since: seconds(request.since) }),
    until: seconds(until),
    asOf: seconds(asOf),
    scale: position?.scale,
    after: position,
  });
  const page = await fillPage(deps, query, finding, request);
  const next = page.last && positionText(asOf, finding.scale, names, page.last);
  const isWhole = request.after === undefined && next === undefined;
  const didYouMean =
    isWhole && page.found < LITTLE
      ? await meantQuery(deps.index, index, request.text, languages, und)
      : undefined;
  return {
    items: page.items,
    ...(next !== undefined && { next }),
    matched: isWhole
      ? { count: page.found, isExact: !finding.isCut }
      : matchedOf(finding, saysTogether(query), page.found),
    isPartial: finding.isCut && next === undefined && page.items.length < request.limit,
    understood: understoodOf(typed, asked),
    ...(didYouMean !== undefined && { didYouMean }),
  };
}

/**
 * Whether a query has a word that could be found in one of the languages: what only leaves out, or has function words
 * alone, finds nothing.
 */
export async function saysSomething(text: string, codes: readonly string[]): Promise<boolean> {
  const query = parseQuery(text, await loadLanguage('und'));
  const languages = await Promise.all(codes.map(loadLanguage));
  return languages.some((language) => languageQuery(query, language) !== undefined);
}

function filterClauses(constraints: SearchRequest['constraints']): Atom[][] {
  const keyOf: Readonly<Record<string, string>> = {
    source: KEY.source,
    hashtag: KEY.hashtag,
    section: KEY.section,
  };
  return constraints.flatMap(({ kind, keys }) => {
    const key = keyOf[kind];
    return key === undefined
      ? []
      : [keys.map((each): Atom => ({ kind: 'terms', terms: [key + each], text: each }))];
  });
}

interface FilledPage {
  readonly items: FoundArticle[];
  /** Articles that hold, those that are folded or grouped under another one too. */
  readonly found: number;
  /** The last entry that was looked at, when more may follow. */
  readonly last?: RankedEntry | undefined;
}

async function fillPage(
  { store, now }: SearchDeps,
  query: SearchQuery,
  finding: Finding,
  { limit, groupsStories = false }: SearchRequest,
): Promise<FilledPage> {
  const shown = new Map<string, FoundArticle>();
  const seen = new Set<string>();
  const isChecked = saysTogether(query);
  let [found, checked] = [0, 0];
  let last: RankedEntry | undefined;
  for (;;) {
    const missing = limit - shown.size;
    // As many as will fill the page if as many of them hold as before.
    const likely = Math.ceil((missing * checked) / Math.max(1, found));
    const isLater = isChecked && checked > 0 && missing > 0;
    const wanted = isLater ? Math.max(likely, Math.min(limit, LEAST_CHECKED)) : missing;
    const entries = await finding.next(Math.min(wanted, limit + CHECKED - checked));
    if (entries.length === 0)
      return { items: [...shown.values()], found, last: finding.hasMore() ? last : undefined };
    checked += entries.length;
    const ids = entries.map(({ entry }) => entry.id).filter((id) => !seen.has(id));
    const articles = await store.getArticles(ids, now());
    for (const ranked of entries) {
      const { entry, score } = ranked;
      const stored = articles.get(entry.id);
      const holds = stored && !seen.has(entry.id) && (await foundArticle(query, stored, ranked));
      if (shown.size === limit && holds) return { items: [...shown.values()], found, last };
      last = ranked;
      if (!stored || !holds) continue;
      seen.add(entry.id);
      found += 1;
      const { card } = stored;
      const key = groupsStories && card.story !== undefined ? card.story : (card.nearCopyOf ?? card.id);
      const known = shown.get(key);
      if (!known) shown.set(key, { ...holds, score: score / (1 + score) });
      else if (groupsStories) shown.set(key, { ...known, grouped: [...(known.grouped ?? []), card] });
      else shown.set(key, { ...known, copies: (known.copies ?? 1) + 1 });
    }
  }
}

function matchedOf({ count, isExact }: Finding, hasPhrase: boolean, found: number): FoundPage['matched'] {
  return hasPhrase ? { count: found, isExact: false } : { count, isExact };
}

function understoodOf(
  { must, mustNot, inTitle, ignored }: SearchQuery,
  languages: readonly string[] | undefined,
): Understood {
  return {
    all: must.map((clause) => clause.map(atomText).join(' OR ')),
    none: mustNot.map(atomText),
    inTitle,
    ignored,
    languages: languages ?? 'any',
  };
}

/** The end of the minute: within one, the same search has the same scores, cursors and validators. */
function minuteOf(now: Instant): Instant {
  return toInstant(Math.ceil(instantMs(now) / 60_000) * 60_000);
}

function seconds(instant: Instant): number {
  return Math.floor(instantMs(instant) / 1000);
}
