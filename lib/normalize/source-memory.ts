import { createHash } from 'node:crypto';
import { slugOf } from '../article/slug.ts';
import { isNameOf } from './name-of-domain.ts';

/** Where a name comes from, best last: the domain alone, the end of headlines, the title of a feed, the payload's own word. */
export const NAME_RANKS = ['domain', 'ending', 'feed', 'given'] as const;
export type NameRank = (typeof NAME_RANKS)[number];

/** What payloads have told of a source. Every field only ever grows towards a bound, whatever the order and however often it is told. */
export interface KnownSource {
  /** The best name so far. */
  readonly name: string;
  readonly rank: NameRank;
  /** Slugs of its names, each with the first day on which it was told. */
  readonly names: Readonly<Record<string, string>>;
  /** A sample of its headlines: the ending of each, by a hash of it. The smallest hashes stay, so it is the same sample in any order. */
  readonly headlines: Readonly<Record<string, string>>;
  /** The last day on which it was told of. */
  readonly seen: string;
}

/** What is known of sources by their keys, and whose a name is. */
export interface SourceMemory {
  readonly sources: ReadonlyMap<string, KnownSource>;
  /** The key of the source with a domain that is known by a name, given as its slug. */
  readonly keyOfName: (slug: string) => string | undefined;
}

/** What one article tells of its source. */
export interface ToldOfSource {
  readonly key: string;
  readonly name: string;
  readonly rank: NameRank;
  /** What its headline ends in behind a dash or bar; '' for nothing. */
  readonly ending: string;
  readonly headline: string;
  readonly day: string;
}

/** Sources that are remembered: the snapshot stays below 300 KB. */
const MOST_SOURCES = 2000;
const MOST_NAMES = 6;
/** Headlines of a sample. */
const SAMPLE = 12;
/** So many headlines of the sample, and at least such a part of it, share an ending that is the source's own. */
const SHARED: readonly { readonly by: number; readonly share: number }[] = [
  { by: 2, share: 0.6 },
  { by: 3, share: 0.3 },
];

export const NO_SOURCES: SourceMemory = sourceMemory(new Map());

/** The memory of sources by key. */
export function sourceMemory(sources: ReadonlyMap<string, KnownSource>): SourceMemory {
  let keys: ReadonlyMap<string, string> | undefined;
  return {
    sources,
    keyOfName: (slug) => {
      keys ??= keysOfNames(sources);
      return keys.get(slug);
    },
  };
}

/** `memory` with what articles tell. Telling it again changes nothing, and the order does not matter. Pure. */
export function learnSources(memory: SourceMemory, told: readonly ToldOfSource[]): SourceMemory {
  if (told.length === 0) return memory;
  const sources = new Map(memory.sources);
  for (const each of told) {
    const known = sources.get(each.key);
    const learned = knownFrom(each);
    sources.set(each.key, known ? united(known, learned) : learned);
  }
  return sourceMemory(newest(sources));
}

/** What two memories know together. Pure. */
export function mergeSources(
  a: ReadonlyMap<string, KnownSource>,
  b: ReadonlyMap<string, KnownSource>,
): ReadonlyMap<string, KnownSource> {
  const sources = new Map(a);
  for (const [key, known] of b) {
    const other = sources.get(key);
    sources.set(key, other ? united(other, known) : known);
  }
  return newest(sources);
}

/** Endings that are a source's own: several of its headlines share them. */
export function ownEndings({ headlines }: Pick<KnownSource, 'headlines'>): string[] {
  const endings = Object.values(headlines);
  const counts = new Map<string, number>();
  for (const ending of endings.filter(Boolean)) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => SHARED.some(({ by, share }) => count >= by && count >= share * endings.length))
    .map(([ending]) => ending);
}

function knownFrom({ key, name, rank, ending, headline, day }: ToldOfSource): KnownSource {
  const slug = rank === 'domain' ? '' : slugOf(name);
  const isNaming = ending !== '' && isNameOf(ending, key);
  const slugs = [slug, isNaming ? slugOf(ending) : ''].filter(Boolean);
  return {
    ...(rank === 'domain' && isNaming ? { name: ending, rank: 'ending' as const } : { name, rank }),
    names: Object.fromEntries(slugs.map((each) => [each, day])),
    headlines: headline === '' ? {} : { [stampOf(headline)]: ending },
    seen: day,
  };
}

function united(a: KnownSource, b: KnownSource): KnownSource {
  const headlines = sampled(a.headlines, b.headlines);
  const better = NAME_RANKS.indexOf(b.rank) > NAME_RANKS.indexOf(a.rank) ? b : a;
  const [ending] = better.rank === 'domain' ? ownEndings({ headlines }) : [];
  const seen = a.seen > b.seen ? a.seen : b.seen;
  const names = { ...earliest(a.names, b.names), ...(ending !== undefined && { [slugOf(ending)]: seen }) };
  return {
    ...(ending === undefined
      ? { name: better.name, rank: better.rank }
      : { name: ending, rank: 'ending' as const }),
    names: Object.fromEntries(Object.entries(names).sort(byValue).slice(0, MOST_NAMES)),
    headlines,
    seen,
  };
}

function sampled(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): Record<string, string> {
  const headlines: Record<string, string> = { ...a };
  for (const [stamp, ending] of Object.entries(b))
    if (ending >= (headlines[stamp] ?? '')) headlines[stamp] = ending;
  return Object.fromEntries(Object.entries(headlines).sort(byKey).slice(0, SAMPLE));
}

function earliest(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): Record<string, string> {
  const names: Record<string, string> = { ...a };
  for (const [slug, day] of Object.entries(b)) {
    const other = names[slug];
    if (other === undefined || day < other) names[slug] = day;
  }
  return names;
}

function newest(sources: Map<string, KnownSource>): Map<string, KnownSource> {
  if (sources.size <= MOST_SOURCES) return sources;
  const kept = [...sources].sort(([a, x], [b, y]) => compare(y.seen, x.seen) || compare(a, b));
  return new Map(kept.slice(0, MOST_SOURCES));
}

function keysOfNames(sources: ReadonlyMap<string, KnownSource>): ReadonlyMap<string, string> {
  const claims = new Map<string, Claim>();
  for (const [key, { names }] of sources) {
    if (!key.includes('.')) continue;
    for (const [slug, day] of Object.entries(names)) {
      const claim = { slug, key, day };
      const other = claims.get(slug);
      if (other === undefined || isBefore(claim, other)) claims.set(slug, claim);
    }
  }
  return new Map([...claims].map(([slug, { key }]) => [slug, key]));
}

interface Claim {
  readonly slug: string;
  readonly key: string;
  readonly day: string;
}

/** A name is that of the source whose domain is called so, else of the one that had it first. */
function isBefore(a: Claim, b: Claim): boolean {
  const isCalled = isNameOf(a.slug, a.key);
  if (isCalled !== isNameOf(b.slug, b.key)) return isCalled;
  return (compare(a.day, b.day) || compare(a.key, b.key)) < 0;
}

const byKey = ([a]: [string, string], [b]: [string, string]) => compare(a, b);
const byValue = ([a, x]: [string, string], [b, y]: [string, string]) => compare(x, y) || compare(a, b);

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first 30 bits of SHA-256: of twelve headlines hardly two share them. */
function stampOf(headline: string): string {
  return createHash('sha256').update(headline.toLowerCase()).digest('base64url').slice(0, 5);
}
