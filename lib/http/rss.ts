import type { List, ListItem } from './list.ts';
import { element, escapeXml } from './xml.ts';

/** RSS 2.0 (https://www.rssboard.org/rss-specification) with dc:creator and atom:link, as its best practices ask. */
export function rss(list: List, updated: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">',
    '<channel>',
    element('title', list.title),
    element('link', list.homePageUrl),
    element('description', list.description ?? list.title),
    element('lastBuildDate', new Date(updated).toUTCString()),
    element('generator', 'newsloom'),
    element('atom:link', undefined, { rel: 'self', type: 'application/rss+xml', href: list.feedUrl }),
    ...(list.nextUrl === undefined
      ? []
      : [element('atom:link', undefined, { rel: 'next', href: list.nextUrl })]),
    ...list.items.map(item),
    '</channel>',
    '</rss>',
  ].join('\n');
}

function item({ card, pageUrl }: ListItem): string {
  return [
    '<item>',
    element('title', card.headline),
    element('link', card.url ?? pageUrl),
    element('guid', `urn:newsloom:article:${card.id}`, { isPermaLink: 'false' }),
    element('pubDate', new Date(card.datePublished).toUTCString()),
    element('dc:creator', card.author ?? card.source.name),
    ...card.hashtags.map((hashtag) => element('category', hashtag)),
    // Readers take a description for HTML, so what is text has to be escaped once for HTML and once for XML.
    element('description', escapeXml(card.excerpt)),
    ...(card.image === undefined
      ? []
      : [element('media:content', undefined, { url: card.image, medium: 'image' })]),
    '</item>',
  ].join('\n');
}
