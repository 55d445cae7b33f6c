import type { Story } from '../article/story.ts';
import { coverageOf } from '../read/coverage.ts';
import { PAGING_NAMES, pageAddresses, readPaging } from '../read/paging.ts';
import { getStory, listStories } from '../read/stories.ts';
import { listTopic } from '../read/topic.ts';
import { type AppContext, type AppDeps, problem, siteUrlOf } from '../web/app.ts';
import { conditional, etagOf, movedPermanently } from '../web/conditional.ts';
import { routeGroup } from '../web/route.ts';
import { answerList } from './answer-list.ts';
import { jsonFeedItem } from './json-feed.ts';
import type { StoryFacts } from './list.ts';
import { missingProblem } from './missing.ts';
import { pageLinks } from './page-links.ts';

const CACHE = 'public, max-age=30, stale-while-revalidate=60';

/** The list of live stories, and one story with its timeline. */
export const STORY_ROUTES = routeGroup(
  { function: 'feeds', table: 'read' },
  {
    'GET /v1/stories': { isList: true, query: PAGING_NAMES, answer: answerStories },
    'GET /v1/stories/{id}': { query: PAGING_NAMES, answer: answerStory },
    'GET /v1/stories/{id}/topic': { isList: true, query: ['limit'], answer: answerTopic },
  },
);

interface Id {
  readonly id: string;
}

/** Other stories on the topic of a story, each as one article. They are no part of it. */
function answerTopic(context: AppContext, deps: AppDeps, { id }: Id): Promise<Response> {
  return answerList(context, deps, {
    title: 'More on the topic',
    homePath: `/stories/${id}`,
    movedPath: (to) => `/v1/stories/${to}/topic`,
    read: async ({ limit }) => {
      const answer = await listTopic(deps, id, limit);
      if (answer.state !== 'found') return answer;
      const { cards, headline } = answer.value;
      return {
        ...answer,
        value: { items: cards.map((card) => ({ card })), title: `More on the topic of: ${headline}` },
      };
    },
  });
}

/** Each live story as its headline article. */
function answerStories(context: AppContext, deps: AppDeps): Promise<Response> {
  return answerList(context, deps, {
    title: 'Stories',
    homePath: '/stories',
    read: async (paging) => {
      const found = await listStories(deps, paging);
      const items = found.value.map((story) => ({ card: story.headlineArticle, story: storyFacts(story) }));
      return { ...found, value: { items } };
    },
  });
}

async function answerStory(context: AppContext, deps: AppDeps, { id }: Id): Promise<Response> {
  const path = `/v1/stories/${id}`;
  const site = siteUrlOf(context, deps);
  const parameters = new URL(context.req.url).searchParams;
  const address = { path: site + path, parameters, cursorName: path, secrets: deps.cursorSecrets };
  const paging = readPaging(address);
  if (!paging.ok) return problem(context, paging.error);
  const answer = await getStory(deps, id, paging.value);
  if (answer.state === 'moved') return movedPermanently(`${site}/v1/stories/${answer.to}`);
  if (answer.state !== 'found') return problem(context, missingProblem(answer, 'story'));
  const { story, entries } = answer.value;
  const { first, next } = pageAddresses(address, answer.next);
  return conditional(
    context.req.raw.headers,
    { etag: etagOf([context.req.url, ...answer.versions, next ?? '']) },
    {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': CACHE,
      ...pageLinks({ firstUrl: first, nextUrl: next }),
    },
    () =>
      JSON.stringify({
        ...storyFacts(story),
        headline: story.headlineArticle.headline,
        url: site + path,
        feed: `${site}/v1/feeds/stories/${id}`,
        coverage: coverageOf(
          story,
          entries.map(({ card }) => card),
          deps,
        ),
        timeline: entries.map(({ card }) =>
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

function storyFacts({ id, articleCount, sources, firstSeen, lastSeen }: Story): StoryFacts {
  return { id, articleCount, sources, firstSeen, lastSeen };
}
