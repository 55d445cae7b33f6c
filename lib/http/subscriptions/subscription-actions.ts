import type { InferOutput } from 'valibot';
import type { Subscription } from '../../article/subscription.ts';
import { type AddressRefusal, checkUrl } from '../../collect/address-rules.ts';
import { DEFAULT_SETTINGS } from '../../collect/new-subscription.ts';
import { changeSubscription } from '../../poll/change-subscription.ts';
import { type FoundFeed, findFeed } from '../../poll/find-feed.ts';
import { asAddress, refusalWords } from '../../poll/import-outlines.ts';
import { askForPolls, subscribe } from '../../poll/subscribe.ts';
import type { Problem } from '../../web/problem.ts';
import { withTold } from './change-settings.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import type { SUBSCRIPTION_REQUEST } from './subscription-schemas.ts';

/** Subscribes to what is at an address, or says what is there instead. */
export async function subscribeTo(
  deps: SubscriptionDeps,
  { url, ...told }: InferOutput<typeof SUBSCRIPTION_REQUEST>,
) {
  const checked = checkUrl(asAddress(url), deps.rules);
  if (!checked.ok) return refusedAddress(checked.error);
  const { href } = checked.value;
  const known = await deps.poll.store.getByUrl(href);
  if (known) return { subscription: known, isNew: false, alternatives: [] };
  const found: FoundFeed =
    told.kind === undefined
      ? await findFeed(deps.poll, href, told.headers ?? {})
      : { found: true, url: href, kind: told.kind, alternatives: [] };
  if (!found.found) return noFeed(found);
  const { kind, title, alternatives } = found;
  const settings = withTold(
    { ...DEFAULT_SETTINGS, url: found.url, kind, ...(title !== undefined && { title }) },
    told,
  );
  const subscribed = await subscribe(deps.poll, settings);
  return { ...subscribed, alternatives: alternatives.map(({ by: _, ...candidate }) => candidate) };
}

/** Why an address is not fetched, as a problem. */
export function refusedAddress({ code, found }: AddressRefusal): Problem {
  const detail = `${refusalWords(code)} Found: ${found}.`;
  return { code: 'addressRefused', detail, errors: [{ pointer: '/url', code, detail }] };
}

function noFeed({ detail, tried }: FoundFeed & { found: false }): Problem {
  const errors = tried.map(({ url, found }) => ({
    pointer: '/url',
    code: 'notAFeed',
    detail: `${url}: ${found}`,
  }));
  return { code: 'noFeed', detail, errors };
}

/** Changes a subscription and asks for what is due then. Undefined when there is none. */
export async function changeSubscriptionOf(
  { poll, now }: SubscriptionDeps,
  id: string,
  change: (current: Subscription) => Subscription,
): Promise<Subscription | undefined> {
  const changed = await changeSubscription(poll.store, id, change);
  if (changed && changed.state.nextPollAt <= now() && !changed.settings.paused)
    await askForPolls(poll, [changed]);
  return changed;
}

/** Asks for a poll now. Undefined when there is no such subscription. */
export async function pollNow({ poll }: SubscriptionDeps, id: string): Promise<Subscription | undefined> {
  const subscription = await poll.store.getSubscription(id);
  if (subscription) await askForPolls(poll, [subscription]);
  return subscription;
}

/** Ends a subscription; false when there is none. */
export async function deleteSubscriptionOf({ poll }: SubscriptionDeps, id: string): Promise<boolean> {
  if (!(await poll.store.getSubscription(id))) return false;
  await poll.store.deleteSubscription(id);
  return true;
}
