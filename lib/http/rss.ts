import type { Card } from '../article/card.ts';
import { typeOf } from './attachments.ts';
import { htmlOf } from './item-content.ts';
import { articleUrn } from './item-ids.ts';
import type { List, ListItem } from './list.ts';
import { mediaElements } from './media-elements.ts';
import { element, escapeXml } from './xml.ts';

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ');

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification) with dc:creator, content:encoded and atom:link, as its best
 * practices ask. An item has one enclosure; the other recordings are in Media RSS.
 */
export function rss(list: List, updated: string | undefined): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    element('title', list.title),
    element('link', list.homePageUrl),
    element('description', list.description ?? list.title),
    ...(list.language === undefined ? [] : [element('language', list.language)]),
    ...(list.icon === undefined
      ? []
      : [
          `<image>${element('url', list.icon)}${element('title', list.title)}${element('link', list.homePageUrl)}</image>`,
        ]),
    ...(updated === undefined ? [] : [element('lastBuildDate', new Date(updated).toUTCString())]),
    element('generator', 'newsloom'),
    element('atom:link', undefined, { rel: 'self', type: 'application/rss+xml', href: list.feedUrl }),
    ...(list.hubs ?? []).map((href) => element('atom:link', undefined, { rel: 'hub', href })),
    ...(list.nextUrl === undefined
      ? []
      : [element('atom:link', undefined, { rel: 'next', href: list.nextUrl })]),
    ...list.items.map(item),
    '</channel>',
    '</rss>',
  ].join('\n');
}

function item(listed: ListItem): string {
  const { card, pageUrl } = listed;
  const html = htmlOf(listed);
  return [
    '<item>',
    element('title', card.headline),
    element('link', card.url ?? pageUrl),
    element('guid', articleUrn(card.id), { isPermaLink: 'false' }),
    element('pubDate', new Date(card.datePublished).toUTCString()),
    ...(card.authors ?? []).map((name) => element('dc:creator', name)),
    ...(card.inLanguage === 'und' ? [] : [element('dc:language', card.inLanguage)]),
    ...card.hashtags.map((hashtag) => element('category', hashtag)),
    // Readers take a description for HTML, so what is text has to be escaped once for HTML and once for XML.
    element('description', escapeXml(card.excerpt)),
    ...(html === undefined ? [] : [element('content:encoded', html)]),
    ...enclosure(card),
    ...mediaElements(card),
    '</item>',
  ].join('\n');
}

/** The length of what nobody measured is 0, as the best practices have it (https://www.rssboard.org/rss-profile). */
function enclosure({ media: [recording] = [] }: Card): string[] {
  if (recording === undefined) return [];
  const { url, bytes = 0, seconds } = recording;
  return [
    element('enclosure', undefined, { url, length: String(bytes), type: typeOf(recording) }),
    ...(seconds === undefined ? [] : [element('itunes:duration', String(seconds))]),
  ];
}
