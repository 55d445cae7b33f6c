import { deflateSync, inflateSync } from 'node:zlib';
import {
  anyText,
  checkedJson,
  fields,
  listOf,
  oneOf,
  optional,
  tupleOf,
  valuesOf,
} from '../article/check.ts';
import { type Instant, instantMs } from '../article/instant.ts';
import {
  type KnownSource,
  learnSources,
  mergeSources,
  NAME_RANKS,
  type SourceMemory,
  sourceMemory,
  type Telling,
  type ToldOfSource,
} from '../normalize/source-memory.ts';
import type { WriteStore } from '../store/write-store.ts';

/** What this process knows of sources. */
export interface SourceMemories {
  /** Adds what articles tell and returns all that is known. One GetItem for the first upload, and then one in five minutes. */
  learn(told: readonly ToldOfSource[], now: Instant): Promise<SourceMemory>;
  /** Shares what was learned, once it is worth a write: a new source or name after a minute, or two hundred articles. One GetItem and one PutItem. */
  flush(now: Instant): Promise<void>;
}

const NAME = 'sources';
const REFRESH_MS = 5 * 60_000;
const SHARE_MS = 60_000;
const SHARE_ARTICLES = 200;

/**
 * What payloads tell of sources lies in one item, like the term frequencies. An instance reads it, adds to it, and
 * merges that back over the revision that it read. What is told again changes nothing, so a delivery that comes twice
 * does no harm, and what two instances learn is the same in either order.
 */
export function sourceMemories(store: Pick<WriteStore, 'getSnapshot' | 'putSnapshot'>): SourceMemories {
  let memory: SourceMemory | undefined;
  let [readAt, sharedAt] = [0, 0];
  let pending: ToldOfSource[] = [];
  let hasNews = false;

  async function read(): Promise<{ sources: ReadonlyMap<string, KnownSource>; revision: number }> {
    const found = await store.getSnapshot(NAME);
    return { sources: found ? decoded(found.bytes) : new Map(), revision: found?.revision ?? 0 };
  }

  return {
    async learn(told, now) {
      if (memory === undefined || instantMs(now) - readAt > REFRESH_MS) {
        const { sources } = await read();
        memory = sourceMemory(mergeSources(sources, memory?.sources ?? new Map()));
        readAt = instantMs(now);
      }
      const known = memory.sources;
      memory = learnSources(memory, told);
      for (const { key } of told) hasNews ||= namesOf(known.get(key)) !== namesOf(memory.sources.get(key));
      pending.push(...told);
      return memory;
    },
    async flush(now) {
      const isDue = hasNews && instantMs(now) - sharedAt > SHARE_MS;
      if (!memory || !(isDue || pending.length >= SHARE_ARTICLES)) return;
      const { sources, revision } = await read();
      const merged = learnSources(sourceMemory(sources), pending);
      // Somebody else was faster: what was learned stays pending until the next batch.
      if (!(await store.putSnapshot(NAME, encoded(merged.sources), revision))) return;
      memory = merged;
      sharedAt = instantMs(now);
      pending = [];
      hasNews = false;
    },
  };
}

function namesOf(known: KnownSource | undefined): string {
  return known ? [known.name, ...Object.keys(known.names)].join('\n') : '';
}

function encoded(sources: ReadonlyMap<string, KnownSource>): Uint8Array {
  return deflateSync(JSON.stringify([...sources]));
}

const SOURCES = listOf(
  tupleOf(
    anyText,
    fields<KnownSource>({
      name: anyText,
      rank: oneOf(...NAME_RANKS),
      by: optional(anyText),
      first: optional(fields<Telling>({ sender: anyText, at: anyText })),
      names: valuesOf(anyText),
      headlines: valuesOf(anyText),
      seen: anyText,
    }),
  ),
);

/** Throws Malformed for what no version of this code has written. */
function decoded(bytes: Uint8Array): ReadonlyMap<string, KnownSource> {
  return new Map(checkedJson(SOURCES, inflateSync(bytes).toString()));
}
