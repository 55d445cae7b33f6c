import * as v from 'valibot';
import { FORMATS } from '../article/format.ts';
import { WARNING_CODES } from '../article/warning.ts';
import { CARD_VALUES } from './card-values.ts';
import { address, count, id, instant, PRECISION, REASON, score, span } from './values.ts';

/* Every field of `newsArticle` in lib/web/json-ld.ts; a test holds the two to each other. */

const text = v.string();
const texts = v.array(text);
const spans = v.pipe(v.array(span), v.description('UTF-16 offsets in articleBody, end exclusive.'));
const optional = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(v.optional(schema), v.description(description));

const media = <Type extends string>(type: Type) =>
  v.object({
    '@type': v.literal(type),
    contentUrl: text,
    encodingFormat: v.optional(text),
    contentSize: optional(count, 'Bytes.'),
    duration: optional(text, 'ISO 8601.'),
  });

const image = v.object({
  '@type': v.literal('ImageObject'),
  url: text,
  caption: v.optional(text),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
});

const hashtag = v.object({
  key: text,
  display: text,
  source: v.picklist(['publisher', 'neighbors', 'text', 'model']),
  score,
});

const summary = v.object({
  text,
  keyPoints: v.array(v.object({ text, span: v.optional(span) })),
  method: v.pipe(text, v.description('`standfirst`, `extractive-1` or `model:` with its id.')),
});

const entity = v.object({
  name: text,
  type: v.optional(v.picklist(['Person', 'Organization', 'Place'])),
  spans,
});

const citation = v.object({
  '@type': v.literal('NewsArticle'),
  headline: v.optional(text),
  url: v.optional(text),
  publisher: v.optional(v.object({ '@type': v.literal('Organization'), name: text })),
});

const ingest = v.object({
  format: v.picklist(FORMATS),
  encoding: text,
  upload: text,
  receivedAt: instant,
  position: optional(count, 'Place in the upload, counted from 0, which is left out.'),
  warnings: v.array(v.object({ code: v.picklist(WARNING_CODES), pointer: text, detail: v.optional(text) })),
});

const comment = v.object({
  '@type': v.literal('Comment'),
  '@id': address,
  identifier: text,
  parentItem: v.optional(address),
  author: v.object({ '@type': v.literal('Person'), name: text }),
  text,
  dateCreated: instant,
  dateModified: v.optional(instant),
});

const related = v.object({
  ...CARD_VALUES,
  score,
  relation: v.picklist(['copy', 'sameStory', 'background']),
  reasons: v.array(REASON),
  method: text,
});

const exported = v.object({
  identifier: texts,
  datePublished: instant,
  genre: texts,
  contentLocation: texts,
  contentHtml: v.optional(text),
  embargoedUntil: v.optional(instant),
  expires: v.optional(instant),
});

/** What `GET /v1/articles/{id}` answers, with everything that `include` adds. */
export const NEWS_ARTICLE = v.object({
  '@context': v.array(v.union([text, v.record(text, text)])),
  '@type': v.literal('NewsArticle'),
  '@id': v.pipe(address, v.description('The article here.')),
  identifier: id,
  headline: text,
  alternativeHeadline: v.optional(text),
  description: optional(text, 'The standfirst of its publisher.'),
  articleBody: v.pipe(text, v.description('Plain text; one empty line between paragraphs.')),
  datePublished: v.pipe(
    text,
    v.description('As exact as it was given: an instant, a day, a month or a year.'),
  ),
  datePublishedPrecision: PRECISION,
  datePublishedSource: v.picklist(['payload', 'page', 'relative', 'url', 'received']),
  dateModified: v.optional(instant),
  author: v.array(
    v.object({ '@type': v.picklist(['Person', 'Organization']), name: text, url: v.optional(text) }),
  ),
  publisher: v.object({
    '@type': v.literal('NewsMediaOrganization'),
    name: text,
    identifier: v.pipe(text, v.description('The key of the source.')),
    url: v.optional(address),
  }),
  inLanguage: v.pipe(text, v.description('BCP 47; `und` where nothing decides.')),
  articleSection: texts,
  keywords: texts,
  about: v.array(v.object({ '@type': v.literal('Thing'), name: text, identifier: v.optional(text) })),
  image: v.array(image),
  audio: v.optional(v.array(media('AudioObject'))),
  video: v.optional(v.array(media('VideoObject'))),
  citation: v.array(citation),
  isBasedOn: v.pipe(texts, v.description('Identifiers of the article that this one repeats.')),
  isAccessibleForFree: v.optional(v.boolean()),
  version: v.optional(text),
  creativeWorkStatus: v.picklist(['usable', 'withheld', 'canceled']),
  url: optional(text, 'The article at its publisher.'),
  sameAs: texts,
  hashtags: v.array(hashtag),
  summary: optional(summary, 'Sentences of the article, or of a model.'),
  entities: v.array(entity),
  story: optional(id, 'The story that it tells with others.'),
  ingest: v.pipe(ingest, v.description('How it came in.')),
  export: optional(exported, 'With `include=export`.'),
  commentCount: v.optional(count),
  comment: optional(v.array(comment), 'With `include=comments`, the first twenty.'),
  related: optional(v.array(related), 'With `include=related`, the best twenty, copies among them.'),
});
