// No specification: the names that news APIs, scrapers and exports of content systems share.
// WordPress: https://developer.wordpress.org/rest-api/reference/posts/
import type { RawArticle, RawDate, RawParty } from '../../article/raw-article.ts';
import { cutBody } from './cut-body.ts';
import {
  anyText,
  date,
  firstString,
  isObject,
  type JsonObject,
  list,
  member,
  names,
  present,
  resolveUrl,
  splitWords,
  string,
  strings,
} from './fields.ts';
import { guessed } from './guess-fields.ts';
import { type ItemContext, type JsonFormat, rawArticle } from './json-source.ts';
import { lookupIn, unwrapped } from './linked.ts';
import { imageOf } from './plain-images.ts';
import { type Field, find, folded } from './plain-names.ts';
import { authorsIn, publisherOf } from './plain-parties.ts';
import { richText } from './rich-text.ts';

/** An object of more members is a dictionary. */
const MAX_FIELDS = 500;

export const plainJson: JsonFormat = {
  format: 'plainJson',
  isItem: (item) => {
    // JSON schemas have a title and a description too.
    if ('$schema' in item || '$defs' in item || isServiceMessage(item)) return false;
    if (Object.keys(item).length > MAX_FIELDS) return false;
    const fields = folded(item);
    const has = (field: Field) => find(fields, field) !== undefined;
    if (!has('headline')) return has('body') && (has('published') || has('url')) && !hasOnlyWords(fields);
    return has('body') || has('description') || has('url') || has('published');
  },
  read: readPlain,
};

/** What a messenger says of a chat: its beginning, a new title, a member (https://core.telegram.org/import-export). */
function isServiceMessage(item: JsonObject): boolean {
  return item['type'] === 'service' && typeof item['action'] === 'string';
}

/** True for an item that reads as an article once its wrappers are opened. */
export function looksLikeArticle(item: JsonObject): boolean {
  if ('$schema' in item || Object.keys(item).length > MAX_FIELDS || isServiceMessage(item)) return false;
  const open = unwrapped(item);
  return plainJson.isItem(open) || guessed(open, folded(open)).isArticle;
}

function readPlain(original: JsonObject, { pointer, baseUrl, feed, lookup }: ItemContext): RawArticle {
  const open = unwrapped(original, lookup ?? lookupIn(original));
  const named = folded(open);
  const guesses = guessed(open, named);
  const item = { ...named, ...guesses.fields };
  const publisher =
    publisherOf(find(item, 'publisher'), item) ?? (feed && { name: feed.title?.value, url: feed.url });
  const url = addressOf(item, baseUrl);
  return rawArticle({
    format: 'plainJson',
    pointer,
    identifiers: present([identifier(find(item, 'id'), publisher)]),
    url,
    headline: anyText(words(find(item, 'headline'))),
    alternativeHeadline: anyText(words(find(item, 'alternativeHeadline'))),
    description: anyText(words(find(item, 'description'))),
    ...cutBody(words(find(item, 'body'))),
    datePublished: dateOf(item, 'published'),
    dateModified: dateOf(item, 'modified'),
    author: authorsIn(item, open),
    publisher,
    inLanguage: names(find(item, 'language'), 'code', 'name')[0],
    articleSection: sectionsIn(item),
    keywords: split(find(item, 'keywords')),
    image: list(find(item, 'image')).flatMap((each) => imageOf(each, baseUrl ?? url)),
    warnings: guesses.warnings,
  });
}

/** What reading services call the kind of an entry, not its subject. */
const KINDS = /^(?:articles?|posts?|story|stories|emails?|rss|pdf|epub|tweets?|videos?|pages?)$/i;

/** Sections by their names; Arc puts the main one into the taxonomy. */
function sectionsIn(item: JsonObject): readonly string[] {
  const found = find(item, 'section') ?? member(item['taxonomy'], 'primary_section');
  return split(found).filter((name) => !KINDS.test(name));
}

/** The address among the fields; `source` holds it in the output of scrapers. */
function addressOf(item: JsonObject, baseUrl: string | undefined): string | undefined {
  const found =
    originalOf(item) ??
    urlOf(find(item, 'url')) ??
    string(member(item['path'], 'alias')) ??
    pageAddress(item['source']) ??
    pageAddress(item['uri']) ??
    pageAddress(item['id']);
  return resolveUrl(found, baseUrl);
}

/** The address that a reading service read from, where `url` is its own copy on another host. */
function originalOf(item: JsonObject): string | undefined {
  const [own, source] = [string(item['url']), pageAddress(item['sourceurl'])];
  if (own === undefined || source === undefined || !URL.canParse(own)) return undefined;
  return new URL(own).host === new URL(source).host ? undefined : source;
}

/** An address with a path: that of a site alone names the publisher. */
function pageAddress(value: unknown): string | undefined {
  const text = string(value);
  return text !== undefined && /^https?:\/\/[^/\s]+\/[^/\s]\S*$/.test(text) ? text : undefined;
}

/** Text as such, wrapped as content systems do (`{"rendered": …}`), or as a list of paragraphs. */
function words(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstString(richText(value));
  if (isObject(value))
    return firstString(
      ...[
        'rendered',
        'basic',
        'html',
        'text',
        'value',
        'main',
        'content',
        '#text',
        'plaintext',
        'headline',
      ].map((key) => value[key]),
      strings(value['sentences']).join(' '),
      richText(value),
    );
  return richText(value) ?? string(value);
}

function urlOf(value: unknown): string | undefined {
  return names(value, 'href', 'url', 'canonical', 'permalink', 'rendered')[0];
}

/** A date, perhaps wrapped. WordPress gives UTC in `date_gmt` and `modified_gmt` without saying so in the value. */
function dateOf(item: JsonObject, field: 'published' | 'modified'): RawDate | undefined {
  const found = find(item, field);
  const value = isObject(found)
    ? firstString(
        ...['$date', 'value', 'iso', 'rendered'].map((key) => found[key]),
        member(found, '$date', '$numberLong'),
      )
    : found;
  const isGmt = value !== undefined && (value === item['dategmt'] || value === item['modifiedgmt']);
  return date(isGmt ? `${string(value)?.replace(/Z$/, '')}Z` : value);
}

function identifier(
  value: unknown,
  publisher: RawParty | undefined,
): RawArticle['identifiers'][number] | undefined {
  const id = names(value, '$oid', 'rendered', 'value')[0];
  const scope = publisher?.url ?? publisher?.name;
  // A bare number without a sender to scope it would be the id of many articles.
  const unscoped = scope === undefined && !/^(urn|tag|https?):|[\w-]{20}/.test(id ?? '');
  return id === undefined || unscoped ? undefined : { type: 'guid', value: id, scope };
}

function split(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitWords(value);
  if (isObject(value) && Array.isArray(value['tags'])) return split(value['tags']);
  return names(value, 'name', 'label', 'title', 'value', 'term', 'display', 'text', 'topic').filter(
    (name) => !/^#?\d+$/.test(name) && !name.startsWith('hash-') && !/^#internal/i.test(name),
  );
}

/** Members of posts on Mastodon, Bluesky and Telegram, which have no title. */
const SOCIAL = ['account', 'cid', 'textentities', 'reblogscount'];

/** A body of a few words beside an address is a comment or a link, not an article. */
function hasOnlyWords(fields: JsonObject): boolean {
  const isPost = SOCIAL.some((name) => name in fields);
  return (words(find(fields, 'body')) ?? '').length < (isPost ? 15 : 80);
}
