import type { Subscription } from '../../article/subscription.ts';
import { readFormToken } from '../../comments/session.ts';
import { type AppContext, siteUrlOf } from '../../web/app.ts';
import { isForm, readForm } from '../comments/comment-form.ts';
import { changedSettings } from './change-settings.ts';
import { endOperatorCookie, operatorCookie, operatorOf } from './operator-session.ts';
import { changeSubscriptionOf, deleteSubscriptionOf, pollNow, subscribeTo } from './subscription-actions.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** What the hidden `token` of the page's forms is signed for. */
export const FORM_PURPOSE = 'subscriptions';
const MAX_BODY = 10_000;

/** `POST /subscriptions`: one of the page's forms, answered by 303 back to it with a word about what became of it. */
export async function answerSubscriptionForm(context: AppContext, deps: SubscriptionDeps): Promise<Response> {
  if (!isForm(context)) return back(context, deps, 'noForm');
  const form = await readForm(context, MAX_BODY);
  if (!form.ok) return back(context, deps, 'noForm');
  const fields = form.value;
  const action = fields.get('action');
  if (action === 'enter') {
    const cookie = operatorCookie(context, deps, fields.get('access') ?? '');
    return cookie ? back(context, deps, 'welcome', cookie) : back(context, deps, 'wrongToken');
  }
  const session = operatorOf(context, deps);
  if (!session) return back(context, deps, 'unauthorized');
  const read = readFormToken(
    fields.get('token') ?? '',
    session.id,
    FORM_PURPOSE,
    deps.sessionSecrets,
    deps.now(),
  );
  if (typeof read === 'string') return back(context, deps, 'expired');
  if (action === 'leave') return back(context, deps, 'left', endOperatorCookie(context, deps));
  const { word, detail } = await act(deps, action, fields);
  return back(context, deps, word, undefined, detail);
}

async function act(
  deps: SubscriptionDeps,
  action: string | undefined,
  fields: ReadonlyMap<string, string>,
): Promise<{ word: string; detail?: string }> {
  const id = fields.get('id') ?? '';
  if (action === 'subscribe') {
    const fullText = fields.get('fullText') === 'yes';
    const outcome = await subscribeTo(deps, { url: fields.get('url')?.trim() ?? '', fullText });
    if ('code' in outcome) return { word: 'refused', detail: outcome.detail };
    const { settings } = outcome.subscription;
    return { word: outcome.isNew ? 'subscribed' : 'already', detail: settings.title ?? settings.url };
  }
  if (action === 'poll') return { word: (await pollNow(deps, id)) ? 'polled' : 'notFound' };
  if (action === 'delete') return { word: (await deleteSubscriptionOf(deps, id)) ? 'deleted' : 'notFound' };
  if (action !== 'pause' && action !== 'resume') return { word: 'noForm' };
  const change = (current: Subscription) =>
    changedSettings(current, { paused: action === 'pause' }, deps.now());
  return { word: (await changeSubscriptionOf(deps, id, change)) ? `${action}d` : 'notFound' };
}

function back(
  context: AppContext,
  deps: SubscriptionDeps,
  word: string,
  cookie?: string,
  detail?: string,
): Response {
  const query = new URLSearchParams({
    done: word,
    ...(detail !== undefined && { detail: detail.slice(0, 300) }),
  });
  return new Response(null, {
    status: 303,
    headers: {
      location: `${siteUrlOf(context, deps)}/subscriptions?${query}#main`,
      'cache-control': 'no-store',
      ...(cookie !== undefined && { 'set-cookie': cookie }),
    },
  });
}
