import { LATEST } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { EntryPage, FeedEntry, StoryPage } from '../store/read-store.ts';
import { type Answer, type Found, type ReadDeps, UNKNOWN } from './answer.ts';
import { versionsOfCards } from './card-versions.ts';
import type { NamedFeed } from './feeds.ts';
import type { Filters } from './filters.ts';
import { readMergedFeed } from './merged-feed.ts';
import type { Paging } from './paging.ts';

/** A page of a feed. */
export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** When something that stood on it left or expired last. */
  readonly changedAt?: Instant | undefined;
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
 * under whose name nothing was ever listed is `unknown`, but for languages; one that holds nothing now is an empty page.
 * One Query without filters, at most ten with them, a Query more for an empty page, and a GetItem where it is of a source.
 */
export async function getFeed(
  deps: ReadDeps,
  { feed, of }: NamedFeed,
  filters: Filters,
  paging: Paging,
): Promise<Answer<FeedPage>> {
  const alias = of?.kind === 'source' ? deps.sourceAliases?.get(of.key) : undefined;
  if (alias !== undefined) return { state: 'moved', to: alias };
  const own = of ? [{ kind: of.kind, keys: [of.key] }] : [];
  const all = { ...filters, constraints: [...own, ...filters.constraints] };
  if (of?.kind !== 'story') {
    const page = await readMergedFeed(deps.store, all, paging, deps.now());
    const isEmpty = page.items.length === 0 && page.next === undefined && paging.after === undefined;
    // Languages are what they are, whether or not anybody publishes in them.
    if (!isEmpty || of === undefined || of.kind === 'language') return found(page);
    const to = of.kind === 'source' ? await deps.store.getMovedSource(of.key) : undefined;
    if (to !== undefined) return { state: 'moved', to };
    return (await deps.store.hasEntries(feed)) ? found(page) : UNKNOWN;
  }
  const { page, story } = await readStoryFeed(deps, of.key, all, paging);
  if (story?.movedTo !== undefined) return { state: 'moved', to: story.movedTo };
  if (page.items.length === 0 && story === undefined) return UNKNOWN;
  return found(page, story?.headlineArticle.headline);
}

function found({ items, next, changedAt }: EntryPage, title?: string): Found<FeedPage> {
  return {
    state: 'found',
    value: { entries: items, changedAt, ...(title !== undefined && { title }) },
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
