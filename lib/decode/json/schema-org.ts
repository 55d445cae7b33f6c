// schema.org NewsArticle: https://schema.org/NewsArticle  as JSON-LD: https://www.w3.org/TR/json-ld11/
import type { RawArticle, RawParty, RawText } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import {
  anyText,
  date,
  firstString,
  isObject,
  type JsonObject,
  list,
  names,
  objects,
  resolveUrl,
  string,
  strings,
} from './fields.ts';
import { compact, type Resolve, references, typesOf } from './json-ld.ts';
import { type ItemContext, notAnArticle, rawArticle } from './json-source.ts';
import {
  citations,
  flag,
  images,
  keywords,
  parties,
  recordings,
  status,
  subjects,
} from './schema-org-parts.ts';

/** NewsArticle and its kinds, BlogPosting, LiveBlogPosting, SocialMediaPosting, Report. */
const ARTICLE_TYPE = /(?:Article|(?<!Job)Posting|BlogPost|^Report)$/;

/** Members under which lists, pages and graphs keep the nodes that they are about. */
const CONTAINERS = [
  '@graph',
  'mainEntity',
  'itemListElement',
  'item',
  'dataFeedElement',
  'blogPost',
  'blogPosts',
  'hasPart',
];

/** Lists of lists of pages: real documents need three levels. */
const MAX_CONTAINERS = 6;

/** True for a JSON-LD document, and for an object that has the names of a schema.org article without saying so. */
export function isSchemaOrg(value: JsonObject): boolean {
  return isDeclared(value) || ('headline' in value && ('articleBody' in value || 'datePublished' in value));
}

/** True for an object that says itself that it is JSON-LD. */
export function isDeclared(value: JsonObject): boolean {
  if ('@context' in value || '@type' in value || '@graph' in value) return true;
  return Object.keys(value).some((key) => /^https?:\/\/schema\.org\//.test(key));
}

const CONTEXT_TYPE =
  /^(?:WebSite|WebPage|CollectionPage|BreadcrumbList|Person|ImageObject|SiteNavigationElement|(?:\w*Media)?Organization)$/;

/** True for a node that is there for others to refer to. */
export function isContext(node: JsonObject): boolean {
  const types = typesOf(node);
  return types.length > 0 && types.every((type) => CONTEXT_TYPE.test(type));
}

/**
 * The articles of a JSON-LD document: the node itself, the articles of its graph, list, feed or page. Nodes of
 * other types are what articles refer to; a document that has nothing else is refused as `notAnArticle`.
 * `outer` looks up references in what surrounds the document.
 */
export function readSchemaOrg(
  document: unknown,
  context: ItemContext,
  outer?: Resolve,
): { readonly articles: readonly RawArticle[]; readonly refusals: readonly Refusal[] } {
  const plain = compact(document);
  const resolve = outer ?? references(plain);
  const articles = nodesOf(plain, context.pointer, 0).map(({ node, pointer }) =>
    read(node, { ...context, pointer }, resolve),
  );
  if (articles.length > 0) return { articles, refusals: [] };
  const type = typesOf(plain)[0];
  const detail =
    type === undefined ? 'JSON-LD without an article in it.' : 'JSON-LD of another type than an article.';
  return { articles, refusals: [notAnArticle(context.pointer, detail)] };
}

interface Place {
  readonly node: JsonObject;
  readonly pointer: string;
}

function nodesOf(value: unknown, pointer: string, level: number): readonly Place[] {
  if (level > MAX_CONTAINERS) return [];
  if (Array.isArray(value))
    return value.flatMap((each, index) => nodesOf(each, `${pointer}/${index}`, level + 1));
  if (!isObject(value)) return [];
  if (isArticle(value)) return [{ node: value, pointer }];
  return CONTAINERS.flatMap((key) =>
    key in value ? nodesOf(value[key], `${pointer}/${key}`, level + 1) : [],
  );
}

function isArticle(node: JsonObject): boolean {
  const types = typesOf(node);
  if (types.some((type) => ARTICLE_TYPE.test(type))) return true;
  const unclear = types.length === 0 || types.includes('CreativeWork');
  return unclear && 'headline' in node && ('articleBody' in node || 'datePublished' in node);
}

function read(node: JsonObject, { pointer, baseUrl }: ItemContext, resolve: Resolve): RawArticle {
  const url = urlOf(node, baseUrl);
  const publisher = parties(node['publisher'] ?? node['sourceOrganization'] ?? node['provider'], resolve)[0];
  return rawArticle({
    format: 'schemaOrg',
    pointer,
    identifiers: identifiers(node, publisher),
    url,
    sameAs: strings(node['sameAs']),
    headline: anyText(firstString(...list(node['headline']), ...list(node['name']))),
    alternativeHeadline: anyText(firstString(...list(node['alternativeHeadline']))),
    description: anyText(firstString(...list(node['description']), ...list(node['abstract']))),
    articleBody: body(node),
    datePublished: date(firstString(...list(node['datePublished']), ...list(node['dateCreated']))),
    dateModified: date(firstString(...list(node['dateModified']))),
    expires: date(node['expires']),
    author: parties(node['author'] ?? node['creator'], resolve),
    publisher,
    inLanguage: names(node['inLanguage'], 'alternateName', 'name', '@id')[0],
    articleSection: strings(node['articleSection']),
    keywords: keywords(node['keywords'], resolve),
    about: subjects([...list(node['about']), ...list(node['mentions'])], resolve),
    genre: names(node['genre'], 'name', '@id'),
    contentLocation: names(
      list(node['contentLocation'] ?? node['locationCreated']).map(resolve),
      'name',
      'address',
    ),
    image: images(node, resolve, baseUrl ?? url),
    media: [...recordings(node['audio'], 'audio'), ...recordings(node['video'], 'video')],
    citation: citations(node['citation'], resolve),
    isBasedOn: names(node['isBasedOn'] ?? node['isBasedOnUrl'], 'url', '@id'),
    isAccessibleForFree: flag(node['isAccessibleForFree']),
    version: string(node['version']),
    creativeWorkStatus: status(node['creativeWorkStatus']),
  });
}

function urlOf(node: JsonObject, baseUrl: string | undefined): string | undefined {
  const page = node['mainEntityOfPage'];
  const id = string(node['@id']);
  const candidates = [
    ...names(node['url'], '@id'),
    ...names(page, '@id', 'url'),
    /^https?:/.test(id ?? '') && id,
  ];
  return resolveUrl(firstString(...candidates), baseUrl);
}

function identifiers(node: JsonObject, publisher: RawParty | undefined): RawArticle['identifiers'] {
  const scope = publisher?.url ?? publisher?.name;
  const own = names(node['identifier'], 'value', '@id').map((value) => ({
    type: 'guid' as const,
    value,
    scope,
  }));
  const id = string(node['@id']);
  return id !== undefined && /^(urn|tag):/.test(id) ? [{ type: 'guid', value: id }, ...own] : own;
}

/** A live blog has its text in its updates. */
function body(node: JsonObject): RawText | undefined {
  const whole = anyText(firstString(...list(node['articleBody']), ...list(node['text'])));
  if (whole !== undefined) return whole;
  const updates = objects(node['liveBlogUpdate']).flatMap((update) => [
    ...names(update['headline']),
    ...names(update['articleBody']),
  ]);
  return anyText(updates.join('\n\n'));
}
