import type { Hono } from 'hono';
import { addMs, type Instant, isInstant } from '../article/instant.ts';
import { RELATE } from '../relate/parameters.ts';
import type { FeedEntry } from '../store/read-store.ts';
import { foldPhrase } from '../text/fold.ts';
import { answerList, type ListPage } from './answer-list.ts';
import { type AppContext, type AppDeps, problem } from './app.ts';
import { type Filters, fits, readFilters } from './filters.ts';
import { splitSuffix } from './formats.ts';
import type { Paging } from './list-query.ts';
import { badParameter } from './problem.ts';
import { readFeed } from './read-feed.ts';
import { readSearch, type SearchQuery } from './search-query.ts';
import { hitPosition, rankHits, readScale, type Scale, scaleText } from './search-rank.ts';

/** Newest postings that are read of one word, as many cards as one request fetches. */
const POSTINGS = 100;
const FETCHED = 100;

/** Search over titles, hashtags, names and the distinctive words of bodies of the last thirty days. */
export function searchRoutes(app: Hono, deps: AppDeps): void {
  for (const suffix of ['', '.json', '.atom', '.rss'])
    app.get(`/v1/search${suffix}`, (context) => answerSearch(context, deps));
}

async function answerSearch(context: AppContext, deps: AppDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const filters = readFilters(parameters, deps.sourceAliases);
  if (!filters.ok) return problem(context, filters.error);
  const languages = filters.value.constraints.find(({ kind }) => kind === 'language')?.keys ?? [];
  if (languages.length > 1)
    return problem(context, badParameter('language', 'Search is in one language.', 'tooMany'));
  if (parameters.getAll('q').length > 1)
    return problem(context, badParameter('q', 'q is given once.', 'repeated'));
  const search = await readSearch(parameters.get('q'), languages[0]);
  if (!search.ok) return problem(context, search.error);
  const { path, format } = splitSuffix(context.req.path);
  return answerList(context, deps, {
    path,
    format,
    title: `Search: ${parameters.get('q')}`,
    homePath: `/search?q=${encodeURIComponent(parameters.get('q') ?? '')}`,
    read: (paging) => readSearchPage(deps, search.value, filters.value, paging),
  });
}

/**
 * One page of a search. One Query for each word and one BatchGetItem for the cards; hashtags alone are read like
 * the filter. Pages behind the first see the table as it was then: their cursor names that instant, and what scores
 * were measured by.
 */
export async function readSearchPage(
  deps: AppDeps,
  { words, phrases, hashtags }: SearchQuery,
  { constraints, since, until }: Filters,
  paging: Paging,
): Promise<ListPage> {
  const asked = [...constraints, ...hashtags.map((key) => ({ kind: 'hashtag', keys: [key] }) as const)];
  const bounds = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
  if (words.length === 0)
    return { page: await readFeed(deps.store, { constraints: asked, ...bounds }, paging, deps.now()) };
  const { asOf, scale: known, after } = readPosition(paging.after, deps.now());
  const { hits, scale } = await findHits(deps, words, asOf, bounds, known);
  const rest = after === '' ? hits : hits.filter((hit) => hitPosition(hit) > after);
  const isFiltered = asked.length > 0 || phrases.length > 0;
  const wanted = rest.slice(0, isFiltered ? FETCHED : paging.limit);
  const entries = await deps.store.getEntries(wanted, asOf);
  const keep = ({ card }: FeedEntry) => fits(card, asked) && phrases.every((phrase) => says(card, phrase));
  const shown = wanted.flatMap((hit) => {
    const entry = entries.get(hit.id);
    return entry && keep(entry) ? [{ hit, entry }] : [];
  });
  const items = shown.slice(0, paging.limit);
  const last = shown.length > items.length ? items.at(-1)?.hit : wanted.at(-1);
  const hasMore = shown.length > items.length || rest.length > wanted.length;
  const next = hasMore && last ? { next: `${asOf}${scaleText(scale)}|${hitPosition(last)}` } : {};
  return { page: { items: items.map(({ entry }) => entry), ...next } };
}

async function findHits(
  { store }: AppDeps,
  words: SearchQuery['words'],
  asOf: Instant,
  bounds: { since?: Instant; until?: Instant },
  scale: Scale | undefined,
) {
  const oldest = addMs(asOf, -RELATE.windowMs);
  const since = bounds.since !== undefined && bounds.since > oldest ? bounds.since : oldest;
  const until = bounds.until !== undefined && bounds.until < asOf ? bounds.until : asOf;
  const options = { since, until, limit: POSTINGS };
  const found = words.map(async (word) => ({
    word,
    postings: await store.listPostings(word.key, options),
    windowMs: RELATE.windowMs,
    limit: POSTINGS,
  }));
  return rankHits(await Promise.all(found), asOf, scale);
}

/** The instant of a search, what its scores were measured by, and the last hit that was shown; '' for none. */
function readPosition(
  position: string | undefined,
  now: Instant,
): { asOf: Instant; scale?: Scale | undefined; after: string } {
  const asOf = position?.slice(0, now.length) ?? '';
  if (position === undefined || !isInstant(asOf)) return { asOf: now, after: '' };
  const [, scale = '', after = ''] = /^(?:([0-9a-z]+)\|)?(.*)$/.exec(position.slice(asOf.length)) ?? [];
  return { asOf, scale: readScale(scale), after };
}

function says(
  { headline, excerpt, hashtags, source, author = '' }: FeedEntry['card'],
  phrase: string,
): boolean {
  const text = [headline, excerpt, ...hashtags, source.name, author].map(foldPhrase).join(' | ');
  return (
    ` ${text} `.includes(` ${phrase} `) ||
    (/\p{Script=Han}|\p{Script=Thai}|\p{Script=Hiragana}/u.test(phrase) && text.includes(phrase))
  );
}
