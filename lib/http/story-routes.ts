import type { Hono } from 'hono';
import type { Story } from '../article/story.ts';
import { answerList } from './answer-list.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from './app.ts';
import { conditional, etagOf, movedPermanently } from './conditional.ts';
import { encodeCursor } from './cursor.ts';
import { splitSuffix } from './formats.ts';
import { jsonFeedItem } from './json-feed.ts';
import type { StoryFacts } from './list.ts';
import { type Paging, readPaging } from './list-query.ts';
import { pageLinks } from './page-links.ts';
import type { Problem } from './problem.ts';

const CACHE = 'public, max-age=30, stale-while-revalidate=60';
const UNKNOWN: Problem = { code: 'notFound', detail: 'No story has this id.' };

/** The list of live stories, and one story with its timeline. */
export function storyRoutes(app: Hono, deps: AppDeps): void {
  for (const suffix of ['', '.json', '.atom', '.rss'])
    app.get(`/v1/stories${suffix}`, (context) => answerStories(context, deps));
  app.get('/v1/stories/:id', (context) => answerStory(context, deps, context.req.param('id')));
}

/** Live stories, best first, each as its headline article. One Query. A story that rises while paging moves to pages read before. */
function answerStories(context: AppContext, deps: AppDeps): Promise<Response> {
  const { path, format } = splitSuffix(context.req.path);
  return answerList(context, deps, {
    path,
    format,
    title: 'Stories',
    homePath: '/stories',
    read: async (paging) => {
      const { items, next } = await deps.store.listStories({ ...paging, now: deps.now() });
      const page = {
        items: items.map((story) => ({ card: story.headlineArticle, story: storyFacts(story) })),
        ...(next !== undefined && { next }),
      };
      return { page, versions: items.map(versionOf) };
    },
  });
}

/** One story and its articles, oldest first. One Query, a GetItem more for a story of more than a page. 308 when it became part of another. */
async function answerStory(context: AppContext, deps: AppDeps, id: string): Promise<Response> {
  if (!/^[a-z2-7]{26}$/.test(id)) return problem(context, UNKNOWN);
  const path = `/v1/stories/${id}`;
  const paging = readPaging(new URL(context.req.url).searchParams, path, deps.cursorSecrets);
  if (!paging.ok) return problem(context, paging.error);
  const { story, page: timeline } = await deps.store.getTimeline(id, { ...paging.value, until: deps.now() });
  if (!story) return problem(context, UNKNOWN);
  const site = siteUrlOf(context, deps);
  if (story.movedTo !== undefined) return movedPermanently(`${site}/v1/stories/${story.movedTo}`);
  const next = timeline.next && nextUrl(site + path, timeline.next, paging.value, path, deps);
  const revisions = timeline.items.map(({ card }) => `${card.id} ${card.revision}`);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([context.req.url, versionOf(story), ...revisions, next ?? '']) },
    {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': CACHE,
      ...pageLinks({ firstUrl: `${site}${path}?limit=${paging.value.limit}`, nextUrl: next }),
    },
    () =>
      JSON.stringify({
        ...storyFacts(story),
        headline: story.headlineArticle.headline,
        url: site + path,
        feed: `${site}/v1/feeds/stories/${id}`,
        timeline: timeline.items.map(({ card }) =>
          jsonFeedItem({
            card,
            url: `${site}/v1/articles/${card.id}`,
            pageUrl: `${site}/articles/${card.id}`,
            ownership: deps.labels?.[card.source.key],
          }),
        ),
        ...(next && { next_url: next }),
      }),
  );
}

function nextUrl(
  address: string,
  position: string,
  { limit }: Paging,
  path: string,
  { cursorSecrets }: AppDeps,
): string {
  return `${address}?limit=${limit}&cursor=${encodeCursor(position, path, cursorSecrets)}`;
}

function storyFacts({ id, articleCount, sources, firstSeen, lastSeen }: Story): StoryFacts {
  return { id, articleCount, sources, firstSeen, lastSeen };
}

function versionOf({ id, articleCount, sources, lastSeen, headlineArticle }: Story): string {
  return `${id} ${articleCount} ${sources.length} ${lastSeen} ${headlineArticle.revision}`;
}
