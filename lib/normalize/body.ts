import type { RawArticle } from '../article/raw-article.ts';
import type { Warning } from '../article/warning.ts';
import { cutText, lineOf, textOf } from './text.ts';

/** Code points: a description is a paragraph, a body a long read of 200 000 words. */
const LIMITS = { description: 5000, articleBody: 1_000_000 } as const;
/** Characters of markup beyond which only the text is kept. */
const MAX_HTML = 1_000_000;

/** The texts of an article below its headline; '' where there is none. */
export interface Texts {
  readonly description: string;
  readonly articleBody: string;
  readonly contentHtml?: string;
  readonly warnings: readonly Warning[];
}

/** WordPress puts this behind every item of its feeds. */
const APPEARED_FIRST = /\s*The post .{1,300} appeared first on .{1,200}$/;
/** Paragraphs and characters from which a description is a whole article: RSS 2.0 has no other place for one. */
const WHOLE = { paragraphs: 3, length: 1000 } as const;

/** The sanitizer brings its own parsers of HTML and CSS: loaded for the first text that has markup. */
async function sanitized(html: string, baseUrl: string | undefined): Promise<string> {
  const { sanitizeHtml } = await import('./sanitize.ts');
  return sanitizeHtml(html, baseUrl);
}

/**
 * Description and body as text, the body's markup sanitized. A feed's description that is an article of several
 * paragraphs is taken for the body where there is none. `baseUrl` resolves relative addresses in the markup.
 */
export async function textsOf(raw: RawArticle, baseUrl: string | undefined): Promise<Texts> {
  const warnings: Warning[] = [];
  const isInDescription = raw.articleBody === undefined && isWholeArticle(raw.description);
  const rawBody = isInDescription ? raw.description : raw.articleBody;
  const body = cutText(withoutFooter(textOf(rawBody)), LIMITS.articleBody);
  const description = cutText(
    isInDescription ? '' : withoutFooter(lineOf(raw.description)),
    LIMITS.description,
  );
  const contentHtml =
    rawBody?.type === 'html' && rawBody.value.length <= MAX_HTML
      ? await sanitized(rawBody.value, baseUrl)
      : '';
  if (isInDescription) warnings.push({ code: 'bodyGuessed', at: 'articleBody' });
  if (raw.bodyTruncated) warnings.push({ code: 'bodyTruncated', at: 'articleBody' });
  if (body.text === '') warnings.push({ code: 'bodyMissing', at: 'articleBody' });
  if (body.cut) warnings.push({ code: 'fieldTooLong', at: 'articleBody' });
  if (description.cut) warnings.push({ code: 'fieldTooLong', at: 'description' });
  if (rawBody?.type === 'html' && rawBody.value.length > MAX_HTML)
    warnings.push({ code: 'fieldTooLong', at: 'contentHtml' });
  return {
    description: description.text === body.text ? '' : description.text,
    articleBody: body.text,
    ...(contentHtml !== '' && { contentHtml }),
    warnings,
  };
}

function isWholeArticle(description: RawArticle['description']): boolean {
  if (description === undefined || description.value.length < WHOLE.length) return false;
  const text = textOf(description);
  return text.length >= WHOLE.length && text.split('\n\n').length >= WHOLE.paragraphs;
}

function withoutFooter(text: string): string {
  const end = text.slice(-600);
  return APPEARED_FIRST.test(end) ? text.slice(0, -600) + end.replace(APPEARED_FIRST, '') : text;
}
