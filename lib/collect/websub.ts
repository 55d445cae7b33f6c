import { createHmac, timingSafeEqual } from 'node:crypto';
import { addMs, type Instant, instantMs } from '../article/instant.ts';
import { MIN_INTERVAL_SECONDS, type Subscription, type WebSubState } from '../article/subscription.ts';
import type { Headers } from './cache-hints.ts';
import type { FeedFacts } from './feed-facts.ts';
import { readLinkHeader } from './link-header.ts';

/** Ten days, the lease that the recommendation names as a default. */
const LEASE_SECONDS = 864_000;
const DAY_MS = 86_400_000;
/** A hub that has not confirmed by then, or that failed, is asked again the next day. */
const RETRY_MS = DAY_MS;

/** A hub and what it would be asked to push. */
export interface WantedPush {
  readonly hub: string;
  readonly topic: string;
}

/**
 * Where a hub would be asked for which topic; undefined for a feed without one. What the headers say comes before what the
 * feed says (W3C WebSub, section 4). Addresses are resolved against the feed's.
 */
export function hubOf(
  { hubs, self }: Pick<FeedFacts, 'hubs' | 'self'>,
  headers: Headers,
  feedUrl: string,
): WantedPush | undefined {
  const links = readLinkHeader(headers['link']);
  const named = (relation: string) =>
    links.flatMap(({ href, relations }) => (relations.includes(relation) ? [href] : []));
  const hub = [...named('hub'), ...hubs].find((each) => isWeb(each, feedUrl));
  if (hub === undefined) return undefined;
  const topic = [...named('self'), ...(self === undefined ? [] : [self])].find((each) =>
    isWeb(each, feedUrl),
  );
  return { hub: new URL(hub, feedUrl).href, topic: new URL(topic ?? feedUrl, feedUrl).href };
}

function isWeb(href: string, base: string): boolean {
  return URL.canParse(href, base) && /^https?:$/.test(new URL(href, base).protocol);
}

/** Whether a hub should be asked now: it is new, its lease ends soon, or it is time to try again. */
export function shouldSubscribe(current: WebSubState | undefined, wanted: WantedPush, now: Instant): boolean {
  if (!current || current.hub !== wanted.hub || current.topic !== wanted.topic) return true;
  if (current.state === 'active') return instantMs(now) >= renewFromMs(current);
  return instantMs(now) - instantMs(current.requestedAt) >= RETRY_MS;
}

/** From when on a lease is renewed: in its last quarter, and in its last day if that is longer. */
function renewFromMs({ leaseUntil, requestedAt }: WebSubState): number {
  const endMs = instantMs(leaseUntil ?? requestedAt);
  return endMs - Math.min(DAY_MS, (endMs - instantMs(requestedAt)) / 4);
}

/**
 * When the poll that renews a lease has to be: halfway through the time for it, so that another one can follow. Undefined
 * while nothing is pushed, and for a lease that ends before a next poll.
 */
export function renewalMs(webSub: WebSubState | undefined, nowMs: number): number | undefined {
  if (webSub?.state !== 'active' || webSub.leaseUntil === undefined) return undefined;
  const endMs = instantMs(webSub.leaseUntil);
  const soonestMs = nowMs + MIN_INTERVAL_SECONDS * 1000;
  return endMs <= soonestMs ? undefined : Math.max(soonestMs, (renewFromMs(webSub) + endMs) / 2);
}

/** The form of a subscription request (W3C WebSub, section 5.1). */
export function subscribeForm(
  mode: 'subscribe' | 'unsubscribe',
  webSub: WebSubState,
  callback: string,
): string {
  return new URLSearchParams({
    'hub.callback': callback,
    'hub.mode': mode,
    'hub.topic': webSub.topic,
    ...(mode === 'subscribe' && { 'hub.lease_seconds': String(LEASE_SECONDS), 'hub.secret': webSub.secret }),
  }).toString();
}

/** What a hub asks of the callback (W3C WebSub, sections 5.2 and 5.3). */
export type Intent =
  | { readonly type: 'confirmed'; readonly challenge: string; readonly webSub: WebSubState }
  | { readonly type: 'denied'; readonly webSub: WebSubState }
  | { readonly type: 'unknown' };

/**
 * Reads a hub's question. It is confirmed only for the topic that was asked for; an unsubscription only when there
 * is nothing to keep.
 */
export function readIntent(
  current: WebSubState | undefined,
  parameters: URLSearchParams,
  now: Instant,
): Intent {
  const mode = parameters.get('hub.mode');
  if (!current || parameters.get('hub.topic') !== current.topic) return { type: 'unknown' };
  if (mode === 'denied') return { type: 'denied', webSub: { ...current, state: 'denied' } };
  const challenge = parameters.get('hub.challenge');
  if (mode !== 'subscribe' || !challenge || challenge.length > 1000) return { type: 'unknown' };
  const lease = Number(parameters.get('hub.lease_seconds') ?? LEASE_SECONDS);
  const seconds = Number.isFinite(lease) && lease > 0 ? Math.min(lease, 365 * 86_400) : LEASE_SECONDS;
  return {
    type: 'confirmed',
    challenge,
    webSub: { ...current, state: 'active', leaseUntil: addMs(now, seconds * 1000) },
  };
}

const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether `X-Hub-Signature` is that of the body (W3C WebSub, section 7.1). Compared in constant time. */
export function isSigned(secret: string, signature: string | undefined, body: Uint8Array): boolean {
  const [, method = '', given = ''] = /^(\w+)=([0-9a-f]+)$/i.exec(signature?.trim() ?? '') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const known = createHmac(method.toLowerCase(), secret).update(body).digest();
  const told = Buffer.from(given, 'hex');
  return told.length === known.length && timingSafeEqual(told, known);
}

/** The subscription when a poll has found what its hub should have pushed long before: it polls as if there were none. */
export function withLostPush(subscription: Subscription): Subscription {
  const { webSub } = subscription.state;
  if (webSub?.state !== 'active') return subscription;
  return { ...subscription, state: { ...subscription.state, webSub: { ...webSub, state: 'failed' } } };
}
