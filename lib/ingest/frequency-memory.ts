import { languageKey } from '../article/feed-key.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import { type CountedTerms, type Frequencies, frequenciesOf, type Snapshot } from '../relate/frequencies.ts';
import type { Posted } from '../relate/relate.ts';
import { addCounts, type DatedSnapshot, decodeSnapshot, encodeSnapshot } from '../relate/snapshot.ts';
import type { WriteStore } from '../store/write-store.ts';
import { perLanguage } from './per-language.ts';

/** What this process knows of how common words are, by language. */
export interface FrequencyMemory {
  /** Frequencies to weigh an article with. One GetItem for the first article of a language. */
  frequenciesFor(inLanguage: string): Promise<Frequencies>;
  /** Counts an article that was stored. No request. */
  learn(inLanguage: string, learned: Posted['frequencyUpdate']): Promise<void>;
  /** Shares what was learned, once it is worth a write. One GetItem and one PutItem of up to 48 KB for `FLUSH_ARTICLES` articles of a language. */
  flush(now: Instant): Promise<void>;
}

/** Articles of one language that are learned before they are shared: the write costs about 48 units, a quarter of a unit for each. */
const FLUSH_ARTICLES = 200;

/** The one item that it needs of the table. */
type SnapshotStore = Pick<WriteStore, 'getSnapshot' | 'putSnapshot'>;

interface Known {
  stored: DatedSnapshot;
  pending: { documents: number; words: number; counts: Map<number, number> };
}

/**
 * Counts lie in one item for each language. An instance reads it once, adds what it stores itself, and merges
 * that back now and then over the revision that it read. An instance that dies takes its last counts along: they
 * are statistics, and the only ones that may be lost.
 */
export function frequencyMemory(store: SnapshotStore): FrequencyMemory {
  const languages = perLanguage((key) => readKnown(store, key));
  return {
    async frequenciesFor(inLanguage) {
      const { stored, pending } = await languages.of(inLanguage);
      return frequenciesOf(languageKey(inLanguage), together(stored, pending));
    },
    async learn(inLanguage, learned) {
      count((await languages.of(inLanguage)).pending, learned);
    },
    async flush(now) {
      for (const [key, known] of languages.all()) await share(store, key, await known, now);
    },
  };
}

async function readKnown(store: SnapshotStore, key: string): Promise<Known> {
  const found = await store.getSnapshot(key);
  const stored = found ? decodeSnapshot(found.bytes) : { atMs: 0, documents: 0, words: 0, counts: new Map() };
  return { stored, pending: nothing() };
}

async function share(store: SnapshotStore, key: string, known: Known, now: Instant): Promise<void> {
  if (known.pending.documents < FLUSH_ARTICLES) return;
  const found = await store.getSnapshot(key);
  const stored = found ? decodeSnapshot(found.bytes) : known.stored;
  const merged = addCounts(stored, known.pending, instantMs(now));
  // Somebody else was faster: what was learned stays pending until the next batch.
  if (!(await store.putSnapshot(key, encodeSnapshot(merged), found?.revision ?? 0))) return;
  known.stored = merged;
  known.pending = nothing();
}

/** The shared counts and this process's own, without copying either. */
function together(stored: Snapshot, pending: Snapshot): CountedTerms {
  return {
    documents: stored.documents + pending.documents,
    words: stored.words + pending.words,
    counts: { get: (hash) => (stored.counts.get(hash) ?? 0) + (pending.counts.get(hash) ?? 0) },
  };
}

function nothing(): Known['pending'] {
  return { documents: 0, words: 0, counts: new Map() };
}

function count(pending: Known['pending'], { terms, words }: Posted['frequencyUpdate']): void {
  pending.documents += 1;
  pending.words += words;
  for (const hash of terms) pending.counts.set(hash, (pending.counts.get(hash) ?? 0) + 1);
}
