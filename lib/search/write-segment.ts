import { type BlockTerm, CHUNK, encodeBlock, encodeChunk, HEAVY } from './block.ts';
import { newDictionary } from './dictionary.ts';
import { type DocumentEntry, encodeEntries } from './document-entry.ts';
import { type Segment, timesOf } from './manifest.ts';
import { blockName, chunkName, ENTRIES, entriesName, spellingName } from './part-names.ts';
import { emptyPostings, frequencyOf, lengthOf, type Postings, slicePostings } from './postings.ts';
import type { SearchWriteStore, WrittenPart } from './search-store.ts';
import type { PlacedTerm } from './segment-terms.ts';
import { blockOf } from './term.ts';

/** What a segment is made of. */
export interface SegmentPlan {
  readonly name: string;
  /** Newest first. */
  readonly entries: readonly DocumentEntry[];
  readonly terms: AsyncIterable<PlacedTerm>;
  readonly blocks: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly expiresAt: number;
}

/** Parts that are put together: eight requests of 25 at once. */
const TOGETHER = 200;

/**
 * Writes the parts of a segment; nobody reads them before a manifest names it. The same plan gives the same parts, so
 * whoever died over it is followed by another one. A write unit for each KB begun of each part.
 */
export async function writeSegment(
  store: Pick<SearchWriteStore, 'putParts'>,
  { name, entries, terms, blocks, languages, expiresAt }: SegmentPlan,
): Promise<Segment> {
  let waiting: WrittenPart[] = [];
  let bytes = 0;
  const put = async (part: string, content: Uint8Array) => {
    waiting.push({ segment: name, name: part, bytes: content });
    bytes += content.length;
    if (waiting.length < TOGETHER) return;
    await store.putParts(waiting, expiresAt);
    waiting = [];
  };
  for (let at = 0; at < entries.length; at += ENTRIES)
    await put(entriesName(at), encodeEntries(entries.slice(at, at + ENTRIES)));
  const dictionary = newDictionary(entries.length);
  let [block, found] = [0, [] as BlockTerm[]];
  // A block that no term falls into is written too: a part that is missing is a fault then.
  const closeUpTo = async (next: number) => {
    for (; block < next; block += 1) {
      await put(blockName(block), encodeBlock(found, entries.length));
      found = [];
    }
  };
  for await (const { place, language, term, postings } of terms) {
    await closeUpTo(blockOf(place, blocks));
    const count = postings.documents.length;
    dictionary.add(term, count);
    if (count <= HEAVY) found.push({ term, language, count, postings });
    else {
      const chunks = chunksOf(postings);
      for (const [index, chunk] of chunks.entries())
        await put(chunkName(language, term, index), encodeChunk(chunk));
      const firsts = chunks.map(({ documents }) => documents[0] ?? 0);
      found.push({ term, language, count, postings: bestOf(postings), chunks: firsts });
    }
  }
  await closeUpTo(blocks);
  const spellings = dictionary.parts();
  for (const [index, part] of spellings.entries()) await put(spellingName(index), part);
  await store.putParts(waiting, expiresAt);
  return {
    name,
    documents: entries.length,
    blocks,
    spellings: spellings.length,
    bytes,
    words: entries.reduce((sum, { length }) => sum + length, 0),
    changed: entries.filter(({ generation }) => generation > 1).length,
    times: timesOf(entries.map(({ seconds }) => seconds)),
    languages,
    expiresAt,
  };
}

function chunksOf(postings: Postings): Postings[] {
  const count = Math.ceil(postings.documents.length / CHUNK);
  return Array.from({ length: count }, (_, index) =>
    slicePostings(postings, index * CHUNK, (index + 1) * CHUNK),
  );
}

/** Documents of a heavy term that stand in its block: what a search for this word alone shows first. */
const BEST = 60;

function bestOf({ documents, frequencies, lengths }: Postings): Postings {
  const worth = (index: number) =>
    frequencyOf(frequencies[index] ?? 0) / (80 + lengthOf(lengths[index] ?? 0));
  const best = [...documents.keys()]
    .sort((a, b) => worth(b) - worth(a) || a - b)
    .slice(0, BEST)
    .sort((a, b) => a - b);
  const postings = emptyPostings(best.length);
  for (const [to, from] of best.entries()) {
    postings.documents[to] = documents[from] ?? 0;
    postings.frequencies[to] = frequencies[from] ?? 0;
    postings.lengths[to] = lengths[from] ?? 0;
  }
  return postings;
}
