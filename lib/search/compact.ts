import type { CompactOptions } from './compact-options.ts';
import { ENTRY_BYTES } from './document-entry.ts';
import { NO_MANIFEST, type Segment } from './manifest.ts';
import { toMerge } from './merge-choice.ts';
import { readEntries, readTerms } from './read-segment.ts';
import { putOver, sweepRetired } from './replace-manifest.ts';
import type { SearchWriteStore, StoredManifest, TailItem } from './search-store.ts';
import { type PlacedTerm, termPlace } from './segment-terms.ts';
import { decodeTail, languagesOf, type TailArticles } from './tail.ts';
import { writeMerged } from './write-merged.ts';

/** What a run did. */
export interface Compacted {
  readonly merges: number;
  readonly documents: number;
}

/** About 20 long articles or 120 short ones: a search reads them in five read units at most. */
const TAIL_BYTES = 40_000;
/** Items of the tail that become one segment at once. */
const MOST_ITEMS = 1000;
/** What stays of the bytes when segments of so many documents in all are merged: common words share their terms. */
const SHRINKS: readonly (readonly [upTo: number, share: number])[] = [
  [200, 0.8],
  [1000, 0.82],
  [5000, 0.93],
  [Infinity, 0.98],
];

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
  const { mergedUpTo } = stored?.manifest ?? NO_MANIFEST;
  const settled = placeAt(options.nowSeconds - options.settleSeconds);
  const tail = await store.listTail(mergedUpTo, { consistent: true, limit: MOST_ITEMS });
  const items = tail.filter(({ place }) => place < settled);
  const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0);
  if (bytes < (options.tailBytes ?? TAIL_BYTES)) return undefined;
  const segment = await tailSegment(store, items, options);
  const next = items.at(-1)?.place ?? mergedUpTo;
  const isPut = await putOver(store, stored, options, (manifest) =>
    manifest.mergedUpTo === mergedUpTo
      ? { ...manifest, mergedUpTo: next, segments: [...manifest.segments, segment] }
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
  const languages = found.map(languagesOf).reduce(added, {});
  const names = items.map(({ place }) => place);
  const write = (to: Pick<SearchWriteStore, 'putParts'>, bytes: number) => {
    const inputs = found.map(({ entries, terms }) => ({ entries, terms: placed(terms) }));
    return writeMerged(to, names, inputs, { bytes, languages }, options);
  };
  // From half to one and a half times the bytes stay, by how many words the articles share: so it is tried.
  const { bytes, documents } = await write(
    { putParts: async () => undefined },
    items.reduce((sum, item) => sum + item.bytes.length, 0),
  );
  return write(store, bytes - documents * ENTRY_BYTES);
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
  const bytes = chosen.reduce((sum, each) => sum + each.bytes - each.documents * ENTRY_BYTES, 0) * share;
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

/** The least place in the tail of what is written at an instant. */
function placeAt(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
