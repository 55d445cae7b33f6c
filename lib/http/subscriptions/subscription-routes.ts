import { checkUrl } from '../../collect/address-rules.ts';
import { PAGING_NAMES } from '../../read/paging.ts';
import { type AppContext, problem } from '../../web/app.ts';
import { unknownBearer } from '../../web/bearer.ts';
import type { Problem } from '../../web/problem.ts';
import { routeGroup } from '../../web/route.ts';
import { readJson } from '../json-body.ts';
import { changedSettings } from './change-settings.ts';
import { operatorOf } from './operator-session.ts';
import {
  changeSubscriptionOf,
  deleteSubscriptionOf,
  pollNow,
  refusedAddress,
  subscribeTo,
} from './subscription-actions.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import { answerExport, answerImport } from './subscription-files.ts';
import { answerList } from './subscription-list.ts';
import { SUBSCRIPTION_CHANGE, SUBSCRIPTION_REQUEST } from './subscription-schemas.ts';
import { subscriptionView } from './subscription-view.ts';

const MAX_BODY = 20_000;
const NO_STORE = { 'cache-control': 'private, no-store' };
const PATH = '/v1/subscriptions';

/** The subscriptions of the collector, for whoever has a token of the scope `operate`. */
export const SUBSCRIPTION_ROUTES = routeGroup(
  { function: 'subscriptions', table: 'subscriptions' },
  {
    'GET /v1/subscriptions': { query: [...PAGING_NAMES, 'state'], answer: guarded(answerList) },
    'POST /v1/subscriptions': { answer: guarded(answerSubscribe) },
    'GET /v1/subscriptions.opml': { answer: guarded(answerExport) },
    'POST /v1/subscriptions/import': { answer: guarded(answerImport) },
    'GET /v1/subscriptions/{id}': { answer: guarded(answerOne) },
    'PATCH /v1/subscriptions/{id}': { answer: guarded(answerChange) },
    'DELETE /v1/subscriptions/{id}': { answer: guarded(answerDelete) },
    'POST /v1/subscriptions/{id}/poll': { answer: guarded(answerPoll) },
  },
);

interface Id {
  readonly id: string;
}

function guarded<Names>(
  answer: (context: AppContext, deps: SubscriptionDeps, names: Names) => Promise<Response>,
) {
  return (context: AppContext, deps: SubscriptionDeps, names: Names): Response | Promise<Response> => {
    const operator = operatorOf(context, deps);
    // A cookie alone changes nothing: only its form is known not to come from elsewhere.
    const isAllowed = context.req.method === 'GET' ? operator : operator?.by === 'token';
    if (!isAllowed) return problem(context, unknownBearer(context.req.header('authorization'), 'operate'));
    return answer(context, deps, names);
  };
}

async function answerSubscribe(context: AppContext, deps: SubscriptionDeps): Promise<Response> {
  const body = await readJson(context, SUBSCRIPTION_REQUEST, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const outcome = await subscribeTo(deps, body.value);
  if ('code' in outcome) return problem(context, outcome);
  const { subscription, isNew, alternatives } = outcome;
  const view = { ...subscriptionView(subscription), alternatives };
  const location = `${PATH}/${subscription.id}`;
  return context.json(view, isNew ? 201 : 200, { ...NO_STORE, location });
}

const UNKNOWN: Problem = { code: 'notFound', detail: 'No subscription has this id.' };

async function answerOne(context: AppContext, deps: SubscriptionDeps, { id }: Id): Promise<Response> {
  const subscription = await deps.poll.store.getSubscription(id);
  return subscription
    ? context.json(subscriptionView(subscription), 200, NO_STORE)
    : problem(context, UNKNOWN);
}

async function answerChange(context: AppContext, deps: SubscriptionDeps, { id }: Id): Promise<Response> {
  const body = await readJson(context, SUBSCRIPTION_CHANGE, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const { url, ...told } = body.value;
  const checked = url === undefined ? undefined : checkUrl(url, deps.rules);
  if (checked && !checked.ok) return problem(context, refusedAddress(checked.error));
  const change = { ...told, ...(checked?.ok && { url: checked.value.href }) };
  const changed = await changeSubscriptionOf(deps, id, (current) =>
    changedSettings(current, change, deps.now()),
  );
  if (!changed) return problem(context, UNKNOWN);
  return context.json(subscriptionView(changed), 200, NO_STORE);
}

async function answerDelete(context: AppContext, deps: SubscriptionDeps, { id }: Id): Promise<Response> {
  if (!(await deleteSubscriptionOf(deps, id))) return problem(context, UNKNOWN);
  return new Response(null, { status: 204, headers: NO_STORE });
}

async function answerPoll(context: AppContext, deps: SubscriptionDeps, { id }: Id): Promise<Response> {
  const subscription = await pollNow(deps, id);
  if (!subscription) return problem(context, UNKNOWN);
  return context.json(subscriptionView(subscription), 202, NO_STORE);
}
