import { badParameter } from '../article/request-refusal.ts';
import { keyOfName } from '../read/feeds.ts';
import { DEFAULT_HOURS, listTrends } from '../read/trends.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';

const MAX_HOURS = 24;
const CACHE = 'public, max-age=60, stale-while-revalidate=300';

/** What hashtags rise. */
export const HASHTAG_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  { 'GET /v1/hashtags/trending': { query: ['window', 'language'], answer: answerTrending } },
);

/** `window` in hours, `language` one tag. */
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
  const found = await listTrends(deps, language, hours);
  const site = siteUrlOf(context, deps);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([language, String(hours), ...found.versions]) },
    { 'content-type': 'application/json; charset=utf-8', 'cache-control': CACHE },
    () =>
      JSON.stringify({
        language,
        windowHours: hours,
        hashtags: found.value.map((trend) => ({
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
