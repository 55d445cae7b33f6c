import type { RelatedEdge } from '../article/related.ts';
import type { ArticlePage, StoredArticle } from '../store/read-store.ts';
import { type Found, isId, type Missing, type ReadDeps, UNKNOWN, WITHDRAWN } from './answer.ts';
import { versionsOfCards } from './card-versions.ts';
import type { Paging } from './paging.ts';
import { foldCopies, partsOfRelated, type RelatedPart } from './related-set.ts';

/** Related articles that come with an article. */
export const INCLUDED_RELATED = 20;

/** An article that can be shown, with the best of its related set. */
export type ShownArticle = ArticlePage & { readonly stored: StoredArticle };

/** One article, how many comments it has, and the best `related` of its related set. One Query. */
export async function getArticle(
  deps: Pick<ReadDeps, 'store' | 'now'>,
  id: string,
  related: number,
): Promise<Found<ShownArticle> | Missing> {
  const page = await shownArticle(deps, id, related);
  if ('state' in page) return page;
  const versions = [page.stored.revision, String(page.commentCount), ...versionsOfCards(page.related.items)];
  return { state: 'found', value: page, versions };
}

/** A page of an article's related set, and the article's headline on the first. */
export interface RelatedPage {
  readonly items: readonly { readonly edge: RelatedEdge; readonly outlets: number }[];
  readonly headline?: string;
}

/**
 * One page of a part of an article's related set, best first, with those folded into one that repeat each other, but
 * for the copies of the article itself. The first page comes with the article, so that an unknown or withdrawn one is told. Later pages
 * stand alone. One Query; behind the first page a GetItem more.
 */
export async function listRelated(
  deps: Pick<ReadDeps, 'store' | 'now'>,
  id: string,
  part: RelatedPart,
  paging: Paging,
): Promise<Found<RelatedPage> | Missing> {
  if (paging.after !== undefined) {
    const page = isId(id) ? await deps.store.listRelated(id, { ...paging, now: deps.now() }) : undefined;
    return page ? relatedPage(page, part) : UNKNOWN;
  }
  const found = await shownArticle(deps, id, paging.limit);
  if ('state' in found) return found;
  const { article, story } = found.stored;
  return relatedPage(found.related, part, { headline: article.headline, story });
}

/** The first page comes with its article, `of`. It is the whole set where no other follows, and as good as that where it is long. */
function relatedPage(
  page: ArticlePage['related'],
  part: RelatedPart,
  of?: { readonly headline: string; readonly story: string | undefined },
): Found<RelatedPage> {
  const isLong = page.next === undefined || page.items.length >= INCLUDED_RELATED;
  const isWhole = of !== undefined && isLong;
  const edges = partsOfRelated(page.items, { story: of?.story, isWhole })[part];
  const items = part === 'copies' ? edges.map((edge) => ({ edge, outlets: 1 })) : foldCopies(edges);
  return {
    state: 'found',
    value: { items, ...(of && { headline: of.headline }) },
    versions: versionsOfCards(items.map(({ edge }) => edge)),
    next: page.next,
  };
}

async function shownArticle(
  { store, now }: Pick<ReadDeps, 'store' | 'now'>,
  id: string,
  related: number,
): Promise<ShownArticle | Missing> {
  const page = isId(id) ? await store.getArticle(id, { related, now: now() }) : undefined;
  if (!page) return UNKNOWN;
  const { stored } = page;
  return stored.state === 'withdrawn' ? WITHDRAWN : { ...page, stored };
}
