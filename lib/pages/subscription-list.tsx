import type { Subscription } from '../article/subscription.ts';
import { formToken } from '../comments/session.ts';
import { operatorOf } from '../http/subscriptions/operator-session.ts';
import { FORM_PURPOSE } from '../http/subscriptions/subscription-form.ts';
import { allSubscriptions } from '../http/subscriptions/subscription-list.ts';
import { stateOf, subscriptionView } from '../http/subscriptions/subscription-view.ts';
import type { AppContext } from '../web/app.ts';
import { answerOwnPage, siteOf } from './page-answer.tsx';
import type { SubscriptionPageDeps } from './subscription-page-routes.ts';
import { SubscriptionDoor, type SubscriptionFilter, SubscriptionsPage } from './subscriptions-page.tsx';

/** Rows of one page; the API lists all. */
const MAX_ROWS = 200;

/** `GET /subscriptions`: the door, or what is subscribed: first what fails. */
export async function answerSubscriptions(
  context: AppContext,
  deps: SubscriptionPageDeps,
): Promise<Response> {
  const session = operatorOf(context, deps);
  const parameters = new URL(context.req.url).searchParams;
  const word = parameters.get('done');
  const site = await siteOf(context, deps);
  if (!session) return answerOwnPage(site, <SubscriptionDoor word={word} site={site} />);
  const all = await allSubscriptions(deps);
  const filter = filterOf(parameters.get('state'));
  const shown = all.filter((each) => filter === 'all' || stateOf(each) === filter).toSorted(worstFirst);
  const view = {
    rows: shown.slice(0, MAX_ROWS).map(subscriptionView),
    left: Math.max(0, shown.length - MAX_ROWS),
    counts: countByState(all),
    filter,
    word,
    detail: parameters.get('detail'),
    token: formToken(session.id, FORM_PURPOSE, deps.poll.newToken(), deps.sessionSecrets, deps.now()),
  };
  return answerOwnPage(site, <SubscriptionsPage view={view} site={site} />);
}

const ORDER = ['failing', 'ended', 'new', 'active', 'paused'] as const;

function worstFirst(a: Subscription, b: Subscription): number {
  const rank = ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b));
  return rank || (a.settings.title ?? a.settings.url).localeCompare(b.settings.title ?? b.settings.url);
}

function countByState(all: readonly Subscription[]): Readonly<Record<SubscriptionFilter, number>> {
  const of = (state: string) => all.filter((each) => stateOf(each) === state).length;
  return {
    all: all.length,
    new: of('new'),
    active: of('active'),
    failing: of('failing'),
    paused: of('paused'),
    ended: of('ended'),
  };
}

function filterOf(text: string | null): SubscriptionFilter {
  return ORDER.find((each) => each === text) ?? 'all';
}
