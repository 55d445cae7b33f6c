// The answer of GET /v1/articles/{id}?include=export, which `npm run export` writes: lib/web/json-ld.ts
import type { Hashtag, Publisher } from '../../article/article.ts';
import { isInstant } from '../../article/instant.ts';
import type { PreservedDecisions } from '../../article/preserved-decisions.ts';
import type { RawArticle } from '../../article/raw-article.ts';
import {
  isObject,
  type JsonObject,
  list,
  member,
  names,
  objects,
  plainText,
  string,
  strings,
} from './fields.ts';

const ID = /^[a-z2-7]{26}$/;
const IDENTIFIER = /^(?:news|url|guid|text):./;
const HASHTAG_KEY = /^[\p{L}\p{M}\p{N}]{1,40}$/u;
const MAX_IDENTIFIER = 4000;
const MAX_IDENTIFIERS = 100;
const MAX_HASHTAGS = 20;
const MAX_WARNINGS = 100;
const MAX_LINE = 300;

const PRECISIONS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const DATE_SOURCES = ['payload', 'page', 'relative', 'url', 'received'] as const;
const HASHTAG_SOURCES = ['publisher', 'neighbors', 'text', 'model'] as const;

/**
 * `article`, read from `node` as any schema.org article, with what only an export of newsloom says of it: texts are
 * plain, whatever they look like, and what was decided stays decided. Itself where `node` is no such export, or
 * one that was changed so that it makes no sense.
 */
export function asExported(article: RawArticle, node: JsonObject): RawArticle {
  const own = node['export'];
  const preserved = isObject(own) ? preservedDecisionsOf(node, own) : undefined;
  if (!preserved || !isObject(own)) return article;
  const url = string(node['url']);
  const { url: _, ...rest } = article;
  return {
    ...rest,
    ...(url !== undefined && { url }),
    identifiers: [],
    headline: plainText(node['headline']),
    alternativeHeadline: plainText(node['alternativeHeadline']),
    description: plainText(node['description']),
    articleBody: plainText(node['articleBody']),
    keywords: strings(node['keywords']),
    about: objects(node['about']).flatMap((thing) => {
      const [name, code] = [string(thing['name']), string(thing['identifier'])];
      return name === undefined ? [] : [{ name, ...(code !== undefined && { code }) }];
    }),
    genre: strings(own['genre']),
    contentLocation: strings(own['contentLocation']),
    ...payloadDate('datePublished', own),
    ...payloadDate('embargoedUntil', own),
    ...payloadDate('expires', own),
    preserved,
  };
}

function preservedDecisionsOf(node: JsonObject, own: JsonObject): PreservedDecisions | undefined {
  const [id, datePublished] = [string(node['identifier']), string(own['datePublished'])];
  const [first, ...others] = strings(own['identifier']).filter(
    (each) => IDENTIFIER.test(each) && each.length <= MAX_IDENTIFIER,
  );
  const publisher = exportedPublisher(node['publisher']);
  const precision = oneOf(PRECISIONS, node['datePublishedPrecision']);
  const source = oneOf(DATE_SOURCES, node['datePublishedSource']);
  const [contentHtml, story] = [string(own['contentHtml']), string(node['story'])];
  if (id === undefined || !ID.test(id) || first === undefined || !publisher) return undefined;
  if (datePublished === undefined || !isInstant(datePublished) || !precision || !source) return undefined;
  return {
    id,
    identifier: [first, ...others.slice(0, MAX_IDENTIFIERS)],
    datePublished,
    datePublishedPrecision: precision,
    datePublishedSource: source,
    publisher,
    isBasedOn: names(node['isBasedOn'])
      .filter((each) => IDENTIFIER.test(each))
      .slice(0, MAX_IDENTIFIERS),
    ...(contentHtml !== undefined && { contentHtml }),
    warnings: objects(member(node['ingest'], 'warnings')).flatMap(warningOf).slice(0, MAX_WARNINGS),
    hashtags: objects(node['hashtags']).flatMap(hashtagOf).slice(0, MAX_HASHTAGS),
    ...(story !== undefined && ID.test(story) && { story }),
  };
}

function exportedPublisher(value: unknown): Publisher | undefined {
  const [name, key] = [string(member(value, 'name')), string(member(value, 'identifier'))];
  const isShort =
    name !== undefined && name.length <= MAX_LINE && key !== undefined && key.length <= MAX_LINE;
  if (!isShort || /[\s/#?]/.test(key)) return undefined;
  const domain = /^https:\/\/([^\s/]+)$/.exec(string(member(value, 'url')) ?? '')?.[1];
  return { name, key, ...(domain !== undefined && { domain }) };
}

function hashtagOf({ key, display, source: from, score }: JsonObject): Hashtag[] {
  const source = oneOf(HASHTAG_SOURCES, from);
  const isTag = typeof key === 'string' && HASHTAG_KEY.test(key) && typeof display === 'string';
  if (!isTag || display.length > MAX_LINE || !source) return [];
  if (typeof score !== 'number' || !(score >= 0 && score <= 1)) return [];
  return [{ key, display, source, score }];
}

function warningOf(value: JsonObject): PreservedDecisions['warnings'] {
  const [code, pointer, detail] = [value['code'], value['pointer'], value['detail']].map((each) =>
    string(each)?.slice(0, MAX_LINE),
  );
  return code === undefined
    ? []
    : [{ code, pointer: pointer ?? '', ...(detail !== undefined && { detail }) }];
}

function payloadDate(
  name: 'datePublished' | 'embargoedUntil' | 'expires',
  own: JsonObject,
): Partial<RawArticle> {
  const value = string(own[name]);
  return value === undefined ? {} : { [name]: { value, from: 'payload' } };
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((each) => each === list(value)[0]);
}
