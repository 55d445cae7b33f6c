import type { Fetched } from '../article/fetched.ts';

/** One redirect that was followed. */
export interface Hop {
  readonly status: number;
  readonly to: string;
}

/** What a request came to after its redirects. */
export type Followed =
  | { readonly hops: readonly Hop[]; readonly last: Fetched }
  /** A host on the way is busy or wants to be left alone until then. */
  | { readonly hops: readonly Hop[]; readonly busyUntilMs: number }
  /** A redirect that is not followed, and why. */
  | {
      readonly hops: readonly Hop[];
      readonly stopped: 'badRedirect' | 'disallowed';
      readonly found: string;
      readonly status: number;
    };
