import { partText, type SearchPart } from '../article/search-part.ts';
import { type BlockTerm, decodeBlock, decodeChunk } from './block.ts';
import { type DocumentEntry, decodeEntry } from './document-entry.ts';
import { type Segment, timeBounds } from './manifest.ts';
import { blockName, chunkName, ENTRIES, entriesName } from './part-names.ts';
import type { Postings } from './postings.ts';
import type { TailItem } from './search-store.ts';
import { termPlace } from './segment-terms.ts';
import { decodeTail, languagesOf } from './tail.ts';
import { blockOf } from './term.ts';

/** Documents that are searched together: those of a segment, or of an item of the tail. */
export interface TermSource {
  readonly documents: number;
  /** Words of all of them. */
  readonly words: number;
  /** Entries that took the place of earlier ones. */
  readonly changed: number;
  /** Documents by primary subtag. */
  readonly languages: Readonly<Record<string, number>>;
  readonly segment?: Segment;
  /** The part that holds the terms of a place; undefined where they are at hand. */
  readonly partOf: (place: number) => SearchPart | undefined;
  /** The terms at a place and others beside; what `partOf` names has to be in `parts`. */
  readonly termsAt: (place: number, parts: Parts) => readonly BlockTerm[];
  /** All terms of an item of the tail; none of a segment. */
  readonly allTerms: () => readonly BlockTerm[];
  readonly boundsOf: (document: number) => { readonly from: number; readonly to: number };
  readonly entryPart: (document: number) => SearchPart | undefined;
  readonly entryOf: (document: number, parts: Parts) => DocumentEntry;
}

export type Parts = ReadonlyMap<string, Uint8Array>;

/** Decoded blocks and items of the tail that an instance keeps: 0.1 ms each to decode. */
const REMEMBERED = 600;
const blocks = new Map<string, readonly BlockTerm[]>();
const tails = new Map<string, TermSource>();

export function segmentSource(segment: Segment): TermSource {
  const { name, documents } = segment;
  const partOf = (place: number): SearchPart => ({
    segment: name,
    name: blockName(blockOf(place, segment.blocks)),
  });
  const entryPart = (document: number): SearchPart => ({ segment: name, name: entriesName(document) });
  return {
    documents,
    words: segment.words,
    changed: segment.changed,
    languages: segment.languages,
    segment,
    partOf,
    termsAt: (place, parts) => decodedBlock(partOf(place), parts),
    allTerms: () => [],
    boundsOf: (document) => timeBounds(segment, document),
    entryPart,
    entryOf: (document, parts) => decodeEntry(wantedPart(entryPart(document), parts), document % ENTRIES),
  };
}

/** An item of the tail as a source. */
export function tailSource({ place, bytes }: TailItem): TermSource {
  return remembered(tails, place, () => {
    const articles = decodeTail(bytes);
    const { entries, terms } = articles;
    const byPlace = new Map<number, BlockTerm[]>();
    for (const term of terms) {
      const at = termPlace(term.term);
      byPlace.set(at, [...(byPlace.get(at) ?? []), term]);
    }
    const entryOf = (document: number) => {
      const entry = entries[document];
      if (!entry) throw new Error(`an item of the tail has no document ${document}`);
      return entry;
    };
    return {
      documents: entries.length,
      words: entries.reduce((sum, { length }) => sum + length, 0),
      changed: entries.filter(({ generation }) => generation > 1).length,
      languages: languagesOf(articles),
      partOf: () => undefined,
      termsAt: (at) => byPlace.get(at) ?? [],
      allTerms: () => terms,
      boundsOf: (document) => ({ from: entryOf(document).seconds, to: entryOf(document).seconds }),
      entryPart: () => undefined,
      entryOf,
    };
  });
}

function decodedBlock(part: SearchPart, parts: Parts): readonly BlockTerm[] {
  return remembered(blocks, partText(part), () => decodeBlock(wantedPart(part, parts)));
}

/** The postings of a heavy term that a chunk holds. */
export function chunkPostings(part: SearchPart, parts: Parts): Postings {
  return decodeChunk(wantedPart(part, parts));
}

/** A chunk of a heavy term of a segment. */
export function chunkPart({ name }: Segment, { language, term }: BlockTerm, chunk: number): SearchPart {
  return { segment: name, name: chunkName(language, term, chunk) };
}

/**
 * The bytes of a part that was read. Throws when the table has it no more: whoever reads the manifest again finds what
 * took its place.
 */
export function wantedPart(part: SearchPart, parts: Parts): Uint8Array {
  const bytes = parts.get(partText(part));
  if (!bytes) throw new Error(`the search index lacks ${partText(part)}`);
  return bytes;
}

/** What `make` made for a key before; the oldest leave when there are too many. */
export function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (memory.size >= REMEMBERED) memory.delete(memory.keys().next().value ?? '');
  memory.set(key, made);
  return made;
}
