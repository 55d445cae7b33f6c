import { hash } from 'node:crypto';
import { byTime, type DocumentEntry } from './document-entry.ts';
import { type Manifest, NO_MANIFEST, newestOf, type RetiredSegment, type Segment } from './manifest.ts';
import { readEntries, readTerms } from './read-segment.ts';
import type { SearchWriteStore, StoredManifest, TailItem } from './search-store.ts';
import { type MergeInput, mergedTerms, type PlacedTerm, termPlace } from './segment-terms.ts';
import { decodeTail, languagesOf, type TailArticles } from './tail.ts';
import { writeSegment } from './write-segment.ts';

/** When and how the index is merged. */
export interface CompactOptions {
  readonly nowSeconds: number;
  /** Items of the tail that are younger stay: a slower writer may still put one before them. */
  readonly settleSeconds: number;
  /** Articles that were listed longer ago leave the index; 0 keeps all. */
  readonly retentionDays: number;
  /** Bytes of the tail from which it is merged. */
  readonly tailBytes?: number;
  /** Larger merges are left to others: ingestion has no minutes to spend. */
  readonly mostDocuments?: number;
  /** Whether what does not stand any more is deleted after a grace period, where time to live does not do it. */
  readonly sweep?: boolean;
  /** Asked before each step; false ends the run. */
  readonly goOn?: () => boolean;
}

/** What a run did. */
export interface Compacted {
  readonly merges: number;
  readonly documents: number;
}

/** The format of segments: part of their names, so that two versions of this program never write the same one. */
const FORMAT = 1;
const DAY_SECONDS = 86_400;
/** Segments of about one size that become one. */
const FAN = 5;
/** About 40 articles of full length: a search reads them in half a dozen read units. */
const TAIL_BYTES = 40_000;
/** Items of the tail that become one segment at once. */
const MOST_ITEMS = 1000;
/** Bytes of a block that leave room for the larger ones within 4 KB. */
const BLOCK_BYTES = 3100;
/** What stays of the bytes when segments of so many documents in all are merged: common words share their terms. */
const SHRINKS: readonly (readonly [upTo: number, share: number])[] = [
  [200, 0.8],
  [1000, 0.82],
  [5000, 0.93],
  [Infinity, 0.98],
];
/** Readers of an older manifest are done by then. */
const GRACE_SECONDS = 600;
/** A segment stays twice as long for each size: small ones are merged soon, and none may end while it stands. */
const LEASE_DAYS = 8;

/**
 * Merges the tail into a segment where it is long enough, then segments of one size into larger ones, until nothing
 * is left to do. Safe to run twice and side by side: a segment is named by its inputs and its format, its parts
 * follow from them, and the manifest, which is put last and over the revision that was read, names each input once.
 */
export async function compact(store: SearchWriteStore, options: CompactOptions): Promise<Compacted> {
  let [merges, documents] = [0, 0];
  while (options.goOn?.() !== false) {
    const made = await step(store, options);
    if (!made) break;
    merges += 1;
    documents += made.documents;
  }
  if (options.sweep) await sweepRetired(store, options);
  return { merges, documents };
}

async function step(store: SearchWriteStore, options: CompactOptions): Promise<Segment | undefined> {
  const stored = await store.getManifest({ consistent: true });
  return (await mergeTail(store, stored, options)) ?? (await mergeSegments(store, stored, options));
}

async function mergeTail(
  store: SearchWriteStore,
  stored: StoredManifest | undefined,
  options: CompactOptions,
): Promise<Segment | undefined> {
  const { mark } = stored?.manifest ?? NO_MANIFEST;
  const settled = placeAt(options.nowSeconds - options.settleSeconds);
  const tail = await store.listTail(mark, { consistent: true, limit: MOST_ITEMS });
  const items = tail.filter(({ place }) => place < settled);
  const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0);
  if (bytes < (options.tailBytes ?? TAIL_BYTES)) return undefined;
  const segment = await tailSegment(store, items, options);
  const next = items.at(-1)?.place ?? mark;
  const isPut = await putOver(store, stored, options, (manifest) =>
    manifest.mark === mark
      ? { ...manifest, mark: next, segments: [...manifest.segments, segment] }
      : undefined,
  );
  if (isPut && options.sweep) await store.deleteTail(items.map(({ place }) => place));
  return segment;
}

async function tailSegment(
  store: SearchWriteStore,
  items: readonly TailItem[],
  options: CompactOptions,
): Promise<Segment> {
  const found = items.map(({ bytes }) => decodeTail(bytes));
  const inputs = found.map(({ entries, terms }) => ({ entries, terms: placed(terms) }));
  const languages = found.map(languagesOf).reduce(added, {});
  const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0);
  const names = items.map(({ place }) => place);
  return writeMerged(store, names, inputs, { bytes: bytes * 0.85, languages }, options);
}

async function* placed(terms: TailArticles['terms']): AsyncGenerator<PlacedTerm> {
  for (const { language, term, postings } of terms)
    yield { place: termPlace(term), language, term, postings };
}

async function mergeSegments(
  store: SearchWriteStore,
  stored: StoredManifest | undefined,
  options: CompactOptions,
): Promise<Segment | undefined> {
  if (!stored) return undefined;
  const chosen = toMerge(stored.manifest.segments, options);
  if (!chosen) return undefined;
  const inputs = await Promise.all(
    chosen.map(async (each) => ({ entries: await readEntries(store, each), terms: readTerms(store, each) })),
  );
  const documents = chosen.reduce((sum, each) => sum + each.documents, 0);
  const [, share] = SHRINKS.find(([upTo]) => documents <= upTo) ?? [0, 1];
  const bytes = chosen.reduce((sum, each) => sum + each.bytes - each.documents * 28, 0) * share;
  const languages = chosen.map((each) => each.languages).reduce(added, {});
  const names = chosen.map(({ name }) => name);
  const segment = await writeMerged(store, names, inputs, { bytes, languages }, options);
  await putOver(store, stored, options, (manifest) => {
    const standing = new Set(manifest.segments.map(({ name }) => name));
    if (!names.every((name) => standing.has(name))) return undefined;
    const rest = manifest.segments.filter(({ name }) => !names.includes(name));
    return { ...manifest, segments: [...rest, ...(segment.documents > 0 ? [segment] : [])] };
  });
  return segment;
}

type Counts = Readonly<Record<string, number>>;

function added(a: Counts, b: Counts): Counts {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}

/** The size of a segment in steps of the fan. */
function sizeOf(documents: number): number {
  return Math.floor(Math.log(Math.max(1, documents / 16)) / Math.log(FAN));
}

/** Segments of the least size of which there are enough; or one whose items would end before anything else happens to it. */
function toMerge(
  segments: readonly Segment[],
  { mostDocuments = Infinity, nowSeconds }: CompactOptions,
): Segment[] | undefined {
  const bySize = new Map<number, Segment[]>();
  for (const segment of segments) {
    const size = sizeOf(segment.documents);
    bySize.set(size, [...(bySize.get(size) ?? []), segment]);
  }
  const sizes = [...bySize.keys()].sort((a, b) => a - b);
  const full = sizes
    .map((size) => bySize.get(size)?.slice(0, FAN) ?? [])
    .find((group) => group.length === FAN);
  const sum = (group: readonly Segment[]) => group.reduce((all, { documents }) => all + documents, 0);
  if (full && sum(full) <= mostDocuments) return full;
  const ending = segments.find(({ expiresAt }) => expiresAt - nowSeconds < 2 * DAY_SECONDS);
  return ending && sum([ending]) <= mostDocuments ? [ending] : undefined;
}

interface MergedInput {
  readonly entries: readonly DocumentEntry[];
  readonly terms: AsyncGenerator<PlacedTerm>;
}

async function writeMerged(
  store: SearchWriteStore,
  names: readonly string[],
  inputs: readonly MergedInput[],
  { bytes, languages }: { bytes: number; languages: Counts },
  { nowSeconds, retentionDays }: CompactOptions,
): Promise<Segment> {
  // Whole days, so that two who merge the same at once write the same.
  const today = Math.floor(nowSeconds / DAY_SECONDS);
  const oldest = retentionDays === 0 ? 0 : (today - retentionDays) * DAY_SECONDS;
  const { entries, renamed } = mergedEntries(inputs, oldest);
  const lease = LEASE_DAYS * 2 ** Math.max(0, sizeOf(entries.length));
  const name = hash('sha256', [FORMAT, oldest, ...names].join('\n'), 'base64url').slice(0, 16);
  return writeSegment(store, {
    name,
    entries,
    terms: mergedTerms(
      inputs.map(({ terms }, index): MergeInput => ({ terms, renamed: renamed[index] ?? new Int32Array() })),
    ),
    blocks: Math.max(1, Math.round(bytes / BLOCK_BYTES)),
    languages,
    expiresAt: (today + lease + 1) * DAY_SECONDS,
  });
}

/** The entries that stand of all inputs, newest first, and what each input's documents are called among them. */
function mergedEntries(inputs: readonly MergedInput[], oldest: number) {
  const standing = new Map<string, { entry: DocumentEntry; input: number; document: number }>();
  for (const [input, { entries }] of inputs.entries())
    for (const [document, entry] of entries.entries()) {
      const known = standing.get(entry.id);
      if (entry.seconds < oldest || (known && known.entry.generation >= entry.generation)) continue;
      standing.set(entry.id, { entry, input, document });
    }
  const rows = [...standing.values()].sort((a, b) => byTime(a.entry, b.entry));
  const renamed = inputs.map(({ entries }) => new Int32Array(entries.length).fill(-1));
  for (const [name, { input, document }] of rows.entries()) {
    const names = renamed[input];
    if (names) names[document] = name;
  }
  return { entries: rows.map(({ entry }) => entry), renamed };
}

/** Puts a changed manifest, again over what others have put meanwhile; false when the change does not fit any more. */
async function putOver(
  store: SearchWriteStore,
  first: StoredManifest | undefined,
  { nowSeconds, retentionDays }: CompactOptions,
  change: (manifest: Manifest) => Manifest | undefined,
): Promise<boolean> {
  for (let stored = first; ; stored = await store.getManifest({ consistent: true })) {
    const before = stored?.manifest ?? NO_MANIFEST;
    const changed = change(before);
    if (!changed) return false;
    const oldest = retentionDays === 0 ? 0 : nowSeconds - retentionDays * DAY_SECONDS;
    const segments = changed.segments.filter((segment) => newestOf(segment) >= oldest);
    const stay = new Set(segments.map(({ name }) => name));
    const left = before.segments.filter(({ name }) => !stay.has(name));
    const retired = [...changed.retired, ...left.map((segment) => retire(segment, nowSeconds))];
    const kept = retired.filter(({ since }) => nowSeconds - since < DAY_SECONDS);
    if (await store.putManifest({ ...changed, segments, retired: kept }, stored?.revision ?? 0)) return true;
  }
}

function retire({ name }: Segment, since: number): RetiredSegment {
  return { name, since };
}

/** Deletes what has not stood for the grace period. */
async function sweepRetired(store: SearchWriteStore, options: CompactOptions): Promise<void> {
  const stored = await store.getManifest({ consistent: true });
  const over =
    stored?.manifest.retired.filter(({ since }) => options.nowSeconds - since >= GRACE_SECONDS) ?? [];
  if (over.length === 0) return;
  for (const { name } of over) await store.deleteSegment(name);
  const names = new Set(over.map(({ name }) => name));
  await putOver(store, stored, options, (manifest) => ({
    ...manifest,
    retired: manifest.retired.filter(({ name }) => !names.has(name)),
  }));
}

/** The least place in the tail of what is written at an instant. */
function placeAt(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
