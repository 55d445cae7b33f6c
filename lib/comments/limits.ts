import { isIPv4, isIPv6 } from 'node:net';
import { addMs, type Instant, instantMs, toInstant } from '../article/instant.ts';
import type { CommentStore } from '../store/comment-store.ts';
import type { CommentRefusal } from './comment-deps.ts';
import { sign } from './session.ts';

/** So many uses in so long a time. */
interface Limit {
  readonly uses: number;
  readonly windowMs: number;
}

const MINUTE = 60_000;
/**
 * What one identity and one network may do. An identity is free to be had, so it is the network's limit that
 * holds; it is wide enough for a school or an office behind one address.
 */
export const LIMITS = {
  comment: {
    identity: [
      { uses: 5, windowMs: 10 * MINUTE },
      { uses: 40, windowMs: 1440 * MINUTE },
    ],
    network: [
      { uses: 20, windowMs: 10 * MINUTE },
      { uses: 200, windowMs: 1440 * MINUTE },
    ],
  },
  change: {
    identity: [{ uses: 30, windowMs: 10 * MINUTE }],
    network: [{ uses: 120, windowMs: 10 * MINUTE }],
  },
  report: {
    identity: [{ uses: 10, windowMs: 60 * MINUTE }],
    network: [{ uses: 30, windowMs: 60 * MINUTE }],
  },
  /** Questions that a model may have to answer. */
  assist: { identity: [], network: [{ uses: 60, windowMs: 10 * MINUTE }] },
  /** Wrong tokens of moderators. */
  attempt: { identity: [], network: [{ uses: 20, windowMs: 60 * MINUTE }] },
} as const satisfies Record<
  string,
  { readonly identity: readonly Limit[]; readonly network: readonly Limit[] }
>;

export interface Subject {
  readonly identity: string;
  /** The gateway's source address. */
  readonly sourceIp: string;
}

/**
 * Counts one use of every limit of an action; the refusal when one is used up. One UpdateItem a limit, one after
 * the other. Each stretch of time is counted for itself, so across its border up to twice the uses pass; and a
 * use that a later limit refuses is counted in the earlier ones.
 */
export async function useLimits(
  store: Pick<CommentStore, 'countUse'>,
  action: keyof typeof LIMITS,
  { identity, sourceIp }: Subject,
  secrets: readonly string[],
  now: Instant,
): Promise<CommentRefusal | undefined> {
  const network = sign(['network', networkOf(sourceIp)], secrets[0] ?? '');
  const limits: [string, Limit][] = [
    ...LIMITS[action].identity.map((limit): [string, Limit] => [identity, limit]),
    ...LIMITS[action].network.map((limit): [string, Limit] => [network, limit]),
  ];
  for (const [subject, { uses, windowMs }] of limits) {
    const begin = Math.floor(instantMs(now) / windowMs) * windowMs;
    const ends = addMs(toInstant(begin), windowMs);
    if (!(await store.countUse(`${action}#${subject}#${begin / MINUTE}#${windowMs / MINUTE}`, uses, ends)))
      return tooMany(now, ends);
  }
  return undefined;
}

function tooMany(now: Instant, ends: Instant): CommentRefusal {
  const seconds = Math.max(1, Math.ceil((instantMs(ends) - instantMs(now)) / 1000));
  return {
    code: 'tooManyRequests',
    detail: `That was often enough for now; come again in ${seconds} seconds.`,
    retryAfterSeconds: seconds,
  };
}

/** The /24 of an IPv4 address or the /48 of an IPv6 one: what is commonly given to one customer. */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%', 1);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain;
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.toLowerCase().split('::', 2);
  const first = head === '' ? [] : head.split(':');
  const groups = tail === undefined ? first : [...first, '0', '0', '0'];
  return `${groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
