import robotsParser from 'robots-parser';

/** What is kept of a robots.txt (RFC 9309, section 2.5: at least 500 KiB are read). */
const MAX_TEXT = 512_000;
/** A crawl-delay beyond it is kept as this: such a site is fetched a page a minute. */
const MAX_DELAY_SECONDS = 60;

/** The rules of one host for one day (RFC 9309, section 2.4: not kept longer than 24 hours). */
export interface Robots {
  readonly origin: string;
  readonly text: string;
}

/** Whether an address may be fetched, and how many seconds should be between two requests. */
export interface RobotsVerdict {
  readonly isAllowed: boolean;
  /** The same for another address of the origin. */
  readonly allows: (url: string) => boolean;
  readonly delaySeconds: number;
  readonly sitemaps: readonly string[];
}

/** Stands for the rules of a host that did not tell them: nothing is allowed meanwhile. */
export const UNREACHED = 'User-agent: *\nDisallow: /\n# not reached';

/** The rules from an answer to `/robots.txt` (RFC 9309, section 2.3.1): all is allowed on 4xx, nothing when it is unreachable. */
export function robotsOf(origin: string, status: number | undefined, body: string): Robots {
  if (status !== undefined && status >= 200 && status < 300) return { origin, text: body.slice(0, MAX_TEXT) };
  if (status !== undefined && status >= 400 && status < 500 && status !== 429) return { origin, text: '' };
  return { origin, text: UNREACHED };
}

/** What the rules say of an address to `userAgent`, of which the product name counts. */
export function askRobots({ origin, text }: Robots, url: string, userAgent: string): RobotsVerdict {
  const product = userAgent.split(/[/ ]/, 1)[0] ?? userAgent;
  const robots = robotsParser(`${origin}/robots.txt`, text);
  const delay = robots.getCrawlDelay(product) ?? 0;
  return {
    isAllowed: robots.isAllowed(url, product) !== false,
    allows: (other) => robots.isAllowed(other, product) !== false,
    delaySeconds: Math.min(Number.isFinite(delay) && delay > 0 ? delay : 0, MAX_DELAY_SECONDS),
    sitemaps: robots.getSitemaps(),
  };
}
