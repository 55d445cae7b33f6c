import { instantMs } from '../article/instant.ts';
import type { Subscription, WebSubState } from '../article/subscription.ts';
import { bodyText } from '../collect/body-text.ts';
import { learn } from '../collect/learn.ts';
import { withItems } from '../collect/rate.ts';
import { readBody } from '../collect/read-body.ts';
import {
  type Intent,
  isSigned,
  readIntent,
  shouldSubscribe,
  subscribeForm,
  type WantedPush,
} from '../collect/websub.ts';
import { compareWindow, MAX_WINDOW } from '../collect/window.ts';
import { changeSubscription } from './change-subscription.ts';
import type { PollDeps } from './deps.ts';
import { follow } from './follow.ts';
import { pageMessages } from './messages.ts';
import { putBody } from './put-body.ts';

const PATIENCE_MS = 8000;

/**
 * Asks the hub of a feed to push it, when there is one and it was not asked or its lease ends. What was asked is noted
 * before, since a hub may call back at once. A hub that does not take it is asked again a day later.
 */
export async function keepPushed(
  deps: PollDeps,
  subscription: Subscription,
  wanted: WantedPush | undefined,
): Promise<void> {
  const { callbackUrl } = deps;
  const now = deps.now();
  const current = subscription.state.webSub;
  if (!callbackUrl || !wanted || !shouldSubscribe(current, wanted, now)) return;
  const isRenewal = current?.hub === wanted.hub && current.topic === wanted.topic;
  const webSub: WebSubState = {
    ...(isRenewal ? current : { ...wanted, token: deps.newToken(), secret: deps.newToken() }),
    state: isRenewal && current.state === 'active' ? 'active' : 'requested',
    requestedAt: now,
  };
  await note(deps, subscription.id, webSub);
  const followed = await follow(
    deps,
    {
      url: wanted.hub,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: subscribeForm('subscribe', webSub, callbackUrl(subscription.id, webSub.token)),
    },
    { patienceMs: PATIENCE_MS },
  );
  const isTaken =
    'last' in followed && followed.last.ok && followed.last.status >= 200 && followed.last.status < 300;
  if (!isTaken) await fail(deps, subscription.id, webSub);
}

function note(deps: PollDeps, id: string, webSub: WebSubState) {
  return changeSubscription(deps.store, id, (current) => ({
    ...current,
    state: { ...current.state, webSub },
  }));
}

/** A hub may have confirmed while it answered with a fault: then it stands. */
function fail(deps: PollDeps, id: string, asked: WebSubState) {
  return changeSubscription(deps.store, id, (current) => {
    const { webSub } = current.state;
    if (webSub?.state !== 'requested' || webSub.token !== asked.token) return current;
    return { ...current, state: { ...current.state, webSub: { ...webSub, state: 'failed' } } };
  });
}

/** What a callback is answered. */
export type CallbackAnswer =
  | { readonly status: 200; readonly challenge: string }
  | { readonly status: 202 | 404 | 410 };

/** A hub verifies or denies what it was asked for. The token of the address has to be the one that was given to it. */
export async function answerIntent(
  deps: PollDeps,
  id: string,
  token: string,
  parameters: URLSearchParams,
): Promise<CallbackAnswer> {
  const subscription = await deps.store.getSubscription(id);
  const { webSub } = subscription?.state ?? {};
  if (webSub?.token !== token) return { status: 404 };
  const intent: Intent = readIntent(webSub, parameters, deps.now());
  if (intent.type === 'unknown') return { status: 404 };
  await note(deps, id, intent.webSub);
  return intent.type === 'confirmed' ? { status: 200, challenge: intent.challenge } : { status: 202 };
}

/**
 * A hub pushes a body. What is not signed is taken for nobody's and left out, which a hub is not told (W3C WebSub,
 * section 8); what is new is put into the bucket before the hub has its answer.
 */
export async function takePush(
  deps: PollDeps,
  id: string,
  token: string,
  push: {
    readonly body: Uint8Array;
    readonly signature: string | undefined;
    readonly contentType: string | undefined;
  },
): Promise<CallbackAnswer> {
  const subscription = await deps.store.getSubscription(id);
  const { webSub } = subscription?.state ?? {};
  if (!subscription || webSub?.token !== token || subscription.settings.paused) return { status: 410 };
  if (!isSigned(webSub.secret, push.signature, push.body)) {
    deps.log({ event: 'pushUnsigned', subscription: id, bytes: push.body.length });
    return { status: 202 };
  }
  const facts = readBody(bodyText(push.body, push.contentType));
  const entries = facts.type === 'feed' ? facts.entries : [];
  const now = deps.now();
  const learned = learn(subscription.state, facts, entries, push.body, instantMs(now));
  const { fresh } = learned.change;
  const headers = push.contentType === undefined ? {} : { 'content-type': push.contentType };
  if (learned.isNew)
    await putBody(deps, subscription, { url: subscription.settings.url, body: push.body, headers });
  if (subscription.settings.fullText)
    await deps.send(
      pageMessages(
        id,
        fresh.flatMap(({ link }) => (link === undefined ? [] : [link])),
      ),
    );
  await changeSubscription(deps.store, id, (current) => {
    const { webSub: latest } = current.state;
    const added = compareWindow(current.state.window, entries);
    const known = [...new Set([...added.window, ...current.state.window])].slice(0, MAX_WINDOW);
    return {
      ...current,
      state: {
        ...current.state,
        window: known,
        // A poll that finds the same entries has nothing to upload.
        digest: learned.digest,
        // The days are counted by the polls.
        rate: withItems(current.state.rate, added.fresh.length, 0),
        ...(added.fresh.length > 0 && { lastNewAt: now }),
        ...(latest && { webSub: { ...latest, lastPushAt: now } }),
      },
    };
  });
  deps.log({ event: 'pushed', subscription: id, bytes: push.body.length, newItems: fresh.length });
  return { status: 202 };
}
