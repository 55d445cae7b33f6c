import type { AddressRules } from '../../collect/address-rules.ts';
import type { PollDeps } from '../../poll/deps.ts';
import type { AppDeps } from '../../web/app.ts';

/** What the subscription function is given beside what all have: it fetches to find feeds, and takes what hubs push. */
export interface SubscriptionDeps extends AppDeps {
  readonly poll: PollDeps;
  readonly rules: AddressRules;
  /** SHA-256, in hex, of the tokens with the scope `operate`. */
  readonly operatorTokenHashes: readonly string[];
  /** Secrets that sign sessions and forms, newest first: the first signs, all verify. */
  readonly sessionSecrets: readonly string[];
}
