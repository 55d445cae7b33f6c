import type { InferOutput } from 'valibot';
import { ARTICLE_DOCS } from './articles.ts';
import { ASSIST_DOCS } from './assist.ts';
import { COMMENT_DOCS } from './comments.ts';
import { FEED_ITEM } from './feed-item.ts';
import { FEED_DOCS } from './feeds.ts';
import { HASHTAG_DOCS } from './hashtags.ts';
import { INGEST_DOCS } from './ingests.ts';
import { ME_DOCS } from './me.ts';
import type { Model } from './model.ts';
import { MODERATION_DOCS } from './moderation.ts';
import { PROBLEM } from './problem.ts';
import type { RouteDocs } from './route-docs.ts';
import { SEARCH_DOCS } from './search.ts';
import { SERVICE_DOCS } from './service.ts';
import { SOURCE_DOCS } from './sources.ts';
import { STORY_DOCS } from './stories.ts';
import { SUBSCRIPTION_DOCS } from './subscriptions.ts';
import { UPLOAD_DOCS } from './uploads.ts';

const BY_KEY = {
  ...FEED_DOCS,
  ...STORY_DOCS,
  ...SEARCH_DOCS,
  ...HASHTAG_DOCS,
  ...SOURCE_DOCS,
  ...INGEST_DOCS,
  ...UPLOAD_DOCS,
  ...SERVICE_DOCS,
  ...ARTICLE_DOCS,
  ...ASSIST_DOCS,
  ...COMMENT_DOCS,
  ...ME_DOCS,
  ...MODERATION_DOCS,
  ...SUBSCRIPTION_DOCS,
};

type Docs = typeof BY_KEY;

/** The documentation of every route of the API, by method and path. Pages and what hubs call have none. */
export const DOCS: Readonly<Record<string, RouteDocs>> = BY_KEY;

/** Every model that the document names. */
export const MODELS: readonly Model[] = [
  ...new Set<Model>([
    FEED_ITEM,
    PROBLEM,
    ...Object.values(DOCS).flatMap(({ answer, body, form }) =>
      [answer, body, form].filter((each) => each !== undefined),
    ),
  ]),
];

/** The schema of what each path that can be read without a token answers with JSON. */
type Schemas = {
  readonly [Key in keyof Docs as Docs[Key] extends { readonly needsToken: true }
    ? never
    : Docs[Key] extends { readonly answer: Model }
      ? Key extends `GET ${infer Path}`
        ? Path
        : never
      : never]: Docs[Key] extends { readonly answer: Model<infer Schema> } ? Schema : never;
};

export type ReadPath = keyof Schemas;

/** What each such path answers, as the typed client knows it. */
export type Answers = { readonly [Path in ReadPath]: InferOutput<Schemas[Path]> };
