import type { RawArticle } from '../../article/raw-article.ts';
import { anyText } from './fields.ts';

/** News APIs end a shortened body with its missing length: "… [+1234 chars]", "... [1405 chars]". */
const CUT_MARKER = /\s*(?:…|\.\.\.)?\s*\[\+?\d+\s*(?:chars?|characters?)\]\s*$/;

/** The body without such a marker, and whether there was one. */
export function cutBody(value: unknown): Pick<RawArticle, 'articleBody' | 'bodyTruncated'> {
  const body = anyText(value);
  if (body === undefined) return {};
  const rest = body.value.replace(CUT_MARKER, '');
  if (rest === body.value) return { articleBody: body };
  return { articleBody: { ...body, value: rest }, bodyTruncated: true };
}
