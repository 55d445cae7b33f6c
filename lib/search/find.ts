import type { SearchPart } from '../article/search-part.ts';
import type { Language } from '../text/language.ts';
import { languageQuery, termsIn } from './expression.ts';
import { NO_MANIFEST, newestOf } from './manifest.ts';
import type { SearchQuery } from './query.ts';
import { type Ranking, type RankPosition, ranked } from './ranked.ts';
import { oddsTable, type Scale, weightOf } from './scale.ts';
import type { SearchReadStore } from './search-store.ts';
import {
  type AskedQuery,
  type ChunkPlan,
  chunkPlan,
  lookUp,
  placesIn,
  type SourceTerms,
  sourceHits,
} from './source-hits.ts';
import { segmentSource, type TermSource, tailSource } from './term-source.ts';

/** How a search is asked. */
export interface FindOptions {
  /** Those whose articles are searched, the reader's first. */
  readonly languages: readonly Language[];
  readonly order: 'relevance' | 'newest';
  /** Epoch seconds; both are included. */
  readonly since?: number | undefined;
  readonly until: number;
  /** What ages are counted from, epoch seconds. */
  readonly asOf: number;
  /** What scores were measured by on the first page. */
  readonly scale?: Scale | undefined;
  readonly after?: RankPosition | undefined;
}

/** What the index says of a query. */
export interface Finding extends Ranking {
  readonly scale: Scale;
  /** Entries that the query holds for, as far as they were looked at; those of articles that changed count twice. */
  readonly count: number;
  /** Whether all of them were looked at, and none of them can be of an article that changed. */
  readonly isExact: boolean;
  /** Whether chunks of heavy words were left out, so that older articles may be missing. */
  readonly isCut: boolean;
}

/** Chunks of heavy words that one query reads: a dozen read units. */
const MOST_CHUNKS = 24;

/** What there is to search, as it is now. One GetItem and one Query. */
export async function openIndex(store: SearchReadStore): Promise<OpenIndex> {
  const { manifest } = (await store.getManifest()) ?? { manifest: NO_MANIFEST };
  const tail = await store.listTail(manifest.mergedUpTo);
  const sources = [...tail.map(tailSource), ...manifest.segments.map(segmentSource)];
  const changed = sources.reduce((sum, source) => sum + source.changed, 0);
  return { sources, changed, languages: commonest(sources) };
}

export interface OpenIndex {
  /** Newest first, as far as their order of writing tells. */
  readonly sources: readonly TermSource[];
  /** Entries that took the place of others. */
  readonly changed: number;
  /** Primary subtags of the languages that have articles, most first. */
  readonly languages: readonly string[];
}

function commonest(sources: readonly TermSource[]): string[] {
  const counts = new Map<string, number>();
  for (const { languages } of sources)
    for (const [language, count] of Object.entries(languages))
      counts.set(language, (counts.get(language) ?? 0) + count);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([language]) => language);
}

/** Finds what a query holds for. One BatchGetItem for the blocks of its words, one for the chunks of heavy ones. */
export async function find(
  store: SearchReadStore,
  { sources, changed }: OpenIndex,
  query: SearchQuery,
  options: FindOptions,
): Promise<Finding> {
  const isAlone = options.languages.length === 1;
  const queries = options.languages.flatMap((language): AskedQuery[] => {
    const own = languageQuery(query, language);
    return own ? [{ ...own, isAlone }] : [];
  });
  const open = sources.filter((source) => overlaps(source, options));
  const blocks = await store.getParts(open.flatMap((source) => partsOf(source, queries)));
  const meanWords = options.scale?.meanWords ?? meanOf(sources);
  const odds = oddsTable(meanWords);
  const looked = open.flatMap((source) =>
    queries
      .filter(({ language }) => language in source.languages)
      .map((each) => lookUp(source, each, blocks, odds)),
  );
  const scale = options.scale ?? { meanWords, weights: weightsOf(looked, sources) };
  const plans = planChunks(looked);
  const chunks = await store.getParts(plans.flatMap(({ plan }) => plan.parts));
  const hits = plans.map(({ terms, plan }) => ({
    source: terms.source,
    hits: sourceHits(terms, plan, chunks, scale, odds),
  }));
  const isCut = plans.some(({ plan }) => plan.horizon !== Infinity);
  return {
    ...ranked(store, hits, options),
    scale,
    count: isCut ? (countAlone(plans) ?? countOf(hits)) : countOf(hits),
    isExact: (!isCut || countAlone(plans) !== undefined) && changed === 0,
    isCut,
  };
}

/** The names of the words of a query, in an order that depends on it alone. */
export function namesOf(query: SearchQuery, languages: readonly Language[]): string[] {
  const queries = languages.flatMap((language) => languageQuery(query, language) ?? []);
  return [...new Set(queries.flatMap(({ must }) => termsIn(must).map(({ name }) => name)))].sort();
}

function overlaps({ segment }: TermSource, { since = 0, until }: FindOptions): boolean {
  if (!segment) return true;
  return newestOf(segment) >= since && (segment.times.at(-1) ?? 0) <= until;
}

/** The parts that tell what a source has of a query: languages that it has no article of may look words up elsewhere. */
function partsOf(source: TermSource, queries: readonly AskedQuery[]): SearchPart[] {
  const places = queries
    .filter(({ language }) => language in source.languages)
    .flatMap((query) =>
      [...termsIn(query.must), ...termsIn(query.mustNot)].flatMap((term) => placesIn(source, query, term)),
    );
  return [...new Set(places)].flatMap((place) => source.partOf(place) ?? []);
}

function meanOf(sources: readonly TermSource[]): number {
  let [words, documents] = [0, 0];
  for (const source of sources) {
    documents += source.documents;
    words += source.words;
  }
  return Math.max(1, Math.round(words / Math.max(1, documents)));
}

function weightsOf(looked: readonly SourceTerms[], sources: readonly TermSource[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { found } of looked)
    for (const { name, count } of found.values()) counts.set(name, (counts.get(name) ?? 0) + count);
  const documents = sources.reduce((sum, source) => sum + source.documents, 0);
  return new Map([...counts].map(([name, count]) => [name, weightOf(count, documents)]));
}

interface Planned {
  readonly terms: SourceTerms;
  readonly plan: ChunkPlan;
}

/** What of the chunks is read for each source, newest first, until all that may be read is planned. */
function planChunks(looked: readonly SourceTerms[]): Planned[] {
  let left = MOST_CHUNKS;
  const newest = ({ source }: SourceTerms) => source.segment?.times[0] ?? Infinity;
  return [...looked]
    .sort((a, b) => newest(b) - newest(a))
    .map((terms) => {
      const plan = chunkPlan(terms, left);
      left -= plan.parts.length;
      return { terms, plan };
    });
}

/** How many articles have the one word that is asked for: known of a heavy one without reading its chunks. */
function countAlone(plans: readonly Planned[]): number | undefined {
  const isAlone = plans.every(
    ({ terms: { query } }) => query.must.kind === 'term' && termsIn(query.mustNot).length === 0,
  );
  if (!isAlone) return undefined;
  return plans.reduce(
    (sum, { terms }) => sum + [...terms.found.values()].reduce((all, { count }) => all + count, 0),
    0,
  );
}

function countOf(hits: readonly { hits: { documents: Uint32Array } }[]): number {
  return hits.reduce((sum, each) => sum + each.hits.documents.length, 0);
}
