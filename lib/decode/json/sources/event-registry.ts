// Event Registry (newsapi.ai): https://newsapi.ai/documentation?tab=data_returned
import type { RawSubject } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  image,
  isObject,
  type JsonObject,
  list,
  member,
  names,
  objects,
  party,
  present,
  string,
  strings,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

/** Bare numbers need the name of who counts them. */
const SCOPE = 'eventregistry.org:';

export const eventRegistry: JsonFormat = {
  format: 'eventRegistry',
  isItem: (item) =>
    'dateTimePub' in item ||
    ('dateTime' in item && 'lang' in item && isObject(item['source']) && 'uri' in item['source']),
  read: (item, { pointer }) => {
    const uri = string(item['uri']);
    const { source } = item;
    const domain = string(member(source, 'uri'));
    const original = originalOf(item['originalArticle']);
    return rawArticle({
      format: 'eventRegistry',
      pointer,
      identifiers: uri === undefined ? [] : [{ type: 'newsId', value: SCOPE + uri }],
      url: string(item['url']),
      headline: anyText(item['title']),
      articleBody: anyText(item['body']),
      datePublished: date(firstString(item['dateTimePub'], item['dateTime'], dayAndTime(item))),
      author: objects(item['authors']).map(({ name, isAgency }) => ({
        name: string(name),
        ...(isAgency === true && { type: 'Organization' as const }),
      })),
      publisher: party(firstString(member(source, 'title'), domain), { url: domain && `https://${domain}` }),
      inLanguage: string(item['lang']),
      articleSection: objects(item['categories']).flatMap(category),
      about: objects(item['concepts']).map(concept),
      contentLocation: present([label(member(item, 'location'))]),
      image: present([image(item['image'])]),
      isBasedOn: present([original]),
      citation: links(item['links']).map((url) => ({ url })),
    });
  },
};

/** The article that this one repeats, by its address where that is told. */
function originalOf(value: unknown): string | undefined {
  const uri = string(member(value, 'uri'));
  return string(member(value, 'url')) ?? (uri && SCOPE + uri);
}

function dayAndTime(item: JsonObject): string | undefined {
  const [day, time] = [string(item['date']), string(item['time'])];
  return day !== undefined && time !== undefined ? `${day}T${time}Z` : day;
}

/** `news/Business` or `dmoz/Business/Marketing`: the last part is the section. */
function category(value: JsonObject): readonly string[] {
  const path = firstString(value['label'], value['uri']);
  return names(path?.split('/').at(-1)?.replaceAll('_', ' '));
}

function concept(value: JsonObject): RawSubject {
  return { name: label(value), code: string(value['uri']) };
}

/** Labels are kept by language, English first. */
function label(value: unknown): string | undefined {
  const labels = member(value, 'label');
  if (!isObject(labels)) return string(labels);
  return firstString(labels['eng'], ...Object.values(labels));
}

function links(value: unknown): readonly string[] {
  return list(value).flatMap((link) =>
    isObject(link) ? strings(firstString(link['url'], link['uri'])) : strings(link),
  );
}
