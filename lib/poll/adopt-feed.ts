import { addMs } from '../article/instant.ts';
import type { Subscription } from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
import type { Polled } from '../collect/after-poll.ts';
import { changeSubscription } from './change-subscription.ts';
import type { PollDeps } from './deps.ts';
import { findFeed } from './find-feed.ts';
import { askForPolls } from './subscribe.ts';

/** A list of addresses names sites too: a first poll that finds a page looks for the feed of its site. */
export function isSite({ settings, state }: Subscription, { code }: Polled): boolean {
  return (
    code === 'htmlForFeed' &&
    settings.kind === 'feed' &&
    state.lastBodyAt === undefined &&
    state.failures === 0
  );
}

/** Takes the feed of a site in place of its page and asks for it at once, or says that none was found. */
export async function adoptFeed(deps: PollDeps, subscription: Subscription): Promise<void> {
  const { id, settings } = subscription;
  const found = await findFeed(deps, settings.url, settings.headers);
  const changed = await changeSubscription(deps.store, id, (current) => {
    const { lastOutcome } = current.state;
    if (!found.found)
      return lastOutcome
        ? {
            ...current,
            state: {
              ...current.state,
              lastOutcome: { ...lastOutcome, code: 'notAFeed', found: found.detail.replace(/\.$/, '') },
            },
          }
        : current;
    const { url, kind, title } = found;
    return {
      ...current,
      settings: { ...(title !== undefined && { title }), ...current.settings, url, kind },
      state: { ...current.state, failures: 0, why: 'new', nextPollAt: addMs(deps.now(), FIRST_POLL_MS) },
    };
  });
  if (!found.found || !changed || (await endDoubled(deps, changed))) return;
  await askForPolls(deps, [changed]);
}

/** When it is due if the message that asks for it is lost. */
const FIRST_POLL_MS = 120_000;

/** Ends a subscription whose address has become that of another; true when it did. A GetItem, and a PutItem then. */
export async function endDoubled(deps: PollDeps, { id, settings }: Subscription): Promise<boolean> {
  const here = subscriptionId(settings.url);
  if (here === id || !(await deps.store.getSubscription(here))) return false;
  await changeSubscription(deps.store, id, (current) => ({
    ...current,
    state: {
      ...current.state,
      ended: true,
      lastOutcome: { code: 'doubled', at: deps.now(), bytes: 0, newItems: 0, found: settings.url },
    },
  }));
  return true;
}
