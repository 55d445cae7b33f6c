import type { Hono } from 'hono';
import { type Instant, instantMs, toInstant } from '../article/instant.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { conditional, etagOf } from './conditional.ts';
import { keyOfName } from './feed-names.ts';
import { badParameter } from './problem.ts';
import { trendingHours, trendsOf } from './trending.ts';

const DEFAULT_HOURS = 6;
const MAX_HOURS = 24;
const SHOWN = 20;
/** Ages are counted from the last five minutes, so that answers stay the same for as long as caches keep them. */
const STEP_MS = 300_000;
const CACHE = 'public, max-age=60, stale-while-revalidate=300';

/** What hashtags rise. */
export function hashtagRoutes(app: Hono, deps: AppDeps): void {
  app.get('/v1/hashtags/trending', (context) => answerTrending(context, deps));
}

/** `window` in hours, `language` one tag. Two Queries for each hour of the window, all at once. */
async function answerTrending(context: AppContext, deps: AppDeps): Promise<Response> {
  const parameters = new URL(context.req.url).searchParams;
  const repeated = ['window', 'language'].find((name) => parameters.getAll(name).length > 1);
  if (repeated !== undefined)
    return problem(context, badParameter(repeated, `${repeated} is given once.`, 'repeated'));
  const hours = readHours(parameters.get('window') ?? String(DEFAULT_HOURS));
  if (hours === undefined)
    return problem(
      context,
      badParameter('window', `window is a whole number of hours from 1 to ${MAX_HOURS}.`),
    );
  const language = keyOfName('language', parameters.get('language') ?? 'en');
  if (language === undefined)
    return problem(context, badParameter('language', 'language is a language tag such as en.'));
  const now = floored(deps.now());
  const { today, yesterday } = trendingHours(now, hours);
  const read = async (starts: readonly Instant[]) =>
    (await Promise.all(starts.map((hour) => deps.store.listHashtagHour(language, hour)))).flat();
  const trends = trendsOf(...(await Promise.all([read(today), read(yesterday)])), now).slice(0, SHOWN);
  const site = siteUrlOf(context, deps);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([language, String(hours), ...trends.map(({ key, score }) => `${key} ${score}`)]) },
    { 'content-type': 'application/json; charset=utf-8', 'cache-control': CACHE },
    () =>
      JSON.stringify({
        language,
        windowHours: hours,
        hashtags: trends.map((trend) => ({
          ...trend,
          feed: `${site}/v1/feeds/hashtags/${encodeURIComponent(trend.key)}?language=${language}`,
        })),
      }),
  );
}

function readHours(text: string): number | undefined {
  const hours = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return hours >= 1 && hours <= MAX_HOURS ? hours : undefined;
}

function floored(now: Instant): Instant {
  return toInstant(Math.floor(instantMs(now) / STEP_MS) * STEP_MS);
}
