import type { Context } from 'hono';
import type { Card } from '../article/card.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';
import { siteUrlOf } from '../http/app.ts';
import { movedPermanently } from '../http/conditional.ts';
import { encodeCursor } from '../http/cursor.ts';
import { aliasedSource, LATEST_FEED, type NamedFeed, namedFeed } from '../http/feed-names.ts';
import { readPaging } from '../http/list-query.ts';
import { versionOf } from './card-version.ts';
import { ListPage } from './list-page.tsx';
import { answerPage, badPage, notFound, type PageDeps, siteOf } from './page-answer.tsx';

const KICKERS = {
  hashtag: 'Hashtag',
  source: 'Source',
  section: 'Section',
  language: 'Language',
  story: 'Story',
} as const;

/** The page of the list that `/<plural>/<name>` names; 404 for a name that no list has. One Query. */
export function answerNamedList(
  context: Context,
  deps: PageDeps,
  plural: string,
  name: string,
): Response | Promise<Response> {
  const named = namedFeed(plural, name);
  if (!named) return notFound(context, deps);
  const source = aliasedSource(named, deps.sourceAliases);
  if (source !== undefined)
    return movedPermanently(`${siteUrlOf(context, deps)}/sources/${encodeURIComponent(source)}`);
  return answerListPage(context, deps, named);
}

/** The page of the latest articles. One Query. */
export function answerLatest(context: Context, deps: PageDeps): Promise<Response> {
  return answerListPage(context, deps, LATEST_FEED);
}

async function answerListPage(context: Context, deps: PageDeps, named: NamedFeed): Promise<Response> {
  const { feed, of, homePath: path } = named;
  const paging = readPaging(new URL(context.req.url).searchParams, feed, deps.cursorSecrets);
  if (!paging.ok) return badPage(context, deps, paging.error.detail);
  const { items, next } = await deps.store.listFeed(feed, { ...paging.value, until: deps.now() });
  const site = siteOf(context, deps);
  const cards = items.map(({ card }) => card);
  const nextPath = next && `${path}?cursor=${encodeCursor(next, feed, deps.cursorSecrets)}`;
  const title = titleOf(named, cards);
  const view = {
    title,
    kicker: of && KICKERS[of.kind],
    description: `${title} on ${site.name}`,
    path,
    feedPath: `/v1/feeds${path}`,
    cards,
    labels: deps.labels,
    nextPath,
    hashtag: of?.kind === 'hashtag' ? of.key : undefined,
    intro: of?.kind === 'source' && <SourceNote source={of.key} label={deps.labels[of.key]} />,
    empty: paging.value.after ? 'There are no older articles.' : 'Nothing has been published here yet.',
  };
  return answerPage(context, deps, 'list', [nextPath ?? '', ...cards.map(versionOf)], () => (
    <ListPage view={view} site={site} />
  ));
}

/** What people call a list: as its articles write it, where they do. */
function titleOf({ of, title }: NamedFeed, cards: readonly Card[]): string {
  if (of?.kind === 'source') return cards[0]?.source.name ?? title;
  if (of?.kind === 'language') return new Intl.DisplayNames(['en'], { type: 'language' }).of(of.key) ?? title;
  if (of?.kind === 'hashtag') {
    const display = cards.flatMap(({ hashtags }) => hashtags).find((each) => hashtagKey(each) === of.key);
    return `#${display ?? of.key}`;
  }
  return title;
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
