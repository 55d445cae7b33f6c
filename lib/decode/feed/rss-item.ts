import type { Format } from '../../article/format.ts';
import type { RawArticle, RawIdentifier, RawParty, RawText } from '../../article/raw-article.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { firstDate, firstOf, firstText, someOf, textsOf } from '../xml/pick.ts';
import { endWarnings } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { charactersOf, openText } from '../xml/text-of-type.ts';
import { mediaImages, pictureInside } from './media.ts';
import { partyOf, partyOfElement } from './party.ts';
import { recordings } from './recordings.ts';

/** What an item takes from the channel around it. */
export interface RssChannel {
  readonly format: Format;
  readonly base: string | undefined;
  readonly scope: string | undefined;
  readonly channelName: string | undefined;
  readonly channelUrl: string | undefined;
  readonly channelLanguage: string | undefined;
}

const HEADLINES = ['title', 'dc:title', 'media:title', 'itunes:title'];
const AUTHORS = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'atom:author', 'media:credit'];
const PUBLISHED = [
  ...['pubdate', 'dcterms:issued', 'atom:published', 'published', 'atom:issued'],
  ...['prism:publicationdate', 'dc:date', 'dcterms:created'],
];
const MODIFIED = ['dcterms:modified', 'atom:updated', 'atom:modified', 'prism:modificationdate', 'updated'];

/** An RSS item as an article; `pointer` is where it stood. */
export function rssItem(item: XmlElement, pointer: string, channel: RssChannel): RawArticle {
  const base = item.base ?? channel.base;
  const [description, articleBody] = texts(item, base);
  const link = rssLink(item, base);
  const original = firstOf(item, ['feedburner:origlink', 'pheedo:origlink'], elementText);
  return {
    format: channel.format,
    pointer,
    identifiers: identifiersOf(item, channel.scope),
    url: original ?? link,
    sameAs: original !== undefined && link !== undefined && link !== original ? [link] : undefined,
    headline: firstText(item, base, HEADLINES),
    description,
    articleBody,
    datePublished: firstDate(item, ...PUBLISHED),
    dateModified: firstDate(item, ...MODIFIED),
    expires: firstDate(item, 'expirationdate', 'prism:expirationdate'),
    author: rssPeople(item, AUTHORS, base),
    publisher: itemPublisher(item, channel),
    inLanguage: rssLanguage(item) ?? channel.channelLanguage,
    articleSection: textsOf(item, 'slash:section', 'prism:section', 'section'),
    keywords: keywordsOf(item),
    contentLocation: textsOf(item, 'dc:coverage', 'georss:featurename', 'prism:location'),
    media: someOf(recordings(item, base)),
    image: mediaImages(item, base) ?? pictureInside(articleBody, description),
    warnings: endWarnings(item),
  };
}

function identifiersOf(item: XmlElement, scope: string | undefined): RawIdentifier[] {
  const guid = firstOf(item, ['guid', 'id', 'atom:id'], elementText);
  const about = attributeOf(item, 'rdf:about') ?? attributeOf(item, 'about');
  const other = elementText(childOf(item, 'dc:identifier'));
  const values = [guid, about, other].filter((value) => value !== undefined);
  return values.map((value) => ({ type: 'guid', value, scope }));
}

/**
 * The page of an item or channel: `link`, else an Atom link, else a guid that is a web address and is not marked
 * `isPermaLink="false"`, else `rdf:about`.
 */
export function rssLink(element: XmlElement, base: string | undefined): string | undefined {
  return (
    firstOf(element, ['link'], (link) => pageLink(link, base)) ??
    atomLinkOf(element, 'alternate', base) ??
    firstOf(element, ['guid'], permalink) ??
    webAddress(attributeOf(element, 'rdf:about'))
  );
}

function pageLink(link: XmlElement, base: string | undefined): string | undefined {
  const rel = attributeOf(link, 'rel');
  const written =
    elementText(link) ?? (rel === undefined || rel === 'alternate' ? attributeOf(link, 'href') : undefined);
  return written === undefined ? undefined : resolveAddress(written, link.base ?? base);
}

function permalink(guid: XmlElement): string | undefined {
  return attributeOf(guid, 'isPermaLink')?.toLowerCase() === 'false'
    ? undefined
    : webAddress(elementText(guid));
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/\S+$/i.test(text) ? text : undefined;
}

/** The address of the Atom link with that relation inside an RSS element. */
export function atomLinkOf(element: XmlElement, rel: string, base: string | undefined): string | undefined {
  return firstOf(element, ['atom:link'], (link) => {
    const href = attributeOf(link, 'href');
    const isMeant = (attributeOf(link, 'rel') ?? 'alternate').toLowerCase() === rel;
    return isMeant && href !== undefined ? resolveAddress(href, link.base ?? base) : undefined;
  });
}

/** Fields that carry the whole text, best first; `description` may too, but RSS calls it a synopsis. */
const BODIES = ['content:encoded', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'atom:content', 'content'];
const SYNOPSES = ['description', 'summary', 'atom:summary'];
const LESSER = ['dc:description', 'itunes:summary', 'media:description', 'itunes:subtitle', 'abstract'];

/**
 * Description and body. Where an item has both `description` and `summary`, the first is the description and the
 * second, when it has no better body, the body: senders mean the other one by it (feedparser reads it so).
 */
function texts(item: XmlElement, base: string | undefined): [RawText | undefined, RawText | undefined] {
  const synopses: RawText[] = [];
  for (const child of childrenOf(item, ...SYNOPSES)) {
    const text = openText(child, base);
    if (text) synopses.push(text);
  }
  const description = synopses[0] ?? firstText(item, base, LESSER) ?? mediaDescription(item, base);
  return [description, firstText(item, base, BODIES) ?? synopses[1]];
}

function mediaDescription(item: XmlElement, base: string | undefined): RawText | undefined {
  const media = childOf(item, 'media:group') ?? childOf(item, 'media:content');
  return openText(childOf(media, 'media:description'), base);
}

/** RSS `source` names the feed that an aggregator took the item from; else the channel is the source. */
function itemPublisher(item: XmlElement, { channelName, channelUrl }: RssChannel): RawParty | undefined {
  const source = childOf(item, 'source') ?? childOf(item, 'atom:source') ?? childOf(item, 'news:source');
  const sourceName = charactersOf(openText(childOf(source, 'atom:title') ?? source));
  if (sourceName !== undefined) return { name: sourceName, url: attributeOf(source, 'url') };
  const name = partyOf(elementText(childOf(item, 'dc:publisher')))?.name ?? channelName;
  return name === undefined && channelUrl === undefined ? undefined : { name, url: channelUrl };
}

const KEYWORDS = ['category', 'dc:subject', 'media:category', 'atom:category'];
const KEYWORD_LISTS = ['media:keywords', 'itunes:keywords', 'tags'];

function keywordsOf(item: XmlElement): string[] | undefined {
  const found: string[] = [];
  for (const each of childrenOf(item, ...KEYWORDS, ...KEYWORD_LISTS, 'itunes:category')) {
    if (each.name === 'itunes:category') found.push(...categoryNames(each));
    else if (KEYWORD_LISTS.includes(each.name)) found.push(...splitList(elementText(each) ?? ''));
    else found.push(elementText(each) ?? attributeOf(each, 'term') ?? attributeOf(each, 'label') ?? '');
  }
  const named = found.filter((word) => word !== '');
  return named.length > 0 ? named : undefined;
}

function splitList(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

function categoryNames(category: XmlElement): string[] {
  const own = attributeOf(category, 'text') ?? elementText(category) ?? '';
  return [own, ...childrenOf(category, 'itunes:category').flatMap(categoryNames)];
}

/** The language that an item or channel declares for itself. */
export function rssLanguage(element: XmlElement): string | undefined {
  return firstOf(element, ['language', 'dc:language'], elementText) ?? element.language;
}

/** The people under the first of the names that has any. */
export function rssPeople(
  element: XmlElement,
  names: readonly string[],
  base: string | undefined,
): RawParty[] | undefined {
  for (const name of names) {
    if (childOf(element, name) === undefined) continue;
    const found = someOf(childrenOf(element, name).map((each) => partyOfElement(each, base)));
    if (found) return found;
  }
  return undefined;
}
