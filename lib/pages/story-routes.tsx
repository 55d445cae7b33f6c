import type { Context } from 'hono';
import { versionsOfCards } from '../read/card-versions.ts';
import { coverageOf } from '../read/coverage.ts';
import { listLatest } from '../read/feed.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { rubricsOf } from '../read/rubrics.ts';
import { getStory, listStories } from '../read/stories.ts';
import { moreOnTopic } from '../read/topic.ts';
import { siteUrlOf } from '../web/app.ts';
import { movedPermanently } from '../web/conditional.ts';
import { erasureNotice } from './comment-words.ts';
import { FrontPage } from './front-page.tsx';
import { answerPage, badPage, listAddress, notFound, type PageDeps } from './page-answer.tsx';
import { StoriesPage } from './stories-page.tsx';
import { StoryPage } from './story-page.tsx';

const FRONT_STORIES = 13;
/** One Query reads what rubrics are made of as well. */
const FRONT_READ = 60;
const FRONT_LATEST = 12;
const TOPIC_STORIES = 6;

/** Two Queries at the same time. */
export async function answerFront(context: Context, deps: PageDeps): Promise<Response> {
  const [stories, latest] = await Promise.all([
    listStories(deps, { limit: FRONT_STORIES }),
    listLatest(deps, { limit: FRONT_READ }),
  ]);
  const parameters = new URLSearchParams();
  const { next } = pageAddresses({ ...listAddress(context, deps, '/stories'), parameters }, stories.next);
  const cards = latest.value.entries.map(({ card }) => card);
  const shown = new Set(stories.value.map(({ headlineArticle }) => headlineArticle.id));
  const view = {
    stories: stories.value,
    latest: cards.slice(0, FRONT_LATEST),
    rubrics: rubricsOf(cards, shown),
    labels: deps.labels,
    nextPath: next,
  };
  const erased = new URL(context.req.url).searchParams.get('erased');
  const versions = [...stories.versions, `${next} ${erased}`, ...latest.versions];
  return answerPage(context, deps, 'list', versions, (site) => (
    <FrontPage view={{ ...view, notice: erasureNotice(site.locale.words, erased) }} site={site} />
  ));
}

/** One Query, as `/v1/stories`. */
export async function answerStories(context: Context, deps: PageDeps): Promise<Response> {
  const address = listAddress(context, deps, '/stories');
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps);
  const found = await listStories(deps, paging.value);
  const { next } = pageAddresses(address, found.next);
  const view = { stories: found.value, labels: deps.labels, nextPath: next };
  return answerPage(context, deps, 'list', [...found.versions, next ?? ''], (site) => (
    <StoriesPage view={view} site={site} />
  ));
}

/** What `/v1/stories/{id}` asks, and then the Queries of its topic. */
export async function answerStory(context: Context, deps: PageDeps): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const address = listAddress(context, deps, `/stories/${id}`);
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps);
  const answer = await getStory(deps, id, paging.value);
  if (answer.state === 'moved') return movedPermanently(`${siteUrlOf(context, deps)}/stories/${answer.to}`);
  if (answer.state !== 'found') return notFound(context, deps);
  const { story, entries } = answer.value;
  const { next } = pageAddresses(address, answer.next);
  const topic = await moreOnTopic(deps, story, TOPIC_STORIES);
  const timeline = entries.map(({ card }) => card);
  const coverage = coverageOf(story, timeline, deps);
  const view = { story, timeline, coverage, topic, nextPath: next, labels: deps.labels };
  const versions = [...answer.versions, ...versionsOfCards(topic.map((card) => ({ card }))), next ?? ''];
  return answerPage(context, deps, 'list', versions, (site) => <StoryPage view={view} site={site} />);
}
