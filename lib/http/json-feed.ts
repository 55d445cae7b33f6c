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
    items: list.items.map(jsonFeedItem),
  });
}

/** One item; also how articles stand in other JSON than feeds. */
export function jsonFeedItem({ card, url, text, ownership, copies, related, story }: ListItem) {
  return {
    id: card.id,
    url: card.url ?? url,
    title: card.headline,
    content_text: text ?? card.excerpt,
    summary: card.excerpt,
    date_published: card.datePublished,
    ...(card.dateModified !== undefined && { date_modified: card.dateModified }),
    ...(card.image !== undefined && { image: card.image }),
    ...(card.author !== undefined && { authors: [{ name: card.author }] }),
    ...(card.hashtags.length > 0 && { tags: card.hashtags }),
    ...(card.inLanguage !== 'und' && { language: card.inLanguage }),
    _newsloom: {
      article: url,
      source: { ...card.source, ...(ownership !== undefined && { ownership }) },
      datePublishedPrecision: card.datePublishedPrecision,
      hashtags: card.hashtags,
      sections: card.sections,
      ...((story ?? card.story) !== undefined && { story: story ?? { id: card.story } }),
      ...(card.nearCopyOf !== undefined && { nearCopyOf: card.nearCopyOf }),
      ...(copies !== undefined && { copies }),
      ...(related && { related }),
    },
  };
}
