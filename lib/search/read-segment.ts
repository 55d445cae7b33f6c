import type { SearchPart } from '../article/search-part.ts';
import { type BlockTerm, decodeBlock } from './block.ts';
import { type DocumentEntry, decodeEntries } from './document-entry.ts';
import type { Segment } from './manifest.ts';
import { blockName, ENTRIES, entriesName } from './part-names.ts';
import { emptyPostings, type Postings } from './postings.ts';
import type { SearchReadStore } from './search-store.ts';
import { type PlacedTerm, termPlace } from './segment-terms.ts';
import { chunkPart, chunkPostings, wantedPart } from './term-source.ts';

type Store = Pick<SearchReadStore, 'getParts'>;

/** Blocks that are read together while a segment is read through. */
const TOGETHER = 64;

/** The entries of all documents of a segment. Throws when a part is gone. */
export async function readEntries(store: Store, { name, documents }: Segment): Promise<DocumentEntry[]> {
  const names = Array.from({ length: Math.ceil(documents / ENTRIES) }, (_, index) =>
    entriesName(index * ENTRIES),
  );
  const parts = await store.getParts(names.map((each) => ({ segment: name, name: each })));
  return names.flatMap((each) => decodeEntries(wantedPart({ segment: name, name: each }, parts)));
}

/** The terms of a segment in its order, each with all of its postings. A BatchGetItem for 64 blocks, one for the chunks of heavy terms in them. */
export async function* readTerms(store: Store, segment: Segment): AsyncGenerator<PlacedTerm> {
  for (let from = 0; from < segment.blocks; from += TOGETHER) {
    const count = Math.min(TOGETHER, segment.blocks - from);
    const names = Array.from({ length: count }, (_, index) => blockName(from + index));
    const parts = await store.getParts(names.map((name) => ({ segment: segment.name, name })));
    const terms = names.flatMap((name) => decodeBlock(wantedPart({ segment: segment.name, name }, parts)));
    const heavy = terms.flatMap((term) => chunkParts(segment, term));
    const chunks = heavy.length > 0 ? await store.getParts(heavy) : new Map<string, Uint8Array>();
    for (const found of terms) {
      const { term, language } = found;
      const own = chunkParts(segment, found);
      const postings =
        own.length === 0 ? found.postings : joined(own.map((part) => chunkPostings(part, chunks)));
      yield { place: termPlace(term), language, term, postings };
    }
  }
}

/** The parts of the chunks of a term; none for one that is not heavy. */
function chunkParts(segment: Segment, term: BlockTerm): SearchPart[] {
  return (term.chunks ?? []).map((_, chunk) => chunkPart(segment, term, chunk));
}

function joined(all: readonly Postings[]): Postings {
  const row = emptyPostings(all.reduce((sum, { documents }) => sum + documents.length, 0));
  let at = 0;
  for (const { documents, frequencies, lengths } of all) {
    row.documents.set(documents, at);
    row.frequencies.set(frequencies, at);
    row.lengths.set(lengths, at);
    at += documents.length;
  }
  return row;
}
