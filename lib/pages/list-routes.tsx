import type { Context } from 'hono';
import { FEEDS } from '../feeds/feed-kinds.ts';
import { getFeed } from '../read/feed.ts';
import { feedTitle } from '../read/feed-title.ts';
import { LATEST_FEED, type NamedFeed, namedFeed } from '../read/feeds.ts';
import { NO_FILTERS } from '../read/filters.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { siteUrlOf } from '../web/app.ts';
import { movedPermanently } from '../web/conditional.ts';
import { ListPage } from './list-page.tsx';
import { answerPage, badPage, listAddress, notFound, type PageDeps, siteOf } from './page-answer.tsx';

/** The page of the list that `/<plural>/<name>` names; 404 for a name that no list has. One Query. */
export function answerNamedList(
  context: Context,
  deps: PageDeps,
  plural: string,
  name: string,
): Response | Promise<Response> {
  const named = namedFeed(plural, name);
  return named ? answerListPage(context, deps, named) : notFound(context, deps);
}

/** The page of the latest articles. One Query. */
export function answerLatest(context: Context, deps: PageDeps): Promise<Response> {
  return answerListPage(context, deps, LATEST_FEED);
}

async function answerListPage(context: Context, deps: PageDeps, named: NamedFeed): Promise<Response> {
  const { feed, of, homePath: path } = named;
  const address = listAddress(context, deps, path, feed);
  const paging = readPaging(address);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const answer = await getFeed(deps, named, NO_FILTERS, paging.value);
  if (answer.state === 'moved')
    return movedPermanently(`${siteUrlOf(context, deps)}/sources/${encodeURIComponent(answer.to)}`);
  if (answer.state !== 'found') return notFound(context, deps);
  const site = siteOf(context, deps);
  const cards = answer.value.entries.map(({ card }) => card);
  const { next } = pageAddresses(address, answer.next);
  const title = feedTitle(named, cards);
  const view = {
    title,
    kicker: of && FEEDS[of.kind].label,
    description: `${title} on ${site.name}`,
    path,
    feedPath: `/v1/feeds${path}`,
    cards,
    labels: deps.labels,
    nextPath: next,
    hashtag: of?.kind === 'hashtag' ? of.key : undefined,
    intro: of?.kind === 'source' && <SourceNote source={of.key} label={deps.labels[of.key]} />,
    empty: paging.value.after ? 'There are no older articles.' : 'Nothing has been published here yet.',
  };
  return answerPage(context, deps, 'list', [next ?? '', ...answer.versions], () => (
    <ListPage view={view} site={site} />
  ));
}

function SourceNote({ source, label }: { source: string; label: string | undefined }) {
  return (
    <p class="byline meta">
      <span>{source}</span>
      {label && (
        <span>
          <span class="label">{label}</span>
        </span>
      )}
    </p>
  );
}
