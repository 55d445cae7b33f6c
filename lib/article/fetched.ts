import type { OutcomeCode } from './subscription.ts';

/** One request; redirects come back as answers. */
export interface FetchRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds that it may take in all; 30 s at most. */
  readonly wholeMs?: number;
}

/** Why there is no answer. */
export type FaultCode = Extract<
  OutcomeCode,
  | 'refusedAddress'
  | 'noSuchHost'
  | 'noConnection'
  | 'tlsFault'
  | 'timeout'
  | 'tooLarge'
  | 'cutOff'
  | 'badEncoding'
>;

/**
 * What one request came to: an answer of any status, its redirects not followed, or why there is none. `bytes` came
 * over the line; `body` is decoded.
 */
export type Fetched =
  | {
      readonly ok: true;
      readonly url: string;
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      readonly bytes: number;
    }
  | {
      readonly ok: false;
      readonly url: string;
      readonly code: FaultCode;
      readonly found: string;
      readonly bytes: number;
      /** Of an answer whose body could not be read. */
      readonly status?: number;
    };
