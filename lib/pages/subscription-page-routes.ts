import { loadOnce } from '../article/load-once.ts';
import type { SubscriptionDeps } from '../http/subscriptions/subscription-deps.ts';
import { answerSubscriptionForm } from '../http/subscriptions/subscription-form.ts';
import { routeGroup } from '../web/route.ts';
import type { SiteDeps } from './page-answer.tsx';

/** What the page of subscriptions needs; it is served by the function that has the collector's edges. */
export type SubscriptionPageDeps = SubscriptionDeps & SiteDeps;

/** Loaded when the page is asked for: whoever sends JSON alone does not wait for components. */
const page = loadOnce(() => import('./subscription-list.tsx'));

/** The operator's page: what is subscribed, how it goes, and forms to change it, which lib/http/subscriptions answers. */
export const SUBSCRIPTION_PAGE_ROUTES = routeGroup(
  { function: 'subscriptions', table: 'subscriptions' },
  {
    'GET /subscriptions': {
      query: 'any',
      answer: async (context, deps: SubscriptionPageDeps) =>
        (await page()).answerSubscriptions(context, deps),
    },
    'POST /subscriptions': { query: 'any', answer: answerSubscriptionForm },
  },
);
