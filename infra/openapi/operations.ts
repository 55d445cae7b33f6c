import { ARTICLE_OPERATIONS } from './article-operations.ts';
import { COMMENT_OPERATIONS } from './comment-operations.ts';
import { INGEST_OPERATIONS } from './ingest-operations.ts';
import { LIST_OPERATIONS } from './list-operations.ts';
import type { Operation } from './operation.ts';
import { SERVICE_OPERATIONS } from './service-operations.ts';
import { SUBSCRIPTION_OPERATIONS } from './subscription-operations.ts';

/** Every operation, by method and path of its route. The document lists them in the order of the routes. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...COMMENT_OPERATIONS,
  ...LIST_OPERATIONS,
  ...ARTICLE_OPERATIONS,
  ...INGEST_OPERATIONS,
  ...SUBSCRIPTION_OPERATIONS,
  ...SERVICE_OPERATIONS,
};
