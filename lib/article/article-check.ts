import type {
  Article,
  Author,
  Citation,
  Hashtag,
  Image,
  IngestNote,
  MediaObject,
  Publisher,
  Subject,
} from './article.ts';
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
import type { Enrichment, Entity, KeyPoint, Span, Summary } from './enrichment.ts';

import { FORMATS } from './format.ts';
import type { CopyLocation } from './placement.ts';
import type { PreservedDecisions } from './preserved-decisions.ts';
import { WARNING_CODES, type Warning } from './warning.ts';

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

const publisher = fields<Publisher>({ name: anyText, domain: optional(anyText), key: anyText });
const datePublishedSource = oneOf('payload', 'page', 'relative', 'url', 'received');
const hashtags = listOf(
  fields<Hashtag>({
    key: anyText,
    display: anyText,
    source: oneOf('publisher', 'neighbors', 'text', 'model'),
    score: anyNumber,
  }),
);
export const SPAN = fields<Span>({ start: anyNumber, end: anyNumber });
export const KEY_POINTS = listOf(fields<KeyPoint>({ text: anyText, span: optional(SPAN) }));

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
  datePublishedSource,
  dateModified: optional(anyInstant),
  embargoedUntil: optional(anyInstant),
  expires: optional(anyInstant),
  author: listOf(
    fields<Author>({ type: oneOf('Person', 'Organization'), name: anyText, url: optional(anyText) }),
  ),
  publisher,
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

/** What an export tells of an article, as parts of an upload hold it. */
export const PRESERVED_DECISIONS: Check<PreservedDecisions> = fields<PreservedDecisions>({
  id: anyText,
  identifier: someOf(anyText),
  datePublished: anyInstant,
  datePublishedPrecision: PRECISION,
  datePublishedSource,
  publisher,
  isBasedOn: texts,
  contentHtml: optional(anyText),
  warnings: listOf(
    fields<PreservedDecisions['warnings'][number]>({
      code: anyText,
      pointer: anyText,
      detail: optional(anyText),
    }),
  ),
  hashtags,
  story: optional(anyText),
});

export const ENRICHMENT: Check<Enrichment> = fields<Enrichment>({
  hashtags,
  summary: optional(
    fields<Summary>({
      text: anyText,
      keyPoints: KEY_POINTS,
      method: anyText,
    }),
  ),
  entities: listOf(
    fields<Entity>({
      name: anyText,
      type: optional(oneOf('Person', 'Organization', 'Place')),
      spans: listOf(SPAN),
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
