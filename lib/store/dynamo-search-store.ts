import { partText, type SearchPart } from '../article/search-part.ts';
import type { SearchWriteStore } from '../search/search-store.ts';
import {
  searchManifestItem,
  searchPartItem,
  searchTailItem,
  storedManifest,
  storedPartBytes,
  storedTail,
} from './search-item.ts';
import { keyOfItem, keyText, searchManifestKey, searchPartKey, searchTailKey } from './table.ts';
import { batchGetItems, writeItems } from './table-batches.ts';
import { getItem, over, putItem, queryItems, type Table } from './table-requests.ts';

/** Bytes of parts that an instance keeps: a few thousand blocks, an eighth of its memory. */
const REMEMBERED_BYTES = 48_000_000;
const MANY = 100_000;

/** The search index on a DynamoDB table. Parts never change, so each is read once by an instance as long as it has room. */
export function dynamoSearchStore(table: Table): SearchWriteStore {
  const memory = rememberedParts();
  return {
    getManifest: async (options) => {
      const item = await getItem(table, searchManifestKey(), options);
      return item && storedManifest(item);
    },
    listTail: async (after, { consistent = false, limit = MANY } = {}) => {
      const { pk } = searchTailKey('');
      // The least string behind a place is the place with a character more.
      const from = `${after}\u0000`;
      return (await queryItems(table, { pk, ...(after !== '' && { from }), consistent, limit })).map(
        storedTail,
      );
    },
    getParts: (parts) => getParts(table, memory, parts),
    putTail: async (item, expiresAtSeconds) => {
      await putItem(table, searchTailItem(item, expiresAtSeconds));
    },
    putManifest: (manifest, previous) =>
      putItem(table, searchManifestItem(manifest, previous + 1), over(previous)),
    putParts: (parts, expiresAtSeconds) =>
      writeItems(
        table,
        parts.map((part) => searchPartItem(part, expiresAtSeconds)),
      ),
    deleteSegment: async (name) => {
      const { pk } = searchPartKey({ segment: name, name: '' });
      const items = await queryItems(table, { pk, limit: MANY });
      await writeItems(table, [], items.map(keyOfItem));
    },
    deleteTail: (places) => writeItems(table, [], places.map(searchTailKey)),
  };
}

interface RememberedParts {
  get(text: string): Uint8Array | undefined;
  set(text: string, bytes: Uint8Array): void;
}

/** The least recently read leave. */
function rememberedParts(): RememberedParts {
  const parts = new Map<string, Uint8Array>();
  let held = 0;
  return {
    get(text) {
      const bytes = parts.get(text);
      if (!bytes) return undefined;
      parts.delete(text);
      parts.set(text, bytes);
      return bytes;
    },
    set(text, bytes) {
      if (parts.has(text)) return;
      parts.set(text, bytes);
      held += bytes.length;
      for (const [oldest, { length }] of parts) {
        if (held <= REMEMBERED_BYTES) return;
        parts.delete(oldest);
        held -= length;
      }
    },
  };
}

async function getParts(
  table: Table,
  memory: RememberedParts,
  parts: readonly SearchPart[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const missing = new Map<string, string>();
  for (const part of parts) {
    const text = partText(part);
    const bytes = memory.get(text);
    if (bytes) found.set(text, bytes);
    else missing.set(keyText(searchPartKey(part)), text);
  }
  if (missing.size === 0) return found;
  const wanted = parts.filter((part) => !found.has(partText(part)));
  for (const item of await batchGetItems(table, wanted.map(searchPartKey))) {
    const text = missing.get(keyText(keyOfItem(item))) ?? '';
    const bytes = storedPartBytes(item);
    found.set(text, bytes);
    memory.set(text, bytes);
  }
  return found;
}
