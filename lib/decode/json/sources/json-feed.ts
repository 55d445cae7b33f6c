// JSON Feed 1.0 and 1.1: https://www.jsonfeed.org/version/1.1/
import type { RawFeed, RawImage, RawMedia, RawParty } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  htmlText,
  image,
  type JsonObject,
  number,
  objects,
  plainText,
  present,
  resolveUrl,
  string,
  strings,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

/** What an item may have; extensions start with an underscore. */
const ITEM_NAMES: ReadonlySet<string> = new Set([
  'id',
  'url',
  'external_url',
  'title',
  'content_html',
  'content_text',
  'summary',
  'image',
  'banner_image',
  'date_published',
  'date_modified',
  'author',
  'authors',
  'tags',
  'language',
  'attachments',
]);

export const jsonFeed: JsonFormat = {
  format: 'jsonFeed',
  feed: (envelope, baseUrl) => (isFeed(envelope) ? feedOf(envelope, baseUrl) : undefined),
  isItem: (item) =>
    ('content_html' in item || 'content_text' in item) &&
    Object.keys(item).every((key) => ITEM_NAMES.has(key) || key.startsWith('_')),
  read: (item, { pointer, baseUrl, feed }) => {
    const base = baseUrl ?? feed?.feedUrl ?? feed?.url;
    const id = string(item['id']);
    const own = resolveUrl(item['url'], base);
    const external = resolveUrl(item['external_url'], base);
    return rawArticle({
      format: 'jsonFeed',
      pointer,
      identifiers: id === undefined ? [] : [{ type: 'guid', value: id, scope: scopeOf(feed) }],
      url: own ?? external,
      headline: plainText(item['title']),
      description: plainText(item['summary']),
      articleBody: htmlText(item['content_html']) ?? anyTextOf(item),
      datePublished: date(item['date_published']),
      dateModified: date(item['date_modified']),
      author: authors(item) ?? feed?.author,
      publisher: feed && { name: feed.title?.value, url: feed.url ?? feed.feedUrl },
      inLanguage: firstString(item['language'], feed?.inLanguage),
      keywords: strings(item['tags']),
      image: images(item, base),
      media: recordings(item, base),
      // A linked item has a page of its own and tells of another one.
      citation: own !== undefined && external !== undefined && own !== external ? [{ url: external }] : [],
    });
  },
};

function isFeed(envelope: JsonObject): boolean {
  if (!Array.isArray(envelope['items'])) return false;
  return (
    /jsonfeed\.org\/version/i.test(String(envelope['version'])) ||
    objects(envelope['items']).some(jsonFeed.isItem)
  );
}

function feedOf(envelope: JsonObject, baseUrl: string | undefined): RawFeed {
  const feedUrl = resolveUrl(envelope['feed_url'], baseUrl);
  return {
    title: plainText(envelope['title']),
    description: plainText(envelope['description']),
    url: resolveUrl(envelope['home_page_url'], feedUrl ?? baseUrl),
    feedUrl,
    inLanguage: string(envelope['language']),
    author: authors(envelope),
    image: image(firstString(envelope['icon'], envelope['favicon'])),
  };
}

function scopeOf(feed: RawFeed | undefined): string | undefined {
  return firstString(feed?.feedUrl, feed?.url, feed?.title?.value);
}

/** `content_text` is plain by its format, whatever it looks like. */
function anyTextOf(item: JsonObject) {
  return plainText(item['content_text']) ?? anyText(item['content']);
}

/** Version 1.1 has `authors`, version 1.0 one `author`. */
function authors(value: JsonObject): readonly RawParty[] | undefined {
  const found = [...objects(value['authors']), ...objects(value['author'])]
    .map(({ name, url }): RawParty => ({ name: string(name), url: string(url) }))
    .filter(({ name, url }) => name !== undefined || url !== undefined);
  return found.length > 0 ? uniqueByName(found) : undefined;
}

/** Feeds for old readers give the same person in both fields. */
function uniqueByName(parties: readonly RawParty[]): readonly RawParty[] {
  return parties.filter((each, index) => parties.findIndex(({ name }) => name === each.name) === index);
}

function recordings(item: JsonObject, base: string | undefined): readonly RawMedia[] {
  return objects(item['attachments']).flatMap((each): RawMedia[] => {
    const type = string(each['mime_type']) ?? '';
    const url = resolveUrl(each['url'], base);
    const kind = type.startsWith('audio/') ? 'audio' : type.startsWith('video/') ? 'video' : undefined;
    if (url === undefined || kind === undefined) return [];
    const [size, duration] = [number(each['size_in_bytes']), string(each['duration_in_seconds'])];
    return [{ kind, url, encodingFormat: type, contentSize: size, duration }];
  });
}

function images(item: JsonObject, base: string | undefined): readonly RawImage[] {
  const attached = objects(item['attachments']).filter(({ mime_type }) =>
    string(mime_type)?.startsWith('image/'),
  );
  return present([
    image(resolveUrl(item['image'], base)),
    image(resolveUrl(item['banner_image'], base)),
    ...attached.map(({ url, title }) => image(resolveUrl(url, base), { caption: title })),
  ]);
}
