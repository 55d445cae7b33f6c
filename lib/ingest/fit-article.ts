import type { Article } from '../article/article.ts';
import type { Warning } from '../article/warning.ts';
import type { IngestDeps } from './deps.ts';

/**
 * Bytes, packed, that an article may take in its item. An item has 400 KB (Amazon DynamoDB Developer Guide, "Service
 * quotas"); the rest is for its related articles, its places and its vector.
 */
const MAX_PACKED_BYTES = 300_000;
/** A cut is made shorter than the estimate by so much: texts are not alike throughout. */
const CAUTION = 0.97;
/** A body is cut at the end of a paragraph, if there is one in this last part of it. */
const LAST_PART = 0.9;

/**
 * The article as it can be stored. One that is too large loses its markup, and then the end of its body, each with the
 * warning `fieldTooLong`; the upload in the bucket keeps both. The same article is always cut in the same place. Pure.
 */
export function fittedArticle({ packedBytes }: Pick<IngestDeps, 'packedBytes'>, article: Article): Article {
  if (isSurelySmall(article)) return article;
  const fits = (each: Article) => packedBytes(each) <= MAX_PACKED_BYTES;
  if (fits(article)) return article;
  const { contentHtml, ...plain } = article;
  let fitted = contentHtml === undefined ? article : warned(plain, 'contentHtml');
  while (!fits(fitted) && fitted.articleBody !== '') {
    const share = (MAX_PACKED_BYTES / packedBytes(fitted)) * CAUTION;
    fitted = warned({ ...fitted, articleBody: startOf(fitted.articleBody, share) }, 'articleBody');
  }
  return fitted;
}

/** No character takes more than three bytes of UTF-8 a unit, and packing makes nothing larger. */
function isSurelySmall({ articleBody, contentHtml = '' }: Article): boolean {
  return (articleBody.length + contentHtml.length) * 3 <= MAX_PACKED_BYTES / 2;
}

function startOf(body: string, share: number): string {
  const length = Math.floor(body.length * share);
  const start = body.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  const paragraph = start.lastIndexOf('\n\n');
  return paragraph > start.length * LAST_PART ? start.slice(0, paragraph) : start;
}

function warned(article: Article, pointer: string): Article {
  const { warnings } = article.ingest;
  if (warnings.some((each: Warning) => each.code === 'fieldTooLong' && each.pointer === pointer))
    return article;
  return {
    ...article,
    ingest: { ...article.ingest, warnings: [...warnings, { code: 'fieldTooLong', pointer }] },
  };
}
