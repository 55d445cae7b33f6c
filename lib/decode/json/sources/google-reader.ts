// Google Reader's item format, as its successors speak it: https://feedhq.readthedocs.io/en/latest/api/reference.html
import type { RawDate, RawImage } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  htmlText,
  image,
  isObject,
  type JsonObject,
  member,
  objects,
  party,
  plainText,
  present,
  string,
  strings,
} from '../fields.ts';
import { type ItemContext, type JsonFormat, rawArticle } from '../json-source.ts';

export const googleReader: JsonFormat = {
  format: 'googleReader',
  feed: (envelope) =>
    Array.isArray(envelope['items']) && objects(envelope['items']).some(isItem)
      ? { title: plainText(envelope['title']), id: string(envelope['id']), url: href(envelope['alternate']) }
      : undefined,
  isItem,
  read: (item, { pointer, feed }: ItemContext) => {
    // The ids of self-hosted readers count from one: they hold inside their feed, whatever tag they carry.
    const id = string(item['id'])?.replace('tag:google.com,2005:reader/item/', '');
    const { origin } = item;
    return rawArticle({
      format: 'googleReader',
      pointer,
      identifiers:
        id === undefined ? [] : [{ type: 'guid', value: id, scope: string(member(origin, 'streamId')) }],
      url: href(item['canonical']) ?? string(item['canonicalUrl']) ?? href(item['alternate']),
      sameAs: present([href(item['canonical']) && href(item['alternate'])]),
      headline: anyText(item['title']),
      ...texts(item),
      datePublished: published(item),
      dateModified: epochSeconds(item['updated']),
      author: present([party(item['author'])]),
      publisher: party(firstString(member(origin, 'title'), feed?.title?.value), {
        url: string(member(origin, 'htmlUrl')),
      }),
      // Categories also hold the reader's own folders and marks: user/-/state/com.google/read.
      // Feedly has objects in their place, and the publisher's words in `keywords`.
      keywords: [
        ...strings(item['categories']).filter((category) => !category.startsWith('user/')),
        ...strings(item['keywords']),
      ],
      inLanguage: string(item['language']),
      image: images(item),
    });
  },
};

function isItem(item: JsonObject): boolean {
  return (
    'timestampUsec' in item ||
    'crawlTimeMsec' in item ||
    string(member(item, 'origin', 'streamId')) !== undefined
  );
}

/** `content` is the whole text where the feed had one; `summary` is then its teaser. */
function texts(item: JsonObject) {
  const content = htmlText(member(item, 'content', 'content'));
  const summary = htmlText(member(item, 'summary', 'content'));
  return content ? { articleBody: content, description: summary } : { articleBody: summary };
}

/** Seconds, else the time of crawling: microseconds or milliseconds, as text. */
function published(item: JsonObject): RawDate | undefined {
  return epochSeconds(item['published']) ?? date(item['timestampUsec']) ?? date(item['crawlTimeMsec']);
}

function epochSeconds(value: unknown): RawDate | undefined {
  const seconds = Number(string(value) ?? 0);
  if (Number.isNaN(seconds)) return date(value);
  return seconds > 0 ? date(String(seconds).length < 9 ? undefined : seconds) : undefined;
}

function href(value: unknown): string | undefined {
  return string(member(objects(value)[0], 'href'));
}

function images(item: JsonObject): readonly RawImage[] {
  const enclosures = objects(item['enclosure']).filter(({ type }) => string(type)?.startsWith('image/'));
  const visual = isObject(item['visual']) ? item['visual']['url'] : undefined;
  return present([
    ...enclosures.map(({ href }) => image(href)),
    image(visual === 'none' ? undefined : visual),
  ]);
}
