import type { Fetched } from '../article/fetched.ts';

/** One redirect that was followed. */
export interface Hop {
  readonly status: number;
  readonly to: string;
}

/** A host is busy or wants to be left alone until then. */
export interface Busy {
  readonly busyUntilMs: number;
}

/** What a request came to after its redirects. */
export type Followed = Settled | (Busy & { readonly hops: readonly Hop[] });

/** What a request came to of which no host was busy. */
export type Settled =
  | { readonly hops: readonly Hop[]; readonly last: Fetched }
  /** A redirect that is not followed, and why. */
  | {
      readonly hops: readonly Hop[];
      readonly stopped: 'badRedirect' | 'disallowed';
      readonly found: string;
      readonly status: number;
    };
