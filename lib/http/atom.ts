import { typeOf } from './attachments.ts';
import { htmlOf } from './item-content.ts';
import { articleUrn } from './item-ids.ts';
import type { List, ListItem } from './list.ts';
import { mediaElements } from './media-elements.ts';
import { element } from './xml.ts';

const NAMESPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"';

/** Atom (RFC 4287) with the paging links of RFC 5005. */
export function atom(list: List, updated: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed ${NAMESPACES}${languageAttribute(list.language)}>`,
    element('id', list.firstUrl),
    element('title', list.title),
    ...(list.description === undefined ? [] : [element('subtitle', list.description)]),
    element('updated', updated),
    element('link', undefined, { rel: 'self', type: 'application/atom+xml', href: list.feedUrl }),
    ...(list.hubs ?? []).map((href) => element('link', undefined, { rel: 'hub', href })),
    element('link', undefined, { rel: 'alternate', type: 'text/html', href: list.homePageUrl }),
    element('link', undefined, { rel: 'first', href: list.firstUrl }),
    ...(list.nextUrl === undefined ? [] : [element('link', undefined, { rel: 'next', href: list.nextUrl })]),
    element('generator', 'newsloom'),
    ...(list.icon === undefined ? [] : [element('icon', list.icon)]),
    ...list.items.map(entry),
    '</feed>',
  ].join('\n');
}

function entry(item: ListItem): string {
  const { card, url, pageUrl } = item;
  const html = htmlOf(item);
  const language = card.inLanguage === 'und' ? undefined : card.inLanguage;
  return [
    `<entry${languageAttribute(language)}>`,
    element('id', articleUrn(card.id)),
    element('title', card.headline, { type: 'text' }),
    element('link', undefined, { rel: 'alternate', type: 'text/html', href: card.url ?? pageUrl }),
    ...(card.url === undefined
      ? []
      : [element('link', undefined, { rel: 'related', type: 'text/html', href: pageUrl })]),
    element('link', undefined, { rel: 'related', type: 'application/ld+json', href: url }),
    ...(card.media ?? []).map((recording) =>
      element('link', undefined, {
        rel: 'enclosure',
        type: typeOf(recording),
        length: recording.bytes?.toString(),
        href: recording.url,
      }),
    ),
    element('published', card.datePublished),
    element('updated', card.dateModified ?? card.datePublished),
    // An entry has to have one (RFC 4287, 4.1.2): where nobody is named it is the source.
    ...(card.authors ?? [card.source.name]).map((name) => `<author>${element('name', name)}</author>`),
    ...card.hashtags.map((hashtag) => element('category', undefined, { term: hashtag })),
    element('summary', card.excerpt, { type: 'text' }),
    ...(html === undefined ? [] : [element('content', html, { type: 'html' })]),
    `<source>${element('id', `urn:newsloom:source:${card.source.key}`)}${element('title', card.source.name)}${element('updated', card.datePublished)}</source>`,
    ...mediaElements(card),
    '</entry>',
  ].join('\n');
}

function languageAttribute(language: string | undefined): string {
  return language === undefined ? '' : ` xml:lang="${language.replace(/[^\w-]/g, '')}"`;
}
