import { loadOnce } from '../article/load-once.ts';
import type { RawArticle } from '../article/raw-article.ts';
import type { Warning } from '../article/warning.ts';
import { isTooDeep } from './deep-html.ts';
import { cutText, lineOf, shortened, textOf } from './text.ts';

/** Code points: a description is a paragraph, a body a long read of 200 000 words. */
const LIMITS = { description: 5000, articleBody: 1_000_000 } as const;
/** Characters of markup beyond which only the text is kept. */
const MAX_HTML = 1_000_000;
/** Characters of a raw field that are looked at. */
const MAX_RAW = 5_000_000;
const MAX_RAW_DESCRIPTION = 200_000;

/** The texts of an article below its headline; '' where there is none. */
export interface Texts {
  readonly description: string;
  readonly articleBody: string;
  readonly contentHtml?: string;
  readonly warnings: readonly Warning[];
}

/** WordPress puts this behind every item of its feeds. */
const APPEARED_FIRST = /\s*The post .{1,300} appeared first on .{1,200}$/;
/** Reddit puts this behind every entry of its feeds. */
const SUBMITTED_BY =
  /\s*submitted by\s+\/u\/[\w-]{1,40}(?:\s+to\s+r\/\w{1,40})?(?:\s+\[(?:link|comments)\]){1,2}$/;
/** Paragraphs and characters from which a description is a whole article: RSS 2.0 has no other place for one. */
const WHOLE = { paragraphs: 3, length: 1000 } as const;

/** The sanitizer brings its own parsers of HTML and CSS: loaded for the first text that has markup. */
const sanitizer = loadOnce(() => import('./sanitize.ts'));

async function sanitized(html: string, baseUrl: string | undefined): Promise<string> {
  const { sanitizeHtml } = await sanitizer();
  return sanitizeHtml(html, baseUrl);
}

/**
 * Description and body as text, the body's markup sanitized. A feed's description that is an article of several
 * paragraphs is taken for the body where there is none. `baseUrl` resolves relative addresses in the markup.
 */
export async function textsOf(raw: RawArticle, baseUrl: string | undefined): Promise<Texts> {
  const warnings: Warning[] = [];
  const wholeArticle = raw.articleBody === undefined ? wholeArticleIn(raw.description) : undefined;
  const rawBody = wholeArticle === undefined ? raw.articleBody : raw.description;
  const text = wholeArticle ?? textOf(shortened(rawBody, MAX_RAW));
  const body = cutText(
    isLost(text, raw.headline?.value ?? '') ? '' : withoutFooter(text),
    LIMITS.articleBody,
  );
  const line = wholeArticle === undefined ? lineOf(shortened(raw.description, MAX_RAW_DESCRIPTION)) : '';
  const description = cutText(withoutFooter(line), LIMITS.description);
  const isMarkup = rawBody?.type === 'html';
  const isSafe = isMarkup && rawBody.value.length <= MAX_HTML && !isTooDeep(rawBody.value);
  const contentHtml = isSafe && body.text !== '' ? await sanitized(rawBody.value, baseUrl) : '';
  if (wholeArticle !== undefined) warnings.push({ code: 'bodyGuessed', pointer: 'articleBody' });
  if (raw.bodyTruncated) warnings.push({ code: 'bodyTruncated', pointer: 'articleBody' });
  if (body.text === '') warnings.push({ code: 'bodyMissing', pointer: 'articleBody' });
  if (body.cut || (rawBody?.value.length ?? 0) > MAX_RAW)
    warnings.push({ code: 'fieldTooLong', pointer: 'articleBody' });
  if (description.cut) warnings.push({ code: 'fieldTooLong', pointer: 'description' });
  if (isMarkup && !isSafe) warnings.push({ code: 'fieldTooLong', pointer: 'contentHtml' });
  return {
    description: description.text === body.text ? '' : description.text,
    articleBody: body.text,
    ...(contentHtml !== '' && { contentHtml }),
    warnings,
  };
}

/** The text of a description that is a whole article; undefined for one that only describes. */
function wholeArticleIn(description: RawArticle['description']): string | undefined {
  if (description === undefined || description.value.length < WHOLE.length) return undefined;
  const text = textOf(shortened(description, MAX_RAW));
  const isWhole =
    text.length >= WHOLE.length && text.split('\n\n', WHOLE.paragraphs).length >= WHOLE.paragraphs;
  return isWhole ? text : undefined;
}

/** Longer texts are whole, whatever they are made of. */
const MAX_LOST = 5_000;
/** Letters and numbers among the characters of a text that are no white space; code and tables have more than this. */
const MIN_LETTERS = 0.5;

/**
 * True for a text that has lost its letters, or is in another script than its headline: APIs that take texts through a
 * charset without Cyrillic leave punctuation behind, and sometimes a Latin name or two.
 */
function isLost(text: string, headline: string): boolean {
  if (text === '' || text.length > MAX_LOST) return false;
  const visible = text.replace(/\[\+\d+ chars\]|\s+/g, '');
  const letters = visible.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0;
  if (letters < visible.length * MIN_LETTERS) return true;
  const title = headline.slice(0, MAX_LOST);
  const script = SCRIPTS.find((each) => shareOf(title, each) > 0.6);
  return script !== undefined && shareOf(text, script) < 0.05;
}

/** Scripts that charsets of Western Europe do not have. */
const SCRIPTS = [
  /\p{Script=Cyrillic}/gu,
  /\p{Script=Greek}/gu,
  /\p{Script=Arabic}/gu,
  /\p{Script=Hebrew}/gu,
  /\p{Script=Devanagari}/gu,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  /\p{Script=Hangul}/gu,
  /\p{Script=Thai}/gu,
];

function shareOf(text: string, script: RegExp): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(script)?.length ?? 0) / letters;
}

function withoutFooter(text: string): string {
  const end = text.slice(-600);
  const footer = [APPEARED_FIRST, SUBMITTED_BY].find((pattern) => pattern.test(end));
  return footer ? text.slice(0, -600) + end.replace(footer, '') : text;
}
