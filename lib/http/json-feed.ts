import { feedFieldsOf } from '../article/card-fields.ts';
import { attachmentsOf } from './attachments.ts';
import { summaryOf } from './item-content.ts';
import { articleUrn } from './item-ids.ts';
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
    icon: list.icon,
    favicon: list.icon,
    language: list.language,
    hubs: list.hubs?.map((url) => ({ type: 'WebSub', url })),
    ...(list.search && { _newsloom: { search: list.search } }),
    items: list.items.map(jsonFeedItem),
  });
}

/** One item; also how articles stand in other JSON than feeds. What is undefined is left out when it is written. */
export function jsonFeedItem(item: ListItem) {
  const { card, url, pageUrl, content, ownership, copies, related, story, found } = item;
  const { source, hashtags } = card;
  return {
    id: articleUrn(card.id),
    url: card.url ?? pageUrl,
    external_url: card.url,
    title: card.headline,
    content_html: content?.html,
    content_text: content?.text ?? card.excerpt,
    summary: summaryOf(item),
    date_published: card.datePublished,
    date_modified: card.dateModified,
    image: card.image,
    authors: card.authors?.map((name) => ({ name })),
    attachments: attachmentsOf(card.media),
    tags: hashtags.length > 0 ? hashtags : undefined,
    language: card.inLanguage === 'und' ? undefined : card.inLanguage,
    _newsloom: {
      id: card.id,
      article: url,
      page: pageUrl,
      source: ownership === undefined ? source : { ...source, ownership },
      ...feedFieldsOf(card),
      story: story ?? (card.story === undefined ? undefined : { id: card.story }),
      copies,
      related,
      found,
    },
  };
}
