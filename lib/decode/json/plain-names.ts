import { isObject, type JsonObject } from './fields.ts';

/** Names of every field, best first; case, `_`, `-` and blanks in them do not count. */
const NAMES = {
  headline: ['headline', 'title', 'articletitle', 'heading', 'pagetitle', 'titletext'],
  alternativeHeadline: ['subtitle', 'subheadline', 'alternativeheadline', 'kicker', 'subtitel'],
  description: [
    'description',
    'summary',
    'abstract',
    'excerpt',
    'teaser',
    'standfirst',
    'dek',
    'lead',
    'lede',
    'snippet',
    'intro',
  ],
  body: [
    'articlebody',
    'content',
    'body',
    'fulltext',
    'text',
    'articletext',
    'maintext',
    'contenthtml',
    'bodyhtml',
    'html',
    'contenttext',
    'bodytext',
    'story',
    'article',
    'articlecontent',
    'rawcontent',
  ],
  url: [
    'url',
    'link',
    'canonicalurl',
    'permalink',
    'weburl',
    'articleurl',
    'href',
    'sourceurl',
    'pageurl',
    'externalurl',
    'links',
  ],
  published: [
    'datepublished',
    'publishedat',
    'published',
    'publisheddate',
    'publicationdate',
    'publishdate',
    'datepublish',
    'pubdate',
    'dategmt',
    'seendate',
    'date',
    'publishedon',
    'publishedtime',
    'publishtime',
    'publishedatutc',
    'firstpublished',
    'issued',
    'datetime',
    'timestamp',
    'createdat',
    'created',
    'datecreated',
    'time',
  ],
  modified: [
    'datemodified',
    'updatedat',
    'updated',
    'modifiedgmt',
    'modified',
    'modifiedat',
    'lastmodified',
    'lastupdated',
    'dateupdated',
    'changedat',
  ],
  author: [
    'author',
    'authors',
    'byline',
    'creator',
    'by',
    'writer',
    'writers',
    'journalist',
    'authorname',
    'reporter',
  ],
  publisher: [
    'publisher',
    'source',
    'sourcename',
    'publication',
    'sitename',
    'site',
    'outlet',
    'provider',
    'newspaper',
    'website',
    'domain',
    'sourcedomain',
    'namesource',
    'cleanurl',
  ],
  language: ['inlanguage', 'language', 'lang', 'languagecode', 'locale'],
  section: [
    'articlesection',
    'section',
    'sections',
    'sectionname',
    'category',
    'categories',
    'categoryname',
    'rubric',
    'topic',
  ],
  keywords: ['keywords', 'tags', 'hashtags', 'topics', 'labels'],
  image: [
    'image',
    'imageurl',
    'urltoimage',
    'images',
    'thumbnail',
    'thumbnailurl',
    'mainimage',
    'leadimage',
    'topimage',
    'featuredimage',
    'picture',
    'photo',
    'ogimage',
    'socialimage',
    'media',
    'jetpackfeaturedmediaurl',
  ],
  id: ['guid', 'uuid', 'uri', 'articleid', 'externalid', 'id', 'identifier'],
} as const;

export type Field = keyof typeof NAMES;

/** The members of an item by their names without case and separators; of two that become one, the first. */
export function folded(item: JsonObject): JsonObject {
  const entries = Object.entries(item).map(([key, value]) => [
    key.toLowerCase().replace(/[\s_.-]/g, ''),
    value,
  ]);
  return Object.fromEntries(entries.toReversed());
}

/** The first of a field's names that holds something. */
export function find(item: JsonObject, field: Field): unknown {
  for (const name of NAMES[field]) {
    const value = item[name];
    if (isFilled(value)) return value;
  }
  return undefined;
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (isObject(value) && Object.keys(value).length > 0);
}
