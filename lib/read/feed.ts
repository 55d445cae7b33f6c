import { LATEST } from '../article/feed-key.ts';
import type { FeedEntry, Page, StoryPage } from '../store/read-store.ts';
import type { Answer, Found, ReadDeps } from './answer.ts';
import { versionsOfCards } from './card-versions.ts';
import type { NamedFeed } from './feeds.ts';
import type { Filters } from './filters.ts';
import { readMergedFeed } from './merged-feed.ts';
import type { Paging } from './paging.ts';

/** A page of a feed. */
export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** The headline of the story that the feed is of, on its first page. */
  readonly title?: string;
}

/** The newest articles of all. One Query. */
export async function listLatest({ store, now }: ReadDeps, paging: Paging): Promise<Found<FeedPage>> {
  return found(await store.listFeed(LATEST, { ...paging, until: now() }));
}

/**
 * One page of a feed, newest first, of the articles that all filters hold for. `moved` names the source that the feed's
 * source is an alias of, or under whose key its articles are now, or the story that its story became part of. A feed
 * that nobody wrote to is an empty page. One Query without filters, at most ten with them, and a GetItem for an empty
 * page of a source.
 */
export async function getFeed(
  deps: ReadDeps,
  { of }: NamedFeed,
  filters: Filters,
  paging: Paging,
): Promise<Answer<FeedPage>> {
  const alias = of?.kind === 'source' ? deps.sourceAliases?.get(of.key) : undefined;
  if (alias !== undefined) return { state: 'moved', to: alias };
  const own = of ? [{ kind: of.kind, keys: [of.key] }] : [];
  const all = { ...filters, constraints: [...own, ...filters.constraints] };
  if (of?.kind !== 'story') {
    const page = await readMergedFeed(deps.store, all, paging, deps.now());
    const isEmpty = page.items.length === 0 && paging.after === undefined;
    const to = isEmpty && of?.kind === 'source' ? await deps.store.findMovedSource(of.key) : undefined;
    return to === undefined ? found(page) : { state: 'moved', to };
  }
  const { page, story } = await readStoryFeed(deps, of.key, all, paging);
  if (story?.movedTo !== undefined) return { state: 'moved', to: story.movedTo };
  return found(page, story?.headlineArticle.headline);
}

function found({ items, next }: Page<FeedEntry>, title?: string): Found<FeedPage> {
  return {
    state: 'found',
    value: { entries: items, ...(title !== undefined && { title }) },
    versions: versionsOfCards(items),
    next,
  };
}

/**
 * The first page comes with the story, which names it or tells where it moved. Later pages stand alone, unless nothing
 * is left of them: a story that moves takes its articles along. One Query without filters.
 */
async function readStoryFeed(
  { store, now }: ReadDeps,
  id: string,
  filters: Filters,
  paging: Paging,
): Promise<StoryPage> {
  const { constraints, since, until } = filters;
  const isFiltered = constraints.length > 1 || since !== undefined || until !== undefined;
  if (paging.after === undefined && !isFiltered)
    return store.getStoryFeed(id, { limit: paging.limit, until: now() });
  const page = await readMergedFeed(store, filters, paging, now());
  if (paging.after !== undefined && page.items.length > 0) return { page };
  const story = await store.getStory(id);
  return { page, ...(story && { story }) };
}
