import { isOpml, readAddresses, readOpml } from '../../collect/opml.ts';
import { importOutlines, type LineOutcome } from '../../poll/import-outlines.ts';
import { type AppContext, problem } from '../../web/app.ts';
import { bodyTooLarge } from '../json-body.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import { allSubscriptions } from './subscription-list.ts';
import { subscriptionsOpml } from './subscriptions-opml.ts';

/** Characters of a file of subscriptions: 5 000 outlines have about one million. */
const MAX_FILE = 4_000_000;
/** More take longer than the gateway waits. */
const MAX_LINES = 10_000;

/** `POST /v1/subscriptions/import`: OPML, or a text with an address on each line. Says of each line what became of it. */
export async function answerImport(context: AppContext, deps: SubscriptionDeps): Promise<Response> {
  const text = await context.req.text();
  if (text.length > MAX_FILE) return problem(context, bodyTooLarge(MAX_FILE));
  const outlines = isOpml(text) ? readOpml(text) : readAddresses(text);
  if (outlines.length === 0)
    return problem(context, {
      code: 'badBody',
      detail: isOpml(text)
        ? 'The OPML holds no outline with an xmlUrl.'
        : 'The body is no OPML and holds no address.',
    });
  if (outlines.length > MAX_LINES)
    return problem(context, {
      code: 'badBody',
      detail: `A file has at most ${MAX_LINES} outlines; this has ${outlines.length}.`,
    });
  const { store, send, now } = deps.poll;
  const lines = await importOutlines({ store, send, now, rules: deps.rules }, outlines);
  const count = (outcome: LineOutcome['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return context.json(
    {
      subscribed: count('subscribed'),
      already: count('already'),
      doubled: count('doubled'),
      refused: count('refused'),
      lines,
    },
    200,
    { 'cache-control': 'private, no-store' },
  );
}

/** `GET /v1/subscriptions.opml`. */
export async function answerExport(_: AppContext, deps: SubscriptionDeps): Promise<Response> {
  const opml = subscriptionsOpml(await allSubscriptions(deps), deps.now());
  return new Response(opml, {
    headers: {
      'content-type': 'text/x-opml; charset=utf-8',
      'content-disposition': 'attachment; filename="subscriptions.opml"',
      'cache-control': 'private, no-store',
    },
  });
}
