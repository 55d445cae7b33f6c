import type { Instant } from '../article/instant.ts';
import type { MessageQueue } from '../article/message-queue.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import type { WriteStore } from '../store/write-store.ts';
import type { FrequencyMemory } from './frequency-memory.ts';
import type { TagMemories } from './tag-memories.ts';

/** An object's bytes, or why they are not here. */
export type ReadObject =
  | { readonly state: 'read'; readonly bytes: Uint8Array; readonly contentType?: string }
  | { readonly state: 'tooLarge'; readonly sizeBytes: number }
  | { readonly state: 'gone' };

/** What ingestion is given from the edge of the process. */
export interface IngestDeps {
  readonly store: WriteStore;
  /** Whether something was thrown by the store; see `watchedStore`. */
  readonly isTableFault: (error: unknown) => boolean;
  readonly frequencies: FrequencyMemory;
  readonly tags: TagMemories;
  /** What the operator says are the same sources. */
  readonly sourceAliases?: SourceAliases;
  /** Reads the version that is named, or else the newest. */
  readonly readObject: (key: string, versionId?: string) => Promise<ReadObject>;
  /** Where the messages came from; parts and second looks go there too. */
  readonly queue: MessageQueue;
  /** Logs and counts an exception of our own code that an article or an item was spared. */
  readonly onInternalFault: (where: Readonly<Record<string, string>>, error: unknown) => void;
  readonly now: () => Instant;
  readonly log: (fields: Readonly<Record<string, unknown>>) => void;
}
