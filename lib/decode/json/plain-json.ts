// No specification: the names that news APIs, scrapers and exports of content systems share.
// WordPress: https://developer.wordpress.org/rest-api/reference/posts/
import type { RawArticle, RawDate, RawParty } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
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
import { type Guesses, guessed } from './guess-fields.ts';
import { type ItemContext, type JsonFormat, notAnArticle, rawArticle } from './json-source.ts';
import { lookupIn, unwrapped } from './linked.ts';
import { mayBeArticle } from './not-article.ts';
import { imageOf } from './plain-images.ts';
import { type Field, find, findAll, type Named, type Names, named, withMembers } from './plain-names.ts';
import { authorsIn, plainPublisher } from './plain-parties.ts';
import { richText } from './rich-text.ts';

/** A JSON object as it is read: its wrappers opened, its members by their names, and what their values tell. */
export interface PlainItem {
  readonly open: JsonObject;
  readonly named: Named;
  readonly guesses: Guesses;
}

export const plainJson: JsonFormat = {
  format: 'plainJson',
  isItem: (item) => mayBeArticle(item) && namesArticle(named(item)),
  read: (original, context) => {
    const open = unwrapped(original, context.lookup ?? lookupIn(original));
    return readPlain(plainItem(open), context);
  },
};

/** `open` with what is known of it; `names` are those of its members, where many items have the same. */
export function plainItem(open: JsonObject, names?: Names): PlainItem {
  const own = named(open, names);
  return { open, named: own, guesses: guessed(open, own) };
}

/** True for an item that reads as an article once its wrappers are opened. */
export function looksLikeArticle(item: JsonObject): boolean {
  if (!mayBeArticle(item)) return false;
  return isPlainArticle(plainItem(unwrapped(item)));
}

/** True for what looks like an article and has a text or a date: a title and an address alone may be those of any page. */
export function looksLikeWholeArticle(item: JsonObject): boolean {
  if (!mayBeArticle(item)) return false;
  const plain = plainItem(unwrapped(item));
  const all = withMembers(plain.named, plain.guesses.fields);
  return (
    (['body', 'published'] as const).some((field) => find(all, field) !== undefined) && isPlainArticle(plain)
  );
}

export function isPlainArticle({ open, named: own, guesses }: PlainItem): boolean {
  return mayBeArticle(open) && (guesses.isArticle || namesArticle(own));
}

function namesArticle(item: Named): boolean {
  const has = (field: Field) => find(item, field) !== undefined;
  if (has('headline')) return has('body') || has('description') || has('url') || has('published');
  const isPlaced = has('published') || has('url') || has('description') || 'rowidx' in item.members;
  return has('body') && isPlaced && !hasOnlyWords(item);
}

/** The article of an item, or its refusal with `notAnArticle` where its system keeps it from readers. */
export function readPlain(plain: PlainItem, { pointer, baseUrl, feed }: ItemContext): RawArticle | Refusal {
  const { open, guesses } = plain;
  const state = unpublished(open);
  if (state !== undefined) return notAnArticle(pointer, `Its system keeps this as ${state}.`);
  const item = guesses.warnings.length === 0 ? plain.named : withMembers(plain.named, guesses.fields);
  const publisher =
    plainPublisher(findAll(item, 'publisher'), item.members) ??
    (feed && { name: feed.title?.value, url: feed.url });
  const url = addressOf(item, baseUrl);
  return rawArticle({
    format: 'plainJson',
    pointer,
    identifiers: present([identifier(find(item, 'id'), publisher)]),
    url,
    headline: anyText(words(find(item, 'headline')) ?? nameOf(open)),
    alternativeHeadline: anyText(words(find(item, 'alternativeHeadline'))),
    description: anyText(words(find(item, 'description'))),
    ...cutBody(bodyOf(item)),
    datePublished: dateOf(item, 'published'),
    dateModified: dateOf(item, 'modified'),
    author: authorsIn(item, open),
    publisher,
    inLanguage: names(find(item, 'language'), 'code', 'name')[0],
    articleSection: sectionsIn(item),
    keywords: split(find(item, 'keywords')),
    image: imagesOf(item, baseUrl ?? url),
    warnings: guesses.warnings,
  });
}

/** Search services for models send an extract as the content, and the whole text of the page beside it. */
function bodyOf(item: Named): string | undefined {
  const [text, whole] = [words(find(item, 'body')), string(item.members['rawcontent'])];
  const isWhole =
    whole !== undefined &&
    whole.length > WHOLE_TIMES * (text ?? '').length &&
    !/<(?:html|body)[\s>]/i.test(whole);
  return isWhole ? whole : text;
}

/** How much longer than an extract the whole text is. */
const WHOLE_TIMES = 1.5;

/** The pictures of the best member that holds any. */
function imagesOf(item: Named, base: string | undefined): RawArticle['image'] {
  const all = findAll(item, 'image').map((value) => list(value).flatMap((each) => imageOf(each, base)));
  return all.find((found) => found.length > 0) ?? [];
}

/** ActivityStreams and others call the headline of an article its name. */
function nameOf({ type, name }: JsonObject): string | undefined {
  return typeof type === 'string' && /article|post|story|news|page/i.test(type) ? string(name) : undefined;
}

const UNPUBLISHED = /^(?:auto-?draft|draft|trash(?:ed)?|unpublished|private)$/i;

/** The state in which content systems keep what they do not show; undefined for all else. */
function unpublished({ status, _status, state }: JsonObject): string | undefined {
  const found = [status, _status, state].find((each) => typeof each === 'string' && UNPUBLISHED.test(each));
  return typeof found === 'string' ? `“${found.toLowerCase()}”` : undefined;
}

/** What reading services call the kind of an entry, not its subject. */
const KINDS = /^(?:articles?|posts?|story|stories|emails?|rss|pdf|epub|tweets?|videos?|pages?)$/i;

/** Sections by their names; Arc puts the main one into the taxonomy. */
function sectionsIn(item: Named): readonly string[] {
  const found = find(item, 'section') ?? member(item.members['taxonomy'], 'primary_section');
  return split(found).filter((name) => !KINDS.test(name));
}

/** The address among the fields; `source` holds it in the output of scrapers. */
function addressOf(item: Named, baseUrl: string | undefined): string | undefined {
  const { path, source, uri, id } = item.members;
  const found =
    originalOf(item.members) ??
    urlOf(find(item, 'url')) ??
    string(member(path, 'alias')) ??
    pageAddress(source) ??
    pageAddress(uri) ??
    pageAddress(id);
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
        'processed',
        'basic',
        'html',
        'markup',
        'text',
        'value',
        'main',
        'content',
        '#text',
        '_',
        '__cdata',
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
function dateOf(item: Named, field: 'published' | 'modified'): RawDate | undefined {
  const { dategmt, modifiedgmt } = item.members;
  const found = list(find(item, field))[0];
  const value = isObject(found)
    ? firstString(
        ...['$date', 'value', 'iso', 'start', 'rendered'].map((key) => found[key]),
        member(found, '$date', '$numberLong'),
      )
    : found;
  const isGmt = value !== undefined && (value === dategmt || value === modifiedgmt);
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
function hasOnlyWords(item: Named): boolean {
  const isPost = SOCIAL.some((name) => name in item.members);
  return (words(find(item, 'body')) ?? '').length < (isPost ? 15 : 80);
}
