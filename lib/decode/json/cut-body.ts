import type { RawArticle } from '../../article/raw-article.ts';
import { anyText } from './fields.ts';

/** News APIs end a shortened body with its missing length: "… [+1234 chars]", "... [1405 chars]". */
const CUT_MARKER = /\[\+?\d+\s?(?:chars?|characters?)\]$/;
const MARKER_CHARACTERS = 40;

/** The body without such a marker, and whether there was one. */
export function cutBody(value: unknown): Pick<RawArticle, 'articleBody' | 'bodyTruncated'> {
  const body = anyText(value);
  if (body === undefined) return {};
  const marker = CUT_MARKER.exec(body.value.slice(-MARKER_CHARACTERS))?.[0];
  if (marker === undefined) return { articleBody: body };
  const rest = body.value.slice(0, -marker.length).trimEnd();
  const text = rest.endsWith('...') ? rest.slice(0, -3) : rest.endsWith('…') ? rest.slice(0, -1) : rest;
  return { articleBody: { ...body, value: text.trimEnd() }, bodyTruncated: true };
}
