import { createHmac, timingSafeEqual } from 'node:crypto';
import { addMs, type Instant, instantMs } from '../article/instant.ts';
import type { Subscription, WebSubState } from '../article/subscription.ts';
import type { FeedFacts } from './feed-facts.ts';

/** Ten days, the lease that the recommendation names as a default. */
const LEASE_SECONDS = 864_000;
const DAY_MS = 86_400_000;
/** A hub that has not confirmed by then, or that failed, is asked again the next day. */
const RETRY_MS = DAY_MS;

/** Where a hub would be asked for which topic; undefined for a feed without one. Addresses are resolved against the feed's. */
export function hubOf(
  { hubs, self }: FeedFacts,
  feedUrl: string,
): { hub: string; topic: string } | undefined {
  const hub = hubs.find((each) => URL.canParse(each, feedUrl));
  if (hub === undefined) return undefined;
  const topic = self !== undefined && URL.canParse(self, feedUrl) ? new URL(self, feedUrl).href : feedUrl;
  return { hub: new URL(hub, feedUrl).href, topic };
}

/** Whether a hub should be asked now: it is new, its lease ends within the next hours, or it is time to try again. */
export function shouldSubscribe(
  current: WebSubState | undefined,
  wanted: { readonly hub: string; readonly topic: string },
  now: Instant,
): boolean {
  if (!current || current.hub !== wanted.hub || current.topic !== wanted.topic) return true;
  const elapsedMs = instantMs(now) - instantMs(current.requestedAt);
  if (current.state !== 'active') return elapsedMs >= RETRY_MS;
  const restMs = instantMs(current.leaseUntil ?? now) - instantMs(now);
  return restMs < Math.min(DAY_MS, (restMs + elapsedMs) / 4);
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
