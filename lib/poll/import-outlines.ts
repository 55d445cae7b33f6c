import type { SubscriptionSettings } from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
import { type AddressRules, checkUrl } from '../collect/address-rules.ts';
import { DEFAULT_SETTINGS, newSubscription } from '../collect/new-subscription.ts';
import type { Outline } from '../collect/opml.ts';
import type { SubscriptionStore } from '../store/subscription-store.ts';
import { eachSubscription } from './each-subscription.ts';
import { askForPolls, type SubscribeDeps } from './subscribe.ts';

/** What became of one line. */
export interface LineOutcome {
  readonly line: number;
  readonly url: string;
  readonly outcome: 'subscribed' | 'already' | 'doubled' | 'refused';
  readonly id?: string;
  /** Why it was refused. */
  readonly detail?: string;
}

const REFUSALS = {
  notAnAddress: 'This is no address.',
  scheme: 'Only http and https are fetched.',
  credentials: 'An address must not hold a password: give headers instead.',
  port: 'This port is not fetched from: the operator has to allow it.',
  privateName: 'This is a name of a private network.',
  privateAddress: 'This is an address of a private network.',
} as const;

/** Why an address is not fetched, in a sentence. */
export function refusalWords(code: keyof typeof REFUSALS): string {
  return REFUSALS[code];
}

/**
 * Subscribes to the feeds of a file and says of each line what became of it. Nothing is fetched here: each is polled
 * soon after, the first ones at once and the others when the timer finds them due. A Query for every 200 subscriptions
 * that are there, a PutItem for each new one and a batch for every 25, a message a host.
 */
export async function importOutlines(deps: ImportDeps, outlines: readonly Outline[]): Promise<LineOutcome[]> {
  const there = await idsByAddress(deps.store);
  const seen = new Set<string>();
  const judged = outlines.map((outline) => judge(outline, deps.rules, seen, there));
  const wanted = judged.flatMap((each) =>
    'settings' in each ? [newSubscription(each.settings, deps.now())] : [],
  );
  const isNew = await deps.store.addSubscriptions(wanted);
  const added = wanted.filter((_, index) => isNew[index]);
  await askForPolls(
    deps,
    added.slice(0, MOST_ASKED).map((each) => ({ ...each, revision: 1 })),
  );
  const ids = new Set(added.map(({ id }) => id));
  return judged.map((each): LineOutcome => {
    if (!('settings' in each)) return each;
    const { line, settings } = each;
    const id = subscriptionId(settings.url);
    return { line, url: settings.url, outcome: ids.has(id) ? 'subscribed' : 'already', id };
  });
}

/** What importing is given. */
export interface ImportDeps extends Pick<SubscribeDeps, 'send' | 'now'> {
  readonly store: Pick<SubscriptionStore, 'listSubscriptions' | 'addSubscriptions'>;
  readonly rules: AddressRules;
}

/** Asked for at once: more messages would keep the answer waiting. */
const MOST_ASKED = 500;

/** The ids of all subscriptions, by the id that their address has now, and by their own. */
async function idsByAddress(store: ImportDeps['store']): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for await (const { id, settings } of eachSubscription(store))
    ids.set(subscriptionId(settings.url), id).set(id, id);
  return ids;
}

/** An address as people write it: with the scheme of readers (`feed:`), or without any. */
export function asAddress(text: string): string {
  const url = text.trim();
  if (/^feed:\/\//i.test(url)) return `http${url.slice(4)}`;
  if (/^feed:/i.test(url)) return url.slice(5);
  const named = /^(?:localhost|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?::(?<port>\d+))?(?:[/?#]|$)/u.exec(url);
  if (!named) return url;
  const port = named.groups?.['port'];
  // Whoever names a port of their own seldom has a certificate.
  return port === undefined || port === '443' ? `https://${url}` : `http://${url}`;
}

type Wanted = { readonly line: number; readonly settings: SubscriptionSettings };

function judge(
  outline: Outline,
  rules: AddressRules,
  seen: Set<string>,
  there: ReadonlyMap<string, string>,
): LineOutcome | Wanted {
  const { line, url, title, kind, folders } = outline;
  const checked = checkUrl(asAddress(url), rules);
  if (!checked.ok) return { line, url: shown(url), outcome: 'refused', detail: REFUSALS[checked.error.code] };
  const { href } = checked.value;
  const id = subscriptionId(href);
  if (seen.has(id)) return { line, url: href, outcome: 'doubled', id };
  seen.add(id);
  const known = there.get(id);
  if (known !== undefined) return { line, url: href, outcome: 'already', id: known };
  const section = folders.at(-1);
  return {
    line,
    settings: {
      ...DEFAULT_SETTINGS,
      url: href,
      ...(kind && { kind }),
      ...(title !== undefined && { title: title.slice(0, 200) }),
      ...(section !== undefined && section !== '' && { section: section.slice(0, 100) }),
    },
  };
}

/** An address that is told back: without what may be a password. */
function shown(url: string): string {
  return url.replace(/\/\/[^/@\s]*@/, '//').slice(0, 300);
}
