import type { Fetched, FetchRequest } from '../article/fetched.ts';
import type { Instant } from '../article/instant.ts';
import type { OutgoingMessage } from '../article/message-queue.ts';
import type { SubscriptionStore } from '../store/subscription-store.ts';

/** What ingestion has to know of an upload beside its bytes. */
export interface UploadFacts {
  readonly contentType?: string;
  /** Where the bytes came from: relative addresses are resolved against it. */
  readonly baseUrl: string;
  /** Of articles that do not say their own. */
  readonly language?: string;
  readonly section?: string;
  /** Name of the source of articles that name none. */
  readonly source?: string;
}

/** What polling is given from the edge of the process. */
export interface PollDeps {
  readonly store: SubscriptionStore;
  readonly fetch: (request: FetchRequest) => Promise<Fetched>;
  /** Puts bytes into the bucket, which raises the event of an upload. */
  readonly putUpload: (key: string, bytes: Uint8Array, facts: UploadFacts) => Promise<void>;
  /** Sends to the queue of what is to be fetched. */
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  readonly now: () => Instant;
  /** In [0, 1). */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly userAgent: string;
  /** Address of the callback of hubs; absent where hubs cannot reach us. */
  readonly callbackUrl?: (id: string, token: string) => string;
  /** Letters and digits that nobody can guess. */
  readonly newToken: () => string;
  /** One line; holds no query of an address. */
  readonly log: (fields: Readonly<Record<string, unknown>>) => void;
}
