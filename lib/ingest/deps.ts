import type { Article } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import type { MessageQueue } from '../article/message-queue.ts';
import type { ReadObject } from '../article/read-object.ts';
import type { Spokesmen } from '../article/sender.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import type { CompactOptions } from '../search/compact-options.ts';
import type { SearchWriteStore } from '../search/search-store.ts';
import type { WriteStore } from '../store/write-store.ts';
import type { FrequencyMemory } from './frequency-memory.ts';
import type { NamedLanes } from './lanes.ts';
import type { SourceMemories } from './source-memories.ts';
import type { TagMemories } from './tag-memories.ts';

/** What ingestion is given from the edge of the process. */
export interface IngestDeps {
  readonly store: WriteStore;
  /** Where articles are put to be searched, and how that is kept. */
  readonly index: SearchWriteStore;
  readonly search: Pick<CompactOptions, 'retentionDays' | 'settleSeconds' | 'sweep'>;
  /** Whether something was thrown by the store; see `watchedStore`. */
  readonly isTableFault: (error: unknown) => boolean;
  /** Bytes that an article takes in its item. */
  readonly packedBytes: (article: Article) => number;
  readonly frequencies: FrequencyMemory;
  readonly tags: TagMemories;
  readonly sources: SourceMemories;
  /** What the operator says are the same sources. */
  readonly sourceAliases?: SourceAliases;
  /** Who, by the operator's word, speaks for which source. */
  readonly spokesmen?: Spokesmen;
  /** Keeps headlines whole where they name their outlet. */
  readonly keepsOutlets?: boolean;
  /** Reads the version that is named, or else the newest. */
  readonly readObject: (key: string, versionId?: string) => Promise<ReadObject>;
  /** Puts an object of the bucket that is none of an upload. */
  readonly putObject: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Where the messages came from; parts and second looks go there too. */
  readonly queue: MessageQueue;
  /** Logs and counts an exception of our own code that an article or an item was spared. */
  readonly onInternalFault: (where: Readonly<Record<string, string>>, error: unknown) => void;
  /** What all articles of a batch have to go through. */
  readonly lanes: NamedLanes;
  /** Milliseconds until the invocation ends. */
  readonly remainingMs: () => number;
  /** Names the invocation in logs. */
  readonly requestId?: string;
  readonly now: () => Instant;
  readonly log: (fields: Readonly<Record<string, unknown>>) => void;
}
