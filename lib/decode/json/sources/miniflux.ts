// Miniflux: https://miniflux.app/docs/api.html#endpoint-get-entries and its webhooks, https://miniflux.app/docs/webhooks.html
import type { RawFeed } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  htmlText,
  image,
  type JsonObject,
  member,
  objects,
  party,
  plainText,
  present,
  string,
  strings,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

export const miniflux: JsonFormat = {
  format: 'miniflux',
  feed: (envelope) =>
    Array.isArray(envelope['entries']) && 'event_type' in envelope ? feedOf(envelope['feed']) : undefined,
  isItem: (item) => 'feed_id' in item && 'published_at' in item && ('hash' in item || 'changed_at' in item),
  read: (item, { pointer, feed: around }) => {
    const feed = feedOf(item['feed']) ?? around;
    const hash = string(item['hash']);
    const scope = firstString(feed?.feedUrl, feed?.title?.value, item['feed_id']);
    return rawArticle({
      format: 'miniflux',
      pointer,
      identifiers: hash === undefined ? [] : [{ type: 'guid', value: hash, scope }],
      url: string(item['url']),
      headline: anyText(item['title']),
      articleBody: htmlText(item['content']),
      datePublished: date(item['published_at']),
      dateModified: date(item['changed_at']),
      author: present([party(item['author'])]),
      publisher: feed && { name: feed.title?.value, url: feed.url },
      inLanguage: string(item['language']),
      keywords: strings(item['tags']),
      image: present(
        objects(item['enclosures'])
          .filter(isImage)
          .map(({ url }) => image(url)),
      ),
    });
  },
};

function feedOf(value: unknown): RawFeed | undefined {
  const [title, url, feedUrl] = ['title', 'site_url', 'feed_url'].map((key) => string(member(value, key)));
  if (title === undefined && url === undefined && feedUrl === undefined) return undefined;
  return { title: plainText(title), url, feedUrl };
}

function isImage(enclosure: JsonObject): boolean {
  return string(enclosure['mime_type'])?.startsWith('image/') === true;
}
