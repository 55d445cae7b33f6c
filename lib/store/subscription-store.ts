import type { Instant } from '../article/instant.ts';
import type { Subscription } from '../article/subscription.ts';
import type { ListOptions, Page } from './read-store.ts';

/** What is to be polled at a time. */
export interface Due {
  readonly id: string;
  readonly dueAt: Instant;
  /** The host to be asked: those of one host are polled one after the other. */
  readonly host: string;
}

/** Whether a host may be asked now; `freeAtMs` is when the one who has the turn gives it back at the latest. */
export type Turn =
  | { readonly state: 'taken'; readonly heldUntilMs: number }
  | { readonly state: 'busy'; readonly freeAtMs: number };

/** The robots.txt of a host as it was read. */
export interface StoredRobots {
  readonly text: string;
  readonly fetchedAt: Instant;
}

/** What the collector keeps in the table. Nothing else of the table is read or written by it. */
export interface SubscriptionStore {
  /** One subscription as it is now. One GetItem, consistent. */
  getSubscription(id: string): Promise<Subscription | undefined>;
  /** The subscription that has this address now, whatever its id. One GetItem or three, the first consistent. */
  getByUrl(url: string): Promise<Subscription | undefined>;
  /** Subscriptions in the order of their ids. One Query. */
  listSubscriptions(options: ListOptions): Promise<Page<Subscription>>;
  /**
   * Puts a subscription over the revision that it has, with the next one; false when it was changed meanwhile. What is
   * due is noted first, so that nothing is stored that would never be polled; so is an address that is another than the id
   * was made of. One to three PutItems.
   */
  putSubscription(subscription: Subscription, previous: Subscription | undefined): Promise<boolean>;
  /**
   * Puts new subscriptions, and says of each whether it was not there before. What is due is noted first. One PutItem
   * each, and a BatchWriteItem for every 25.
   */
  addSubscriptions(subscriptions: readonly Subscription[]): Promise<readonly boolean[]>;
  /** Deletes a subscription; what is still due of it finds nothing. One BatchWriteItem. */
  deleteSubscription(id: string): Promise<void>;
  /** All that is due in the minute of an instant. One Query. */
  listDue(minute: Instant): Promise<Due[]>;
  /** The last minute that was sent to the queue whole. One GetItem. */
  getCollected(): Promise<Instant | undefined>;
  /** Notes it. One PutItem. */
  putCollected(minute: Instant): Promise<void>;
  /** Takes the turn of a host, for everybody else until `untilMs`. One PutItem, and a GetItem when it is busy. */
  takeTurn(host: string, nowMs: number, untilMs: number): Promise<Turn>;
  /** Gives a turn back: the host may be asked again at `freeAtMs`. Nothing when somebody else has it by now. One PutItem. */
  giveBackTurn(host: string, heldUntilMs: number, freeAtMs: number): Promise<void>;
  /** The robots.txt of an origin, unless it is older than a day. One GetItem. */
  getRobots(origin: string, now: Instant): Promise<StoredRobots | undefined>;
  /** One PutItem. */
  putRobots(origin: string, robots: StoredRobots): Promise<void>;
}
