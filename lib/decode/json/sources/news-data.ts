// newsdata.io: https://newsdata.io/documentation/#http-response
import type { RawArticle } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  image,
  type JsonObject,
  party,
  present,
  string,
  strings,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

/** Fields of dearer plans hold a sentence such as "ONLY AVAILABLE IN PAID PLANS" in place of their value. */
const PAYWALLED = /^ONLY AVAILABLE IN [A-Z ]+ PLANS?$/;

export const newsData: JsonFormat = {
  format: 'newsData',
  isItem: (item) => 'pubDate' in item && ('source_id' in item || 'article_id' in item),
  read: (item, { pointer }) => readItem(withoutPaywalled(item), pointer),
};

function readItem(item: JsonObject, pointer: string): RawArticle {
  const id = string(item['article_id']);
  return rawArticle({
    format: 'newsData',
    pointer,
    identifiers: id === undefined ? [] : [{ type: 'guid', value: id, scope: 'newsdata.io' }],
    url: string(item['link']),
    headline: anyText(item['title']),
    description: anyText(item['description']),
    articleBody: anyText(item['content']),
    datePublished: date(withZone(item)),
    author: strings(item['creator']).map((name) => ({ name })),
    publisher: party(firstString(item['source_name'], item['source_id']), {
      url: string(item['source_url']),
    }),
    inLanguage: string(item['language']),
    articleSection: strings(item['category']),
    keywords: strings(item['keywords']),
    image: present([image(item['image_url'])]),
  });
}

function withoutPaywalled(item: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => !strings(value).some((text) => PAYWALLED.test(text))),
  );
}

/** `pubDate` has no zone of its own; `pubDateTZ` beside it names it. */
function withZone(item: JsonObject): string | undefined {
  const [value, zone] = [string(item['pubDate']), string(item['pubDateTZ'])];
  return value !== undefined && zone !== undefined && /^[\d-]+ [\d:]+$/.test(value)
    ? `${value} ${zone}`
    : value;
}
