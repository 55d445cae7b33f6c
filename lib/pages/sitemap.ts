import type { Context } from 'hono';
import type { Card } from '../article/card.ts';
import { addMs, type Instant, toInstant } from '../article/instant.ts';
import { slicesOf } from '../article/slices.ts';
import { versionsOfCards } from '../read/card-versions.ts';
import { articlesBetween, daysWithArticles } from '../read/dated-articles.ts';
import { listStories } from '../read/stories.ts';
import { siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import { elsewhere } from './elsewhere.ts';
import { notFound, type PageDeps } from './page-answer.tsx';

/** Stories that are told of: those that several sources cover now. */
const STORIES = 100;
const LISTS = ['/', '/latest', '/stories', '/sources'];
/** Days of articles that the index names: older articles have been seen, and stand in the lists. */
const DAYS = 31;
/** Articles of a day that are named: ten Queries, and an answer of 2 MB of the 6 that Lambda takes. */
const MOST_OF_A_DAY = 10_000;
const DAY_MS = 86_400_000;
/** What Google takes: articles of two days, a thousand in a file ("News sitemaps", Google Search Central). */
const NEWS_MS = 2 * DAY_MS;
const NEWS_IN_A_FILE = 1000;
const MOST_NEWS = 5000;

/**
 * The index of sitemaps (https://www.sitemaps.org/protocol.html): lists, news of two days, and a sitemap for each day
 * with articles. A Query for each of the days and for each thousand articles of the last two.
 */
export async function answerSitemap(context: Context, deps: PageDeps): Promise<Response> {
  const site = siteUrlOf(context, deps);
  const [days, news] = await Promise.all([daysWithArticles(deps, DAYS), newsOf(context, deps)]);
  const names = ['lists', ...slicesOf(news, NEWS_IN_A_FILE).map((_, index) => `news-${index + 1}`), ...days];
  return answerXml(context, [site, ...names], () => [
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...names.map((name) => `<sitemap><loc>${inXml(site)}/sitemaps/${name}.xml</loc></sitemap>`),
    '</sitemapindex>',
  ]);
}

/** One of the sitemaps of the index: `lists.xml`, `news-1.xml`, `2026-11-20.xml`. 404 for a name that is none. */
export async function answerSitemapPart(context: Context, deps: PageDeps, name: string): Promise<Response> {
  if (name === 'lists.xml') return answerLists(context, deps);
  const part = Number(/^news-([1-9])\.xml$/.exec(name)?.[1]);
  if (part > 0) {
    const cards = slicesOf(await newsOf(context, deps), NEWS_IN_A_FILE)[part - 1];
    return cards ? answerNews(context, deps, cards) : notFound(context, deps);
  }
  const day = Date.parse(/^(\d{4}-\d\d-\d\d)\.xml$/.exec(name)?.[1] ?? '');
  return Number.isNaN(day) ? notFound(context, deps) : answerDay(context, deps, toInstant(day));
}

/** Lists and live stories, each story with the instant of its latest article. One Query. */
async function answerLists(context: Context, deps: PageDeps): Promise<Response> {
  const site = siteUrlOf(context, deps);
  const stories = await listStories(deps, { limit: STORIES });
  return answerXml(context, [site, ...stories.versions], () =>
    urlSet([
      ...LISTS.map((path) => place(`${site}${path}`)),
      ...stories.value.map(({ id, lastSeen }) => place(`${site}/stories/${id}`, lastSeen)),
    ]),
  );
}

/** The articles of a day that search engines may list, with their last change. A Query for each thousand. */
async function answerDay(context: Context, deps: PageDeps, since: Instant): Promise<Response> {
  const site = siteUrlOf(context, deps);
  const until = addMs(since, DAY_MS - 1);
  const cards = (await articlesBetween(deps, { since, until, most: MOST_OF_A_DAY })).filter(
    isListed(site, deps),
  );
  return answerXml(context, [site, ...versionsOfCards(cards.map((card) => ({ card })))], () =>
    urlSet(
      cards.map(({ id, dateModified, datePublished }) =>
        place(`${site}/articles/${id}`, dateModified ?? datePublished),
      ),
    ),
  );
}

async function newsOf(context: Context, deps: PageDeps): Promise<Card[]> {
  const until = deps.now();
  const read = await articlesBetween(deps, { since: addMs(until, -NEWS_MS), until, most: MOST_NEWS });
  return read.filter(isListed(siteUrlOf(context, deps), deps));
}

function answerNews(context: Context, deps: PageDeps, cards: readonly Card[]): Response {
  const site = siteUrlOf(context, deps);
  const name = inXml(deps.siteName);
  return answerXml(context, [site, name, ...versionsOfCards(cards.map((card) => ({ card })))], () =>
    urlSet(
      cards.map((card) =>
        place(
          `${site}/articles/${card.id}`,
          undefined,
          `<news:news><news:publication><news:name>${name}</news:name><news:language>${newsLanguage(card)}</news:language></news:publication><news:publication_date>${dateOf(card)}</news:publication_date><news:title>${inXml(card.headline)}</news:title></news:news>`,
        ),
      ),
      ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
    ),
  );
}

/** ISO 639; Chinese alone is told by its script. */
function newsLanguage({ inLanguage }: Card): string {
  const [language = 'und', ...rest] = inLanguage.toLowerCase().split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn';
}

function dateOf({ datePublished, datePublishedPrecision }: Card): string {
  return datePublishedPrecision === 'day' ? datePublished.slice(0, 10) : datePublished;
}

/** Articles of other publishers are kept out of search engines unless the operator wants them in. */
function isListed(site: string, { indexing }: PageDeps): (card: Card) => boolean {
  return ({ url }) => indexing === 'all' || elsewhere(url, site) === undefined;
}

function urlSet(places: readonly string[], namespaces = ''): string[] {
  return [
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespaces}>`,
    ...places,
    '</urlset>',
  ];
}

function place(address: string, changed?: Instant, more = ''): string {
  const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
  return `<url><loc>${inXml(address)}</loc>${lastmod}${more}</url>`;
}

function answerXml(context: Context, versions: readonly string[], lines: () => string[]): Response {
  const headers = {
    'content-type': 'application/xml; charset=utf-8',
    'cache-control': 'public, max-age=300',
  };
  return conditional(context.req.raw.headers, { etag: etagOf(versions) }, headers, () =>
    ['<?xml version="1.0" encoding="utf-8"?>', ...lines(), ''].join('\n'),
  );
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
