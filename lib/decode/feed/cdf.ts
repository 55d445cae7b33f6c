import type { RawArticle, RawFeed } from '../../article/raw-article.ts';
import type { Decoded } from '../decoded.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import { payloadDate } from '../xml/pick.ts';
import { endWarnings, type ReadRoot } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { charactersOf, openText } from '../xml/text-of-type.ts';

/**
 * Channel Definition Format (https://www.w3.org/TR/NOTE-CDFsubmit.html): addresses stand in `HREF` or in an `A`
 * inside, times in `LASTMOD`; channels may nest.
 */
export function decodeCdf({ root, format, baseUrl }: ReadRoot): Decoded {
  const declared = attributeOf(root, 'base');
  const base = declared === undefined ? baseUrl : resolveAddress(declared, baseUrl);
  const feed = cdfChannel(root, base);
  const articles = elementPaths(root, 'item').map(({ element, path }) => ({
    ...cdfItem(element, feed, base),
    format,
    pointer: path,
  }));
  return { feed, articles, refusals: [] };
}

function cdfChannel(root: XmlElement, base: string | undefined): RawFeed {
  const logo = attributeOf(childOf(root, 'logo'), 'href');
  return {
    title: openText(childOf(root, 'title'), base),
    description: openText(childOf(root, 'abstract'), base),
    url: addressOf(root, base),
    feedUrl: attributeOf(root, 'self'),
    inLanguage: root.language,
    dateModified: payloadDate(attributeOf(root, 'lastmod')),
    image: logo === undefined ? undefined : { url: resolveAddress(logo, base) },
  };
}

function cdfItem(
  item: XmlElement,
  feed: RawFeed,
  base: string | undefined,
): Omit<RawArticle, 'format' | 'pointer'> {
  const name = charactersOf(feed.title);
  return {
    identifiers: [],
    url: addressOf(item, base),
    headline: openText(childOf(item, 'title'), base),
    description: openText(childOf(item, 'abstract') ?? childOf(item, 'description'), base),
    dateModified: payloadDate(attributeOf(item, 'lastmod')),
    publisher: name === undefined && feed.url === undefined ? undefined : { name, url: feed.url },
    inLanguage: item.language,
    warnings: endWarnings(item),
  };
}

function addressOf(element: XmlElement, base: string | undefined): string | undefined {
  const anchors = childrenOf(element, 'a', 'link');
  const written =
    attributeOf(element, 'href') ??
    anchors.map((each) => attributeOf(each, 'href') ?? elementText(each)).find((href) => href);
  return written === undefined ? undefined : resolveAddress(written, element.base ?? base);
}
