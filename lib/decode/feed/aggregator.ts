import type { RawArticle, RawFeed } from '../../article/raw-article.ts';

/** Items of so many other sites, and none of its own, make a feed a collection of others' articles. */
const MIN_SITES = 3;

interface FeedOfArticles {
  readonly feed: RawFeed;
  readonly articles: readonly RawArticle[];
}

/**
 * The articles of a feed, without the feed's own name as publisher and author where it only points to what others
 * have published: alerts and searches, whose links lead through the feed's own host to an address inside them, and
 * collections that link to three other sites and never to their own. The publisher is then the site of each article, and
 * a feed that says no address of its own loses its title, by which nothing would tell it from its articles.
 */
export function withoutAggregator(articles: readonly RawArticle[], feed: RawFeed): FeedOfArticles {
  // A feed that says no address of its own lies where its items lead.
  const own = siteOf(feed.feedUrl) ?? siteOf(feed.url) ?? siteOf(articles[0]?.url);
  if (own === undefined) return { feed, articles };
  const sites = new Set(articles.map(({ url }) => siteOf(url)));
  const isPlaced = feed.feedUrl !== undefined || feed.url !== undefined;
  const hasOwn = isPlaced && [own, siteOf(feed.url)].some((site) => sites.has(site));
  const isCollection = sites.size >= MIN_SITES && !hasOwn && !sites.has(undefined);
  const told = articles.map((article) => {
    const inner = addressElsewhere(article.url, own);
    if (!isCollection && inner === undefined) return article;
    if (article.publisher?.name !== feedName(feed)) return article;
    return {
      ...article,
      ...(inner !== undefined && { url: inner, sameAs: [...(article.sameAs ?? []), article.url ?? ''] }),
      publisher: undefined,
      author: article.author === feed.author ? undefined : article.author,
    };
  });
  const isForeign = told.some((article, at) => article !== articles[at]);
  return { feed: isForeign && !isPlaced ? { ...feed, title: undefined } : feed, articles: told };
}

/** What the readers of RSS and Atom give as the publisher of an item that names none. */
function feedName({ title }: RawFeed): string | undefined {
  return title?.value.replace(/\s+/g, ' ').trim();
}

/** Another site's address inside an address on the feed's own: `google.com/url?url=https://…`. */
function addressElsewhere(address: string | undefined, own: string): string | undefined {
  // Most addresses have no query, and cost nothing then.
  if (!address?.includes('?') || siteOf(address) !== own) return undefined;
  const inner = [...new URL(address).searchParams.values()].find((value) => /^https?:\/\//i.test(value));
  const site = siteOf(inner);
  return site === undefined || site === own ? undefined : inner;
}

/** The last two labels of a host: near enough to tell one site from another in one feed. */
function siteOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.split('.').slice(-2).join('.');
}
