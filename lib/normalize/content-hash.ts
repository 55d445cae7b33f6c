import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import { statementOf } from '../article/version.ts';

/** 32 hexadecimal digits that are the same for payloads that say the same, whenever and under whatever key they came. */
export function contentHash(article: Article): string {
  return createHash('sha256').update(statementOf(article)).digest('hex').slice(0, 32);
}
