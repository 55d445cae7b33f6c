import { answerIntent, takePush } from '../../poll/websub.ts';
import { type AppContext, problem } from '../../web/app.ts';
import { routeGroup } from '../../web/route.ts';
import { bodyTooLarge } from '../json-body.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

const MAX_PUSH_BYTES = 6 * 1024 * 1024;

/** The callback of hubs (W3C WebSub): its address holds a token that nobody else was told. */
export const WEBSUB_ROUTES = routeGroup(
  { function: 'subscriptions', table: 'subscriptions' },
  {
    'GET /v1/websub/{id}/{token}': { query: 'any', answer: answerQuestion },
    'POST /v1/websub/{id}/{token}': { query: 'any', answer: answerPush },
  },
);

interface Callback {
  readonly id: string;
  readonly token: string;
}

async function answerQuestion(
  context: AppContext,
  deps: SubscriptionDeps,
  { id, token }: Callback,
): Promise<Response> {
  const answer = await answerIntent(deps.poll, id, token, new URL(context.req.url).searchParams);
  if (answer.status === 200)
    return new Response(answer.challenge, { headers: { 'content-type': 'text/plain' } });
  if (answer.status === 202) return new Response(null, { status: 202 });
  return problem(context, { code: 'notFound', detail: 'Nothing was asked of a hub here.' });
}

async function answerPush(
  context: AppContext,
  deps: SubscriptionDeps,
  { id, token }: Callback,
): Promise<Response> {
  const body = new Uint8Array(await context.req.arrayBuffer());
  if (body.length > MAX_PUSH_BYTES) return problem(context, bodyTooLarge(MAX_PUSH_BYTES));
  const push = {
    body,
    signature: context.req.header('x-hub-signature'),
    contentType: context.req.header('content-type'),
  };
  const { status } = await takePush(deps.poll, id, token, push);
  return new Response(null, { status });
}
