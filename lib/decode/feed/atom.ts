import type { RawArticle, RawFeed, RawIdentifier, RawParty, RawText } from '../../article/raw-article.ts';
import type { Decoded } from '../decoded.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import { firstDate, payloadDate, someOf, textsOf } from '../xml/pick.ts';
import { endWarnings, type ReadRoot } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { charactersOf } from '../xml/text-of-type.ts';
import { withoutAggregator } from './aggregator.ts';
import { atomText } from './atom-text.ts';
import { mediaImages, pictureInside } from './media.ts';
import { partyOf, partyOfElement } from './party.ts';
import { recordings } from './recordings.ts';

/**
 * Atom 1.0 (RFC 4287), Atom 0.3 (draft-ietf-atompub-format-03 and its predecessors) and a lone `entry`, with
 * Media RSS, FeedBurner and deleted entries (RFC 6721), which become canceled articles.
 */
export function decodeAtom({ root, format, baseUrl }: ReadRoot): Decoded {
  const self = linkOf(root, 'self', baseUrl);
  const base = self ?? baseUrl;
  const feed = atomFeed(root, base);
  const entries = elementPaths(root, 'entry').map(({ element, path }) => ({
    ...atomEntry(element, feed, base),
    format,
    pointer: path,
  }));
  const deleted = elementPaths(root, 'at:deleted-entry').map(({ element, path }) => ({
    ...deletedEntry(element, feed),
    format,
    pointer: path,
  }));
  return { ...withoutAggregator([...entries, ...deleted], feed), refusals: [] };
}

function atomFeed(root: XmlElement, base: string | undefined): RawFeed {
  const logo = childOf(root, 'logo') ?? childOf(root, 'icon');
  const image = elementText(logo);
  return {
    title: atomText(childOf(root, 'title'), base),
    description: atomText(childOf(root, 'subtitle') ?? childOf(root, 'tagline'), base),
    url: linkOf(root, 'alternate', base),
    feedUrl: linkOf(root, 'self', base),
    id: elementText(childOf(root, 'id')),
    inLanguage: languageOf(root),
    dateModified: firstDate(root, 'updated', 'modified', 'dc:date'),
    author: people(root, base),
    image: image === undefined ? undefined : { url: resolveAddress(image, logo?.base ?? base) },
  };
}

function atomEntry(
  entry: XmlElement,
  feed: RawFeed,
  base: string | undefined,
): Omit<RawArticle, 'format' | 'pointer'> {
  const description = descriptionOf(entry, base);
  const articleBody =
    atomText(childOf(entry, 'content'), base) ?? atomText(childOf(entry, 'content:encoded'), base);
  const original = elementText(childOf(entry, 'feedburner:origlink'));
  const link = entryLink(entry, base);
  const others = [
    original === undefined ? undefined : link,
    linkOf(entry, 'amphtml', base),
    linkOf(entry, 'shortlink', base),
  ];
  return {
    identifiers: identifiersOf(entry, feed, base),
    url: original ?? link,
    sameAs: someOf(others.filter((address) => address !== original)),
    headline:
      atomText(childOf(entry, 'title'), base) ?? atomText(childOf(mediaOf(entry), 'media:title'), base),
    description,
    articleBody,
    datePublished: firstDate(entry, 'published', 'issued', 'dcterms:issued', 'dc:date', 'created'),
    dateModified: lastUpdated(entry),
    author: people(entry, base) ?? people(childOf(entry, 'source'), base) ?? feed.author,
    publisher: entryPublisher(entry, feed, base),
    inLanguage: languageOf(entry) ?? feed.inLanguage,
    keywords: keywordsOf(entry),
    contentLocation: textsOf(entry, 'georss:featurename', 'dc:coverage'),
    media: someOf(recordings(entry, base)),
    image: mediaImages(entry, base) ?? pictureInside(articleBody, description),
    citation: someOf(
      childrenOf(entry, 'link')
        .filter((each) => attributeOf(each, 'rel') === 'related')
        .map((each) => citationOf(each, base)),
    ),
    isBasedOn: someOf([linkOf(entry, 'via', base)]),
    warnings: endWarnings(entry),
  };
}

/** Titles and descriptions of Media RSS stand in a group, in a content or beside them. */
function mediaOf(entry: XmlElement): XmlElement {
  return childOf(entry, 'media:group') ?? childOf(entry, 'media:content') ?? entry;
}

function descriptionOf(entry: XmlElement, base: string | undefined): RawText | undefined {
  const fallback = childOf(mediaOf(entry), 'media:description') ?? childOf(entry, 'dc:description');
  return atomText(childOf(entry, 'summary'), base) ?? atomText(fallback, base);
}

/** The last of several `updated`: RFC 4287 allows one, and feedparser reads those that repeat so. */
function lastUpdated(entry: XmlElement): RawArticle['dateModified'] {
  return (
    payloadDate(elementText(childrenOf(entry, 'updated').at(-1))) ??
    firstDate(entry, 'modified', 'dcterms:modified')
  );
}

function deletedEntry(element: XmlElement, feed: RawFeed): Omit<RawArticle, 'format' | 'pointer'> {
  const value = attributeOf(element, 'ref');
  return {
    identifiers: value === undefined ? [] : [{ type: 'guid', value, scope: scopeOf(feed) }],
    dateModified: payloadDate(attributeOf(element, 'when')),
    creativeWorkStatus: 'canceled',
  };
}

/** An id is taken as it stands; only one that begins with a slash, which RFC 4287 forbids, is made absolute. */
function identifiersOf(entry: XmlElement, feed: RawFeed, base: string | undefined): RawIdentifier[] {
  const id = childOf(entry, 'id') ?? childOf(entry, 'guid');
  const value = elementText(id);
  if (value === undefined) return [];
  const absolute = value.startsWith('/') ? resolveAddress(value, id?.base ?? base) : value;
  return [{ type: 'guid', value: absolute, scope: scopeOf(feed) }];
}

function scopeOf(feed: RawFeed): string | undefined {
  return feed.id ?? feed.feedUrl ?? feed.url ?? feed.title?.value;
}

function entryLink(entry: XmlElement, base: string | undefined): string | undefined {
  const content = childOf(entry, 'content');
  const source = attributeOf(content, 'src');
  return (
    linkOf(entry, 'alternate', base) ??
    (source === undefined ? undefined : resolveAddress(source, content?.base ?? base))
  );
}

/** The first link of that relation; among several alternates an HTML page goes first. */
function linkOf(element: XmlElement | undefined, rel: string, base: string | undefined): string | undefined {
  const links = childrenOf(element, 'link').filter(
    (each) => (attributeOf(each, 'rel') ?? 'alternate').toLowerCase() === rel,
  );
  const page = links.find((each) => /html/i.test(attributeOf(each, 'type') ?? 'html'));
  const link = page ?? links[0];
  const href = attributeOf(link, 'href') ?? elementText(link);
  return href === undefined ? undefined : resolveAddress(href, link?.base ?? base);
}

function citationOf(link: XmlElement, base: string | undefined) {
  const href = attributeOf(link, 'href');
  if (href === undefined) return undefined;
  return { url: resolveAddress(href, link.base ?? base), headline: attributeOf(link, 'title') };
}

function people(element: XmlElement | undefined, base: string | undefined): RawParty[] | undefined {
  const found = someOf(childrenOf(element, 'author').map((author) => partyOfElement(author, base)));
  return (
    found ??
    someOf(childrenOf(element, 'dc:creator', 'itunes:author').map((each) => partyOf(elementText(each))))
  );
}

/** `source` names the feed that an aggregator took the entry from (RFC 4287, 4.2.11). */
function entryPublisher(entry: XmlElement, feed: RawFeed, base: string | undefined): RawParty | undefined {
  const source = childOf(entry, 'source');
  const sourceTitle = charactersOf(atomText(childOf(source, 'title'), base));
  if (sourceTitle !== undefined) return { name: sourceTitle, url: linkOf(source, 'alternate', base) };
  const name = elementText(childOf(entry, 'dc:publisher')) ?? charactersOf(feed.title);
  return name === undefined && feed.url === undefined ? undefined : { name, url: feed.url };
}

function keywordsOf(entry: XmlElement): string[] | undefined {
  return someOf(
    childrenOf(entry, 'category', 'dc:subject', 'media:category').map(
      (each) => attributeOf(each, 'label') ?? attributeOf(each, 'term') ?? elementText(each),
    ),
  );
}

function languageOf(element: XmlElement): string | undefined {
  return (
    element.language ??
    elementText(childOf(element, 'dc:language')) ??
    elementText(childOf(element, 'language'))
  );
}
