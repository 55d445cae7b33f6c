import type { Context } from 'hono';
import { keyOfName } from '../read/feeds.ts';
import { DEFAULT_HOURS, listTrends } from '../read/trends.ts';
import { answerPage, badPage, type PageDeps, siteOf } from './page-answer.tsx';
import { TrendingPage } from './trending-page.tsx';

/** The hashtags that rise in `language`, else in the language of the page. As many Queries as `/v1/hashtags/trending`. */
export async function answerTrending(context: Context, deps: PageDeps): Promise<Response> {
  const { locale } = await siteOf(context, deps);
  const language = keyOfName('language', context.req.query('language') ?? locale.language);
  if (language === undefined) return badPage(context, deps);
  const found = await listTrends(deps, language, DEFAULT_HOURS);
  const view = { trends: found.value, language, hours: DEFAULT_HOURS };
  return answerPage(context, deps, 'trends', [language, ...found.versions], (site) => (
    <TrendingPage view={view} site={site} />
  ));
}
