import type { Context } from 'hono';
import { LATEST } from '../article/feed-key.ts';
import type { Story } from '../article/story.ts';
import { siteUrlOf } from '../http/app.ts';
import { movedPermanently } from '../http/conditional.ts';
import { encodeCursor } from '../http/cursor.ts';
import { readPaging } from '../http/list-query.ts';
import { versionOf } from './card-version.ts';
import { erasureNotice } from './comment-words.ts';
import { FrontPage } from './front-page.tsx';
import { answerPage, badPage, notFound, type PageDeps, siteOf } from './page-answer.tsx';
import { StoriesPage } from './stories-page.tsx';
import { StoryPage } from './story-page.tsx';

const FRONT_STORIES = 13;
const FRONT_LATEST = 12;

/** Two Queries at the same time. */
export async function answerFront(context: Context, deps: PageDeps): Promise<Response> {
  const now = deps.now();
  const [stories, latest] = await Promise.all([
    deps.store.listStories({ limit: FRONT_STORIES, now }),
    deps.store.listFeed(LATEST, { limit: FRONT_LATEST, until: now }),
  ]);
  const site = siteOf(context, deps);
  const view = {
    stories: stories.items,
    latest: latest.items.map(({ card }) => card),
    labels: deps.labels,
    nextPath: nextStories(deps, stories.next),
    notice: erasureNotice(new URL(context.req.url).searchParams.get('erased')),
  };
  const versions = [
    ...view.stories.map(versionOfStory),
    `${view.nextPath} ${view.notice}`,
    ...view.latest.map(versionOf),
  ];
  return answerPage(context, deps, 'list', versions, () => <FrontPage view={view} site={site} />);
}

/** One Query, as `/v1/stories`. */
export async function answerStories(context: Context, deps: PageDeps): Promise<Response> {
  const paging = readPaging(new URL(context.req.url).searchParams, '/stories', deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const { items, next } = await deps.store.listStories({ ...paging.value, now: deps.now() });
  const view = { stories: items, labels: deps.labels, nextPath: nextStories(deps, next) };
  const site = siteOf(context, deps);
  return answerPage(context, deps, 'list', [...items.map(versionOfStory), view.nextPath ?? ''], () => (
    <StoriesPage view={view} site={site} />
  ));
}

function nextStories(deps: PageDeps, next: string | undefined): string | undefined {
  return next && `/stories?cursor=${encodeCursor(next, '/stories', deps.cursorSecrets)}`;
}

/** What `/v1/stories/{id}` asks. */
export async function answerStory(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  if (!/^[a-z2-7]{26}$/.test(id)) return notFound(context, deps);
  const path = `/stories/${id}`;
  const paging = readPaging(new URL(context.req.url).searchParams, path, deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const { story, page: timeline } = await deps.store.getTimeline(id, { ...paging.value, until: deps.now() });
  if (!story) return notFound(context, deps);
  if (story.movedTo !== undefined)
    return movedPermanently(`${siteUrlOf(context, deps)}/stories/${story.movedTo}`);
  const site = siteOf(context, deps);
  const cards = timeline.items.map(({ card }) => card);
  const nextPath = timeline.next && `${path}?cursor=${encodeCursor(timeline.next, path, deps.cursorSecrets)}`;
  const view = { story, timeline: cards, nextPath, labels: deps.labels };
  const versions = [versionOfStory(story), nextPath ?? '', ...cards.map(versionOf)];
  return answerPage(context, deps, 'list', versions, () => <StoryPage view={view} site={site} />);
}

function versionOfStory({ id, articleCount, sources, lastSeen, headlineArticle }: Story): string {
  return `${id} ${articleCount} ${sources.length} ${lastSeen} ${headlineArticle.revision}`;
}
