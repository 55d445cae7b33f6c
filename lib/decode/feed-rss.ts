import type { RawArticle, RawFeed, RawIdentifier, RawParty, RawText } from '../article/raw-article.ts';
import type { Decoded } from './decoded.ts';
import { mediaImages, pictureInside } from './media.ts';
import { partyOf } from './party.ts';
import { endWarnings, type ReadRoot } from './read-root.ts';
import { attributeOf, childOf, childrenOf, descend, textOf, type XmlElement } from './xml/element.ts';
import { elementPaths } from './xml/element-path.ts';
import { firstDate, someOf, textsOf } from './xml/pick.ts';
import { resolveAddress } from './xml/resolve-address.ts';
import { charactersOf, openText } from './xml/text-of-type.ts';

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification), 0.90–0.94, 1.0 (https://web.resource.org/rss/1.0/spec),
 * 1.1 and any RDF with `item`s; with the modules Dublin Core, Content, Media RSS
 * (https://www.rssboard.org/media-rss), iTunes, Atom links, FeedBurner, Slash and PRISM. Items are read wherever
 * they stand, because RSS 1.0 puts them beside the channel, 2.0 inside, and some senders leave the channel out.
 */
export function decodeRss({ root, format, baseUrl }: ReadRoot): Decoded {
  const channel = root.name === 'channel' ? root : (childOf(root, 'channel') ?? root);
  const self = atomLink(channel, 'self', baseUrl);
  const base = channel.base ?? self ?? baseUrl;
  const feed = rssFeed(channel, root, base);
  const scope = feed.feedUrl ?? feed.url ?? textOf(childOf(channel, 'title'));
  const items = elementPaths(root, 'item');
  const articles = items.map(({ element, path }) => ({
    ...rssItem(element, { base, scope, channel, feed }),
    format,
    at: path,
  }));
  return { feed, articles, refusals: [] };
}

interface Around {
  readonly base: string | undefined;
  readonly scope: string | undefined;
  readonly channel: XmlElement;
  readonly feed: RawFeed;
}

function rssFeed(channel: XmlElement, root: XmlElement, base: string | undefined): RawFeed {
  return {
    title: firstText(channel, base, 'title', 'dc:title'),
    description: firstText(
      channel,
      base,
      'description',
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
      'tagline',
    ),
    url: linkOf(channel, base),
    feedUrl: atomLink(channel, 'self', base),
    id: attributeOf(channel, 'rdf:about') ?? attributeOf(channel, 'about'),
    inLanguage: languageOf(channel),
    dateModified: firstDate(
      channel,
      'lastbuilddate',
      'dcterms:modified',
      'pubdate',
      'dc:date',
      'atom:updated',
    ),
    author: parties(
      channel,
      'managingeditor',
      'dc:creator',
      'dc:author',
      'itunes:author',
      'author',
      'webmaster',
    ),
    image: feedImage(channel, base) ?? feedImage(root, base),
  };
}

function rssItem(item: XmlElement, around: Around): Omit<RawArticle, 'format' | 'at'> {
  const base = item.base ?? around.base;
  const [description, articleBody] = texts(item, base);
  const link = linkOf(item, base);
  const original = textOf(childOf(item, 'feedburner:origlink')) ?? textOf(childOf(item, 'pheedo:origlink'));
  return {
    identifiers: identifiersOf(item, around.scope),
    url: original ?? link,
    sameAs: original !== undefined && link !== undefined && link !== original ? [link] : undefined,
    headline: firstText(item, base, 'title', 'dc:title', 'media:title', 'itunes:title'),
    description,
    articleBody,
    ...datesOf(item),
    author: parties(
      item,
      'author',
      'dc:creator',
      'dc:author',
      'itunes:author',
      'atom:author',
      'media:credit',
    ),
    publisher: publisherOf(item, around),
    inLanguage: languageOf(item) ?? around.feed.inLanguage,
    articleSection: textsOf(item, 'slash:section', 'prism:section', 'section'),
    keywords: keywordsOf(item),
    contentLocation: textsOf(item, 'dc:coverage', 'georss:featurename', 'prism:location'),
    image: mediaImages(item, base) ?? pictureInside(articleBody, description),
    warnings: endWarnings(item),
  };
}

function identifiersOf(item: XmlElement, scope: string | undefined): RawIdentifier[] {
  const guid =
    textOf(childOf(item, 'guid')) ?? textOf(childOf(item, 'id')) ?? textOf(childOf(item, 'atom:id'));
  const about = attributeOf(item, 'rdf:about') ?? attributeOf(item, 'about');
  const other = textOf(childOf(item, 'dc:identifier'));
  const values = [guid, about, other].filter((value) => value !== undefined);
  return values.map((value) => ({ type: 'guid', value, scope }));
}

/** RSS 2.0 counts a guid as an address unless `isPermaLink="false"`; only what looks like one is taken. */
function linkOf(element: XmlElement, base: string | undefined): string | undefined {
  const links = childrenOf(element, 'link');
  const written = links.map((link) => textOf(link) ?? attributeOf(link, 'href')).find((link) => link);
  if (written) return resolveAddress(written, links[0]?.base ?? base);
  const alternate = atomLink(element, 'alternate', base);
  if (alternate !== undefined) return alternate;
  const guid = childOf(element, 'guid');
  if (guid && attributeOf(guid, 'isPermaLink')?.toLowerCase() !== 'false') {
    const address = textOf(guid);
    if (address && /^https?:\/\/\S+$/i.test(address)) return address;
  }
  const about = attributeOf(element, 'rdf:about');
  return about && /^https?:\/\/\S+$/i.test(about) ? about : undefined;
}

function atomLink(element: XmlElement, rel: string, base: string | undefined): string | undefined {
  const link = childrenOf(element, 'atom:link').find(
    (each) => (attributeOf(each, 'rel') ?? 'alternate').toLowerCase() === rel,
  );
  const href = attributeOf(link, 'href');
  return href === undefined ? undefined : resolveAddress(href, link?.base ?? base);
}

/** Fields that carry the whole text, best first; `description` may too, but RSS calls it a synopsis. */
const BODIES = ['content:encoded', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'atom:content', 'content'];
const SYNOPSES = ['description', 'summary', 'atom:summary'];
const LESSER_SYNOPSES = [
  'dc:description',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
  'abstract',
];

/**
 * Description and body. Where an item has both `description` and `summary`, the first is the description and the
 * second, when it has no better body, the body: senders mean the other one by it (feedparser reads it so).
 */
function texts(item: XmlElement, base: string | undefined): [RawText | undefined, RawText | undefined] {
  const synopses = childrenOf(item, ...SYNOPSES)
    .map((each) => openText(each, base))
    .filter((text) => text !== undefined);
  const media = childOf(item, 'media:group') ?? childOf(item, 'media:content');
  const description =
    synopses[0] ??
    firstText(item, base, ...LESSER_SYNOPSES) ??
    openText(childOf(media, 'media:description'), base);
  return [description, firstText(item, base, ...BODIES) ?? synopses[1]];
}

function datesOf(item: XmlElement): Pick<RawArticle, 'datePublished' | 'dateModified' | 'expires'> {
  return {
    datePublished: firstDate(
      item,
      'pubdate',
      'dcterms:issued',
      'atom:published',
      'published',
      'atom:issued',
      'prism:publicationdate',
      'dc:date',
      'dcterms:created',
    ),
    dateModified: firstDate(
      item,
      'dcterms:modified',
      'atom:updated',
      'atom:modified',
      'prism:modificationdate',
      'updated',
    ),
    expires: firstDate(item, 'expirationdate', 'prism:expirationdate'),
  };
}

/** RSS `source` names the feed that an aggregator took the item from; else the channel is the source. */
function publisherOf(item: XmlElement, { base, channel, feed }: Around): RawParty | undefined {
  const source = childOf(item, 'source') ?? childOf(item, 'atom:source');
  const sourceName = charactersOf(openText(childOf(source, 'atom:title') ?? source));
  if (sourceName) return { name: sourceName, url: attributeOf(source, 'url') };
  const named = [item, channel].map((each) => partyOf(textOf(childOf(each, 'dc:publisher')))?.name);
  const name = named.find((each) => each !== undefined) ?? charactersOf(feed.title);
  const url = feed.url === undefined ? undefined : resolveAddress(feed.url, base);
  return name === undefined && url === undefined ? undefined : { name, url };
}

function keywordsOf(item: XmlElement): string[] | undefined {
  const found: string[] = [];
  for (const each of childrenOf(
    item,
    'category',
    'dc:subject',
    'media:category',
    'media:keywords',
    'itunes:keywords',
    'atom:category',
    'tags',
  )) {
    const text = textOf(each) ?? attributeOf(each, 'term') ?? attributeOf(each, 'label');
    if (text !== undefined) found.push(...(/keywords|tags/.test(each.name) ? splitList(text) : [text]));
  }
  for (const each of childrenOf(item, 'itunes:category')) found.push(...categoryNames(each));
  return found.length > 0 ? found : undefined;
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function categoryNames(category: XmlElement): string[] {
  const own = attributeOf(category, 'text') ?? textOf(category);
  return [...(own ? [own] : []), ...childrenOf(category, 'itunes:category').flatMap(categoryNames)];
}

function languageOf(element: XmlElement): string | undefined {
  return textOf(childOf(element, 'language')) ?? textOf(childOf(element, 'dc:language')) ?? element.language;
}

/** RSS 1.0 puts the image beside the channel. */
function feedImage(parent: XmlElement, base: string | undefined): RawFeed['image'] {
  const written = textOf(descend(parent, 'image', 'url'));
  if (written !== undefined) return { url: resolveAddress(written, base) };
  return mediaImages(parent, base)?.[0];
}

function firstText(element: XmlElement, base: string | undefined, ...names: string[]): RawText | undefined {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = openText(child, base);
      if (text) return text;
    }
  }
  return undefined;
}

/** The people under the first of the names that has any. */
function parties(element: XmlElement, ...names: string[]): RawParty[] | undefined {
  for (const name of names) {
    const found = someOf(childrenOf(element, name).map(personOf));
    if (found) return found;
  }
  return undefined;
}

function personOf(element: XmlElement): RawParty | undefined {
  const name = textOf(childOf(element, 'atom:name'));
  const email = textOf(childOf(element, 'atom:email'));
  return name === undefined
    ? partyOf(textOf(element))
    : { name, email, url: textOf(childOf(element, 'atom:uri')) };
}
