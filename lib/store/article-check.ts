import type {
  Article,
  Author,
  Citation,
  Image,
  IngestNote,
  MediaObject,
  Publisher,
  Subject,
} from '../article/article.ts';
import type { Enrichment, Entity, KeyPoint, Summary } from '../article/enrichment.ts';
import { FORMATS } from '../article/format.ts';
import type { CopyLocation } from '../article/placement.ts';
import { WARNING_CODES, type Warning } from '../article/warning.ts';
import {
  anyFlag,
  anyInstant,
  anyNumber,
  anyText,
  type Check,
  fields,
  listOf,
  oneOf,
  optional,
  someOf,
  variants,
} from './check.ts';

const texts = listOf(anyText);
export const PRECISION = oneOf('second', 'minute', 'hour', 'day', 'week', 'month', 'year');

const recordings: Check<readonly MediaObject[]> = listOf(
  fields<MediaObject>({
    contentUrl: anyText,
    encodingFormat: optional(anyText),
    contentSize: optional(anyNumber),
    duration: optional(anyText),
  }),
);

export const ARTICLE: Check<Article> = fields<Article>({
  id: anyText,
  identifier: someOf(anyText),
  url: optional(anyText),
  sameAs: texts,
  headline: anyText,
  alternativeHeadline: optional(anyText),
  description: optional(anyText),
  articleBody: anyText,
  contentHtml: optional(anyText),
  datePublished: anyInstant,
  datePublishedPrecision: PRECISION,
  datePublishedSource: oneOf('payload', 'page', 'relative', 'url', 'received'),
  dateModified: optional(anyInstant),
  embargoedUntil: optional(anyInstant),
  expires: optional(anyInstant),
  author: listOf(
    fields<Author>({ type: oneOf('Person', 'Organization'), name: anyText, url: optional(anyText) }),
  ),
  publisher: fields<Publisher>({ name: anyText, domain: optional(anyText), key: anyText }),
  inLanguage: anyText,
  articleSection: texts,
  keywords: texts,
  about: listOf(fields<Subject>({ name: anyText, code: optional(anyText) })),
  genre: texts,
  contentLocation: texts,
  image: listOf(
    fields<Image>({
      url: anyText,
      caption: optional(anyText),
      creditText: optional(anyText),
      width: optional(anyNumber),
      height: optional(anyNumber),
    }),
  ),
  audio: optional(recordings),
  video: optional(recordings),
  citation: listOf(
    fields<Citation>({ headline: optional(anyText), url: optional(anyText), publisher: optional(anyText) }),
  ),
  isBasedOn: texts,
  isAccessibleForFree: optional(anyFlag),
  version: optional(anyText),
  creativeWorkStatus: oneOf('usable', 'withheld', 'canceled'),
  ingest: fields<IngestNote>({
    format: oneOf(...FORMATS),
    encoding: anyText,
    upload: anyText,
    receivedAt: anyInstant,
    position: optional(anyNumber),
    warnings: listOf(
      fields<Warning>({ code: oneOf(...WARNING_CODES), pointer: anyText, detail: optional(anyText) }),
    ),
  }),
});

const span = fields({ start: anyNumber, end: anyNumber });

export const ENRICHMENT: Check<Enrichment> = fields<Enrichment>({
  hashtags: listOf(
    fields({
      key: anyText,
      display: anyText,
      source: oneOf('publisher', 'neighbors', 'text', 'model'),
      score: anyNumber,
    }),
  ),
  summary: optional(
    fields<Summary>({
      text: anyText,
      keyPoints: listOf(fields<KeyPoint>({ text: anyText, span: optional(span) })),
      method: anyText,
    }),
  ),
  entities: listOf(
    fields<Entity>({
      name: anyText,
      type: optional(oneOf('Person', 'Organization', 'Place')),
      spans: listOf(span),
    }),
  ),
});

export const COPY_LOCATION: Check<CopyLocation> = variants<CopyLocation>({
  entry: fields({ feed: anyText, listedAt: anyInstant, id: anyText }),
  posting: fields({ term: anyText, listedAt: anyInstant, id: anyText }),
  hashtagUse: fields({ language: anyText, listedAt: anyInstant, id: anyText }),
  edge: fields({ target: anyText, score: anyNumber, other: anyText }),
  relatedSet: fields({ id: anyText }),
});
