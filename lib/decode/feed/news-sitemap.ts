import type { RawArticle, RawImage } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import type { Decoded } from '../decoded.ts';
import { childOf, childrenOf, descend, elementText, type XmlElement } from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import { firstDate, someOf } from '../xml/pick.ts';
import { endWarnings, type ReadRoot } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { openText } from '../xml/text-of-type.ts';

/**
 * Google News sitemap (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap) with
 * image sitemaps inside. An address without `news:news` is a page of any kind and is refused as notAnArticle.
 */
export function decodeNewsSitemap({ root, format, baseUrl }: ReadRoot): Decoded {
  const articles: RawArticle[] = [];
  const refusals: Refusal[] = [];
  for (const { element, path } of elementPaths(root, 'url', 'sitemap')) {
    const news = childOf(element, 'news:news');
    if (news) articles.push({ ...newsEntry(element, news, baseUrl), format, pointer: path });
    else refusals.push({ code: 'notAnArticle', pointer: path, detail: 'a sitemap entry without news:news' });
  }
  return { articles, refusals };
}

function newsEntry(
  url: XmlElement,
  news: XmlElement,
  baseUrl: string | undefined,
): Omit<RawArticle, 'format' | 'pointer'> {
  const loc = elementText(childOf(url, 'loc'));
  const base = url.base ?? baseUrl;
  const name = elementText(descend(news, 'news:publication', 'news:name'));
  const access = elementText(childOf(news, 'news:access'));
  return {
    identifiers: [],
    url: loc === undefined ? undefined : resolveAddress(loc, base),
    headline: openText(childOf(news, 'news:title'), base),
    datePublished: firstDate(news, 'news:publication_date'),
    dateModified: firstDate(url, 'lastmod'),
    publisher: name === undefined ? undefined : { name },
    inLanguage: elementText(descend(news, 'news:publication', 'news:language')),
    keywords: listOf(childOf(news, 'news:keywords')),
    genre: listOf(childOf(news, 'news:genres')),
    contentLocation: someOf(childrenOf(news, 'news:geo_locations').map(elementText)),
    image: someOf(childrenOf(url, 'image:image').map((image) => imageOf(image, base))),
    isAccessibleForFree: access === undefined ? undefined : false,
    warnings: endWarnings(url),
  };
}

function listOf(element: XmlElement | undefined): string[] | undefined {
  const words = elementText(element)?.split(',') ?? [];
  return someOf(words.map((word) => word.trim() || undefined));
}

function imageOf(image: XmlElement, base: string | undefined): RawImage | undefined {
  const loc = elementText(childOf(image, 'image:loc'));
  if (loc === undefined) return undefined;
  const caption = elementText(childOf(image, 'image:caption')) ?? elementText(childOf(image, 'image:title'));
  return { url: resolveAddress(loc, base), caption };
}
