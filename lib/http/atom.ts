import type { List, ListItem } from './list.ts';
import { element } from './xml.ts';

/** Atom (RFC 4287) with the paging links of RFC 5005. */
export function atom(list: List, updated: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">',
    element('id', list.firstUrl),
    element('title', list.title),
    ...(list.description === undefined ? [] : [element('subtitle', list.description)]),
    element('updated', updated),
    element('link', undefined, { rel: 'self', type: 'application/atom+xml', href: list.feedUrl }),
    element('link', undefined, { rel: 'alternate', type: 'text/html', href: list.homePageUrl }),
    element('link', undefined, { rel: 'first', href: list.firstUrl }),
    ...(list.nextUrl === undefined ? [] : [element('link', undefined, { rel: 'next', href: list.nextUrl })]),
    element('generator', 'newsloom'),
    ...list.items.map(entry),
    '</feed>',
  ].join('\n');
}

function entry({ card, url, pageUrl }: ListItem): string {
  const language = card.inLanguage === 'und' ? undefined : card.inLanguage;
  return [
    language === undefined ? '<entry>' : `<entry xml:lang="${language.replace(/[^\w-]/g, '')}">`,
    element('id', `urn:newsloom:article:${card.id}`),
    element('title', card.headline, { type: 'text' }),
    element('link', undefined, { rel: 'alternate', type: 'text/html', href: card.url ?? pageUrl }),
    element('link', undefined, { rel: 'related', type: 'application/ld+json', href: url }),
    element('published', card.datePublished),
    element('updated', card.dateModified ?? card.datePublished),
    `<author>${element('name', card.author ?? card.source.name)}</author>`,
    ...card.hashtags.map((hashtag) => element('category', undefined, { term: hashtag })),
    element('summary', card.excerpt, { type: 'text' }),
    `<source>${element('id', `urn:newsloom:source:${card.source.key}`)}${element('title', card.source.name)}${element('updated', card.datePublished)}</source>`,
    ...(card.image === undefined
      ? []
      : [element('media:content', undefined, { url: card.image, medium: 'image' })]),
    '</entry>',
  ].join('\n');
}
