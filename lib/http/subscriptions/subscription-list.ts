import { badParameter } from '../../article/request-refusal.ts';
import type { Subscription } from '../../article/subscription.ts';
import { eachSubscription } from '../../poll/each-subscription.ts';
import { pageAddresses, readPaging } from '../../read/paging.ts';
import { type AppContext, problem, siteUrlOf } from '../../web/app.ts';
import { pageLinks } from '../page-links.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import { stateOf, subscriptionView } from './subscription-view.ts';

const PATH = '/v1/subscriptions';
const STATES = ['new', 'active', 'failing', 'paused', 'ended'];
/** Subscriptions of one Query: about a hundred KB. */
const PAGE = 200;
/** Read for one page at most when few have the state that is asked for; then the cursor goes on. */
const MOST_READ = 5000;

/** `GET /v1/subscriptions?state=…`: a page of them in the order of their ids. A Query for each 200 that are looked at. */
export async function answerList(context: AppContext, deps: SubscriptionDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const state = parameters.get('state');
  if (state !== null && !STATES.includes(state))
    return problem(context, badParameter('state', `state is one of ${STATES.join(', ')}.`));
  const list = {
    path: `${siteUrlOf(context, deps)}${PATH}`,
    parameters,
    cursorName: `${PATH}?state=${state ?? ''}`,
    secrets: deps.cursorSecrets,
  };
  const paging = readPaging(list);
  if (!paging.ok) return problem(context, paging.error);
  const { items, next } = await listByState(deps, state, paging.value.limit, paging.value.after);
  const { first: firstUrl, next: nextUrl } = pageAddresses(list, next);
  return context.json(
    { subscriptions: items.map(subscriptionView), ...(nextUrl !== undefined && { next_url: nextUrl }) },
    200,
    { 'cache-control': 'private, no-store', ...pageLinks({ firstUrl, nextUrl }) },
  );
}

/** Up to `limit` subscriptions of a state, or of all, behind `after`; `next` while there may be more. */
async function listByState(
  { poll }: Pick<SubscriptionDeps, 'poll'>,
  state: string | null,
  limit: number,
  after?: string,
): Promise<{ items: Subscription[]; next?: string }> {
  const items: Subscription[] = [];
  let position = after;
  for (let read = 0; read < MOST_READ; read += PAGE) {
    const size = state === null ? limit : PAGE;
    const page = await poll.store.listSubscriptions({
      limit: size,
      ...(position !== undefined && { after: position }),
    });
    for (const each of page.items) {
      if (state !== null && stateOf(each) !== state) continue;
      items.push(each);
      const isLast = each === page.items.at(-1) && page.next === undefined;
      if (items.length === limit) return isLast ? { items } : { items, next: each.id };
    }
    position = page.next;
    if (position === undefined) return { items };
  }
  return { items, ...(position !== undefined && { next: position }) };
}

/** All subscriptions. A Query for each 200. */
export async function allSubscriptions({ poll }: Pick<SubscriptionDeps, 'poll'>): Promise<Subscription[]> {
  const all: Subscription[] = [];
  for await (const each of eachSubscription(poll.store)) all.push(each);
  return all;
}
