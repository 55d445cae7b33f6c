import type { List, ListItem } from './list.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with the extension object `_newsloom`. */
export function jsonFeed(list: List): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: list.title,
    ...(list.description !== undefined && { description: list.description }),
    home_page_url: list.homePageUrl,
    feed_url: list.feedUrl,
    ...(list.nextUrl !== undefined && { next_url: list.nextUrl }),
    ...(list.search && { _newsloom: { search: list.search } }),
    items: list.items.map(jsonFeedItem),
  });
}

/** One item; also how articles stand in other JSON than feeds. What is undefined is left out when it is written. */
export function jsonFeedItem({
  card,
  url,
  pageUrl,
  text,
  ownership,
  copies,
  related,
  story,
  found,
}: ListItem) {
  const { source, hashtags } = card;
  return {
    id: card.id,
    url: card.url ?? pageUrl,
    title: card.headline,
    content_text: text ?? card.excerpt,
    summary: card.excerpt,
    date_published: card.datePublished,
    date_modified: card.dateModified,
    image: card.image,
    authors: card.author === undefined ? undefined : [{ name: card.author }],
    tags: hashtags.length > 0 ? hashtags : undefined,
    language: card.inLanguage === 'und' ? undefined : card.inLanguage,
    _newsloom: {
      article: url,
      page: pageUrl,
      source: ownership === undefined ? source : { ...source, ownership },
      datePublishedPrecision: card.datePublishedPrecision,
      hashtags,
      sections: card.sections,
      story: story ?? (card.story === undefined ? undefined : { id: card.story }),
      nearCopyOf: card.nearCopyOf,
      copies,
      related,
      found,
    },
  };
}
