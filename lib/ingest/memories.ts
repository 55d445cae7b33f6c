import type { WriteStore } from '../store/write-store.ts';
import { frequencyMemory } from './frequency-memory.ts';
import { sourceMemories } from './source-memories.ts';
import { tagMemories } from './tag-memories.ts';

/** What an instance keeps between invocations: term frequencies, publishers' tags and what payloads told of sources. Reads nothing yet. */
export function ingestMemories(store: WriteStore) {
  return {
    frequencies: frequencyMemory(store),
    tags: tagMemories(store),
    sources: sourceMemories(store),
  };
}
