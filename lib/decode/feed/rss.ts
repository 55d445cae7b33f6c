import type { RawFeed } from '../../article/raw-article.ts';
import type { Decoded } from '../decoded.ts';
import { attributeOf, childOf, descend, elementText, type XmlElement } from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import { firstDate, firstText } from '../xml/pick.ts';
import type { ReadRoot } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { charactersOf } from '../xml/text-of-type.ts';
import { withoutAggregator } from './aggregator.ts';
import { mediaImages } from './media.ts';
import { atomLinkOf, rssItem, rssLanguage, rssLink, rssPeople } from './rss-item.ts';
import { isWordpressExport, publishedPosts } from './wordpress-export.ts';

const DESCRIPTIONS = ['description', 'dc:description', 'itunes:summary', 'itunes:subtitle', 'tagline'];
const EDITORS = ['managingeditor', 'dc:creator', 'dc:author', 'itunes:author', 'author', 'webmaster'];

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification), 0.90–0.94, 1.0 (https://web.resource.org/rss/1.0/spec),
 * 1.1 and any RDF with `item`s; with the modules Dublin Core, Content, Media RSS
 * (https://www.rssboard.org/media-rss), iTunes, Atom links, FeedBurner, Slash and PRISM. Items are read wherever
 * they stand, because RSS 1.0 puts them beside the channel, 2.0 inside, and some senders leave the channel out.
 */
export function decodeRss({ root, format, baseUrl }: ReadRoot): Decoded {
  const channel = root.name === 'channel' ? root : (childOf(root, 'channel') ?? root);
  const base = channel.base ?? atomLinkOf(channel, 'self', baseUrl) ?? baseUrl;
  const feed = rssFeed(channel, root, base);
  const around = {
    format,
    base,
    scope: feed.feedUrl ?? feed.url ?? feed.title?.value,
    channelName: elementText(childOf(channel, 'dc:publisher')) ?? charactersOf(feed.title),
    channelUrl: feed.url,
    channelLanguage: feed.inLanguage,
  };
  const items = elementPaths(root, 'item').map(({ element, path }) => ({
    element,
    article: rssItem(element, path, around),
  }));
  if (isWordpressExport(channel)) return { feed, ...publishedPosts(channel, items) };
  const articles = items.map(({ article }) => article);
  return { ...withoutAggregator(articles, feed), refusals: [] };
}

function rssFeed(channel: XmlElement, root: XmlElement, base: string | undefined): RawFeed {
  return {
    title: firstText(channel, base, ['title', 'dc:title']),
    description: firstText(channel, base, DESCRIPTIONS),
    url: rssLink(channel, base),
    feedUrl: atomLinkOf(channel, 'self', base),
    id: attributeOf(channel, 'rdf:about') ?? attributeOf(channel, 'about'),
    inLanguage: rssLanguage(channel),
    dateModified: firstDate(
      channel,
      'lastbuilddate',
      'dcterms:modified',
      'pubdate',
      'dc:date',
      'atom:updated',
    ),
    author: rssPeople(channel, EDITORS, base),
    image: feedImage(channel, base) ?? feedImage(root, base),
  };
}

/** RSS 1.0 puts the image beside the channel. */
function feedImage(parent: XmlElement, base: string | undefined): RawFeed['image'] {
  const written = elementText(descend(parent, 'image', 'url'));
  if (written !== undefined) return { url: resolveAddress(written, base) };
  return mediaImages(parent, base)?.[0];
}
