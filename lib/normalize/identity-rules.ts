import type { Article } from '../article/article.ts';
import type { RawArticle } from '../article/raw-article.ts';
import { absoluteUrl, canonicalUrl } from './canonical-url.ts';
import { articleId, type IdentityRule, ruleOfKey } from './identity.ts';

/**
 * When identifiers identify nothing, seen over a whole payload. `always` means that the issuer vouches for it: two
 * items that share it are two versions of one article. The others count unless items with different headlines
 * share them.
 */
const COUNTS: Readonly<Record<IdentityRule, 'always' | 'unlessShared'>> = {
  news: 'always',
  url: 'unlessShared',
  guid: 'unlessShared',
  text: 'always',
};

/**
 * The articles of one payload, without the guids and addresses that stand on items of different headlines: a feed
 * gives its own path as every guid, or one link to all its items. An article that has no identifier left is known
 * by its text, which `textKeyOf` gives. The order stays. Pure.
 */
export function tellApart(
  articles: readonly Article[],
  textKeyOf: (article: Article) => string,
): readonly Article[] {
  const shared = sharedKeys(articles);
  if (shared.size === 0) return articles;
  return articles.map((article) => {
    const own = article.identifier.filter((key) => !shared.has(key));
    if (own.length === article.identifier.length) return article;
    const [first = textKeyOf(article), ...rest] = own;
    return { ...article, id: articleId(first), identifier: [first, ...rest] };
  });
}

function sharedKeys(articles: readonly Article[]): ReadonlySet<string> {
  const headlineOf = new Map<string, string>();
  const shared = new Set<string>();
  for (const { identifier, headline } of articles) {
    // A withdrawal by its identifier alone has no headline, and tells nothing apart.
    const said = plain(headline);
    if (said === '') continue;
    for (const key of identifier.filter((each) => COUNTS[ruleOfKey(each)] === 'unlessShared')) {
      const other = headlineOf.get(key);
      if (other === undefined) headlineOf.set(key, said);
      else if (other !== said) shared.add(key);
    }
  }
  return shared;
}

/**
 * The pages, canonical and without fragment, to which items of different headlines link with different fragments:
 * entries of one page of changes. There the fragment belongs to the address of an article. Elsewhere it is a place
 * within one. Pure.
 */
export function pagesOfFragments(articles: readonly RawArticle[], baseUrl?: string): ReadonlySet<string> {
  const headlineOf = new Map<string, Map<string, string>>();
  for (const { url, headline } of articles) {
    const address = url?.includes('#') ? absoluteUrl(url, baseUrl) : undefined;
    if (address === undefined) continue;
    const page = canonicalUrl(address);
    const fragments = headlineOf.get(page) ?? new Map<string, string>();
    headlineOf.set(page, fragments.set(new URL(address).hash, plain(headline?.value ?? '')));
  }
  const isOfSeveral = (fragments: Map<string, string>): boolean => new Set(fragments.values()).size > 1;
  return new Set([...headlineOf].filter(([, fragments]) => isOfSeveral(fragments)).map(([page]) => page));
}

function plain(headline: string): string {
  return headline.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
