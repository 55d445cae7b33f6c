import type { Subscription } from '../article/subscription.ts';
import { subscriptionId } from '../article/subscription-id.ts';
import { type AddressRules, checkUrl } from '../collect/address-rules.ts';
import { DEFAULT_SETTINGS } from '../collect/new-subscription.ts';
import type { Outline } from '../collect/opml.ts';
import { askForPolls, type SubscribeDeps, storeSubscription } from './subscribe.ts';

/** What became of one line. */
export interface LineOutcome {
  readonly line: number;
  readonly url: string;
  readonly outcome: 'subscribed' | 'already' | 'doubled' | 'refused';
  readonly id?: string;
  /** Why it was refused. */
  readonly detail?: string;
}

/** Subscriptions that are stored at the same time. */
const SIDE_BY_SIDE = 16;

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
 * soon after. A GetItem and two PutItems each; a message a host.
 */
export async function importOutlines(
  deps: SubscribeDeps & { readonly rules: AddressRules },
  outlines: readonly Outline[],
): Promise<LineOutcome[]> {
  const seen = new Set<string>();
  const outcomes: LineOutcome[] = [];
  const added: Subscription[] = [];
  for (let start = 0; start < outlines.length; start += SIDE_BY_SIDE) {
    const part = outlines
      .slice(start, start + SIDE_BY_SIDE)
      .map((outline) => judge(outline, deps.rules, seen));
    const done = await Promise.all(
      part.map((each) => ('settings' in each ? add(deps, each) : { outcome: each })),
    );
    for (const each of done) {
      outcomes.push(each.outcome);
      if ('added' in each && each.added) added.push(each.added);
    }
  }
  await askForPolls(deps, added);
  return outcomes;
}

/** An address as people write it: with the scheme of readers (`feed:`), or without any. */
export function asAddress(text: string): string {
  const url = text.trim();
  if (/^feed:\/\//i.test(url)) return `http${url.slice(4)}`;
  if (/^feed:/i.test(url)) return url.slice(5);
  return /^(?:localhost|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?::\d+)?(?:[/?#]|$)/u.test(url)
    ? `https://${url}`
    : url;
}

type Wanted = { readonly outline: Outline; readonly settings: Subscription['settings'] };

function judge(outline: Outline, rules: AddressRules, seen: Set<string>): LineOutcome | Wanted {
  const { line, url, title, kind, folders } = outline;
  const checked = checkUrl(asAddress(url), rules);
  if (!checked.ok) return { line, url: shown(url), outcome: 'refused', detail: REFUSALS[checked.error.code] };
  const { href } = checked.value;
  const id = subscriptionId(href);
  if (seen.has(id)) return { line, url: href, outcome: 'doubled', id };
  seen.add(id);
  const section = folders.at(-1);
  return {
    outline,
    settings: {
      ...DEFAULT_SETTINGS,
      url: href,
      ...(kind && { kind }),
      ...(title !== undefined && { title: title.slice(0, 200) }),
      ...(section !== undefined && section !== '' && { section: section.slice(0, 100) }),
    },
  };
}

async function add(deps: SubscribeDeps, { outline: { line }, settings }: Wanted) {
  const { subscription, isNew } = await storeSubscription(deps, settings);
  const outcome: LineOutcome = {
    line,
    url: settings.url,
    outcome: isNew ? 'subscribed' : 'already',
    id: subscription.id,
  };
  return { outcome, ...(isNew && { added: subscription }) };
}

/** An address that is told back: without what may be a password. */
function shown(url: string): string {
  return url.replace(/\/\/[^/@\s]*@/, '//').slice(0, 300);
}
