import type { Article } from '../article/article.ts';
import type { RawArticle } from '../article/raw-article.ts';
import { absoluteUrl, canonicalUrl } from './canonical-url.ts';
import { articleId } from './identity.ts';
import { bindingOf, keysWithout } from './identity-rules.ts';
import { isOneArticle } from './one-article.ts';

/**
 * The articles of one payload, without the guids and addresses that stand on several of them: a feed gives its own
 * path as every guid, or one link to all its items. Items of different headlines are different articles; so are those
 * of one headline that `isOneArticle` tells apart. What has no identifier left is known by its text. The order stays.
 * Pure.
 */
export function tellApart(articles: readonly Article[]): readonly Article[] {
  const shared = sharedKeys(articles);
  if (shared.size === 0) return articles;
  return articles.map((article) => {
    const [first, ...rest] = keysWithout(article.identifier, shared);
    if (first === undefined || rest.length + 1 === article.identifier.length) return article;
    return { ...article, id: articleId(first), identifier: [first, ...rest] };
  });
}

function sharedKeys(articles: readonly Article[]): ReadonlySet<string> {
  const firstOf = new Map<string, Article>();
  const shared = new Set<string>();
  for (const article of articles) {
    // A withdrawal by its identifier alone has no headline, and tells nothing apart.
    if (article.headline === '') continue;
    for (const key of article.identifier.filter((each) => bindingOf(each) === 'unlessApart')) {
      const other = firstOf.get(key);
      if (other === undefined) firstOf.set(key, article);
      else if (plain(other.headline) !== plain(article.headline) || !isOneArticle(other, article))
        shared.add(key);
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
