import type { Context } from 'hono';
import { listStories } from '../read/stories.ts';
import { siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import type { PageDeps } from './page-answer.tsx';

/** Stories that are told of: those that several sources cover now. */
const STORIES = 100;
const LISTS = ['/', '/latest', '/stories', '/sources'];

/**
 * The sitemap (https://www.sitemaps.org/protocol.html): lists and live stories, each story with the instant of its
 * latest article. Articles stand in the lists. One Query.
 */
export async function answerSitemap(context: Context, deps: PageDeps): Promise<Response> {
  const site = siteUrlOf(context, deps);
  const stories = await listStories(deps, { limit: STORIES });
  const headers = {
    'content-type': 'application/xml; charset=utf-8',
    'cache-control': 'public, max-age=300',
  };
  return conditional(context.req.raw.headers, { etag: etagOf([site, ...stories.versions]) }, headers, () =>
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...LISTS.map((path) => `<url><loc>${inXml(site)}${path}</loc></url>`),
      ...stories.value.map(
        ({ id, lastSeen }) =>
          `<url><loc>${inXml(site)}/stories/${id}</loc><lastmod>${lastSeen}</lastmod></url>`,
      ),
      '</urlset>',
      '',
    ].join('\n'),
  );
}

function inXml(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
