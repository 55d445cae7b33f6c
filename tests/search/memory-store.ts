import { partText } from '../../lib/article/search-part.ts';
import type { Manifest } from '../../lib/search/manifest.ts';
import type { SearchWriteStore, StoredManifest, TailItem } from '../../lib/search/search-store.ts';

/** The index in memory, with the keys and bytes that the table would hold. */
export interface MemorySearchStore extends SearchWriteStore {
  readonly parts: Map<string, Uint8Array>;
  readonly tail: Map<string, Uint8Array>;
  readonly manifest: () => Manifest | undefined;
  /** Bytes that were written, each part and item rounded up to whole KB. */
  readonly writeUnits: () => number;
}

export function memorySearchStore(): MemorySearchStore {
  const parts = new Map<string, Uint8Array>();
  const tail = new Map<string, Uint8Array>();
  let stored: StoredManifest | undefined;
  let writeUnits = 0;
  const wrote = (bytes: number) => {
    writeUnits += Math.ceil((bytes + 60) / 1024);
  };
  return {
    parts,
    tail,
    manifest: () => stored?.manifest,
    writeUnits: () => writeUnits,
    getManifest: async () => stored,
    listTail: async (after, { limit = Infinity } = {}) => {
      const places = [...tail.keys()].filter((place) => place > after).sort();
      return places
        .slice(0, limit)
        .map((place): TailItem => ({ place, bytes: tail.get(place) ?? new Uint8Array() }));
    },
    getParts: async (wanted) => {
      const found = new Map<string, Uint8Array>();
      for (const part of wanted) {
        const bytes = parts.get(partText(part));
        if (bytes) found.set(partText(part), bytes);
      }
      return found;
    },
    putTail: async ({ place, bytes }) => {
      tail.set(place, bytes);
      wrote(bytes.length);
    },
    putManifest: async (manifest, previous) => {
      if ((stored?.revision ?? 0) !== previous) return false;
      stored = { manifest: structuredClone(manifest), revision: previous + 1 };
      wrote(JSON.stringify(manifest).length / 2);
      return true;
    },
    putParts: async (written) => {
      for (const part of written) {
        parts.set(partText(part), part.bytes);
        wrote(part.bytes.length);
      }
    },
    deleteSegment: async (name: string) => {
      for (const key of parts.keys()) if (key.startsWith(`${name} `)) parts.delete(key);
    },
    deleteTail: async (places) => {
      for (const place of places) tail.delete(place);
    },
  };
}
