import { createHash } from 'node:crypto';
import { slugOf } from '../article/slug.ts';
import { lookOf } from '../text/look-alike.ts';
import { isNameOf } from './name-of-domain.ts';
import { compare, keysOfLooks, keysOfNames } from './source-claims.ts';

/** Where a name comes from, best last: the domain alone, the end of headlines, the title of a feed, the payload's own word. */
export const NAME_RANKS = ['domain', 'ending', 'feed', 'given'] as const;
export type NameRank = (typeof NAME_RANKS)[number];

/** What payloads have told of a source. Every field only ever grows towards a bound, whatever the order and however often it is told. */
export interface KnownSource {
  /** The best name so far. */
  readonly name: string;
  readonly rank: NameRank;
  /** Who told the name. */
  readonly by?: string;
  /** Who told of it first, and when: whose names go before those of others. */
  readonly first?: Telling;
  /** Slugs of its names, each with the first day on which it was told, and behind a space who did. */
  readonly names: Readonly<Record<string, string>>;
  /** A sample of its headlines: the ending of each, by a hash of it. The smallest hashes stay, so it is the same sample in any order. */
  readonly headlines: Readonly<Record<string, string>>;
  /** The last day on which it was told of. */
  readonly seen: string;
}

/** A sender, '' for one without a name, and an instant; '' for a sender whom the operator lets speak for the source. */
export interface Telling {
  readonly sender: string;
  readonly at: string;
}

/** What is known of sources by their keys, and whose a name is. */
export interface SourceMemory {
  readonly sources: ReadonlyMap<string, KnownSource>;
  /**
   * The key of the source with a domain that is known by a name, given as its slug: whose domain is called so, else to
   * which `sender` itself gave the name first, else anybody, which `own` leaves out.
   */
  readonly keyOfName: (slug: string, sender?: string, trust?: 'own' | 'any') => string | undefined;
  /** The key of the source that a name looks like the name of; see `lookOf`. */
  readonly keyOfLook: (name: string) => string | undefined;
}

/** What one article tells of its source. */
export interface ToldOfSource {
  readonly key: string;
  readonly name: string;
  readonly rank: NameRank;
  /** What its headline ends in behind a dash or bar; '' for nothing. */
  readonly ending: string;
  readonly headline: string;
  /** Of the address of the article. */
  readonly hostname?: string;
  readonly day: string;
  readonly told?: Telling;
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
  let looks: ReadonlyMap<string, string> | undefined;
  return {
    sources,
    keyOfName: (slug, sender = '', trust = 'any') => {
      keys ??= keysOfNames(sources);
      const own = keys.get(slug) ?? keys.get(`${slug} by ${sender}`);
      return own ?? (trust === 'any' ? keys.get(`${slug} by anybody`) : undefined);
    },
    keyOfLook: (name) => {
      looks ??= keysOfLooks(sources);
      return looks.get(lookOf(name));
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

function knownFrom({
  key,
  name,
  rank,
  ending,
  headline,
  hostname = '',
  day,
  told,
}: ToldOfSource): KnownSource {
  const slug = rank === 'domain' ? '' : slugOf(name);
  const isNaming = ending !== '' && isNameOf(ending, key);
  // Of "MMA Junkie" on a host of its own within another's domain is no more learned than that it lies there.
  const isOfHost = ending !== '' && isNameOf(ending, `${hostname.split('.')[0]}.com`);
  const slugs = [slug, isNaming || isOfHost ? slugOf(ending) : ''].filter(Boolean);
  return {
    ...(rank === 'domain' && isNaming ? { name: ending, rank: 'ending' as const } : { name, rank }),
    ...(told && { by: told.sender, first: told }),
    names: Object.fromEntries(slugs.map((each) => [each, toldBy(day, told)])),
    headlines: headline === '' ? {} : { [digestOf(headline)]: ending },
    seen: day,
  };
}

function united(a: KnownSource, b: KnownSource): KnownSource {
  const headlines = sampled(a.headlines, b.headlines);
  const first = earlier(a.first, b.first);
  const better = worthOf(b, first) > worthOf(a, first) ? b : a;
  const [ending] = better.rank === 'domain' ? ownEndings({ headlines }) : [];
  const seen = a.seen > b.seen ? a.seen : b.seen;
  const names = {
    ...earliest(a.names, b.names),
    ...(ending !== undefined && { [slugOf(ending)]: toldBy(seen, first) }),
  };
  return {
    ...(ending === undefined
      ? { name: better.name, rank: better.rank }
      : { name: ending, rank: 'ending' as const }),
    ...(better.by !== undefined && { by: better.by }),
    ...(first && { first }),
    names: Object.fromEntries(Object.entries(names).sort(byValue).slice(0, MOST_NAMES)),
    headlines,
    seen,
  };
}

/** A name of the sender that told of the source first is worth more than one of any other; a bare domain is none. */
function worthOf({ rank, by }: KnownSource, first: Telling | undefined): number {
  const isFirst = rank !== 'domain' && by !== undefined && by === first?.sender;
  return NAME_RANKS.indexOf(rank) + (isFirst ? NAME_RANKS.length : 0);
}

function earlier(a: Telling | undefined, b: Telling | undefined): Telling | undefined {
  if (!a || !b) return a ?? b;
  return (compare(a.at, b.at) || compare(a.sender, b.sender)) <= 0 ? a : b;
}

/** The name that a source keeps against what `sender` calls it: one that was told by the sender that it is of. Pure. */
export function keptName(known: KnownSource | undefined, sender: string): string | undefined {
  const isKept = known?.first !== undefined && known.by === known.first.sender && known.rank !== 'domain';
  return isKept && known.by !== sender ? known.name : undefined;
}

function toldBy(day: string, told: Telling | undefined): string {
  return [day, told?.sender].filter(Boolean).join(' ');
}

function sampled(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): Record<string, string> {
  const headlines: Record<string, string> = { ...a };
  for (const [digest, ending] of Object.entries(b))
    if (ending >= (headlines[digest] ?? '')) headlines[digest] = ending;
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

const byKey = ([a]: [string, string], [b]: [string, string]) => compare(a, b);
const byValue = ([a, x]: [string, string], [b, y]: [string, string]) => compare(x, y) || compare(a, b);

/** The first 30 bits of SHA-256: of twelve headlines hardly two share them. */
function digestOf(headline: string): string {
  return createHash('sha256').update(headline.toLowerCase()).digest('base64url').slice(0, 5);
}
