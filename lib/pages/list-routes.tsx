import type { Context } from 'hono';
import type { Card } from '../article/card.ts';
import { getFeed } from '../read/feed.ts';
import { feedTitle } from '../read/feed-title.ts';
import { LATEST_FEED, type NamedFeed, namedFeed } from '../read/feeds.ts';
import { NO_FILTERS } from '../read/filters.ts';
import { pageAddresses, readPaging } from '../read/paging.ts';
import { siteUrlOf } from '../web/app.ts';
import { movedPermanently } from '../web/conditional.ts';
import { say } from './fill.ts';
import { ListPage } from './list-page.tsx';
import type { Locale } from './locale.ts';
import { answerPage, badPage, listAddress, notFound, type PageDeps } from './page-answer.tsx';

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
  if (!paging.ok) return badPage(context, deps);
  const answer = await getFeed(deps, named, NO_FILTERS, paging.value);
  if (answer.state === 'moved')
    return movedPermanently(`${siteUrlOf(context, deps)}/sources/${encodeURIComponent(answer.to)}`);
  if (answer.state !== 'found') return notFound(context, deps);
  const cards = answer.value.entries.map(({ card }) => card);
  const { next } = pageAddresses(address, answer.next);
  return answerPage(context, deps, 'list', [next ?? '', ...answer.versions], (site) => {
    const { kinds, list } = site.locale.words;
    const title = titleOf(named, cards, site.locale);
    const view = {
      title,
      kicker: of && kinds[of.kind],
      description: say(list.onSite, { title, site: site.name }),
      path,
      feedPath: `/v1/feeds${path}`,
      cards,
      labels: deps.labels,
      nextPath: next,
      hashtag: of?.kind === 'hashtag' ? of.key : undefined,
      intro: of?.kind === 'source' && <SourceNote source={of.key} label={deps.labels[of.key]} />,
      empty: paging.value.after ? list.noOlder : list.nothingHere,
    };
    return <ListPage view={view} site={site} />;
  });
}

/** The title of a list in the language of the page, as far as it is none that its articles give it. */
function titleOf(named: NamedFeed, cards: readonly Card[], { words, languageName }: Locale): string {
  if (named.of === undefined) return words.layout.latestArticles;
  return (named.of.kind === 'language' && languageName(named.of.key)) || feedTitle(named, cards);
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
