import * as v from 'valibot';
import type { Article } from '../article/article.ts';
import { KEY_POINTS } from '../article/article-check.ts';
import { anyText, fields } from '../article/check.ts';
import type { KeyPoint } from '../article/enrichment.ts';
import {
  groundedText,
  hasNoForeignLink,
  hasNoForeignNumber,
  isInScriptOf,
  plainLine,
  spanOfQuote,
} from './check.ts';
import { enveloped, MAX_MODEL_TEXT, UNTRUSTED } from './envelope.ts';
import { LANGUAGES } from './languages.ts';
import type { ModelRequest } from './model.ts';

/** Changes with the words below and with the checks: what was kept under another version is not asked for any more. */
export const DIGEST_VERSION = 'digest-1';

/** What a model makes of an article in one language, after our checks. */
export interface Digest {
  readonly language: string;
  /** In the language; '' when it is the article's own. */
  readonly headline: string;
  readonly summary: string;
  /** Each with the sentence of the article that it rests on. */
  readonly keyPoints: readonly KeyPoint[];
  /** The body in another language, its paragraphs apart; '' when it is the article's own. */
  readonly articleBody: string;
}

/** The form of a digest that is kept. */
export const DIGEST = fields<Digest>({
  language: anyText,
  headline: anyText,
  summary: anyText,
  keyPoints: KEY_POINTS,
  articleBody: anyText,
});

const OUTPUT = v.strictObject({
  headline: v.optional(v.pipe(v.string(), v.maxLength(400))),
  summary: v.pipe(v.string(), v.minLength(1), v.maxLength(1500)),
  keyPoints: v.pipe(
    v.array(
      v.strictObject({
        text: v.pipe(v.string(), v.maxLength(500)),
        quote: v.pipe(v.string(), v.maxLength(1000)),
      }),
    ),
    v.maxLength(8),
  ),
  articleBody: v.optional(v.pipe(v.string(), v.maxLength(3 * MAX_MODEL_TEXT))),
});
const MOST_KEY_POINTS = 5;

/** The text that everything of a digest has to rest on. */
function sourceOf({ headline, description = '', articleBody }: Article): string {
  return `${headline}\n\n${description}\n\n${articleBody}`.slice(0, MAX_MODEL_TEXT);
}

/** The one question about an article in a language: summary, key points and, in another language, its translation. */
export function digestRequest(article: Article, language: string): ModelRequest {
  const name = LANGUAGES[language] ?? language;
  const isOwn = isOwnLanguage(article, language);
  const translation = {
    headline: { type: 'string', description: `The headline in ${name}.` },
    articleBody: {
      type: 'string',
      description: `The body in ${name}, its paragraphs separated by an empty line.`,
    },
  };
  return {
    system: `You digest news articles for readers. ${UNTRUSTED}`,
    user: `Digest this article in ${name}: a summary of two or three sentences, and three to five key points, each with the sentence of the article that says it, word for word in the language of the article.${isOwn ? '' : ` Translate its headline and its body into ${name}.`}\n\n${enveloped('article', sourceOf(article))}`,
    tool: {
      name: 'digest',
      description: 'Hands over the digest of the article.',
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['summary', 'keyPoints', ...(isOwn ? [] : Object.keys(translation))],
        properties: {
          summary: { type: 'string' },
          keyPoints: {
            type: 'array',
            maxItems: MOST_KEY_POINTS,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['text', 'quote'],
              properties: { text: { type: 'string' }, quote: { type: 'string' } },
            },
          },
          ...(isOwn ? {} : translation),
        },
      },
    },
    maxOutputTokens: isOwn ? 900 : 900 + Math.ceil(Math.min(article.articleBody.length, MAX_MODEL_TEXT) / 2),
  };
}

/**
 * What stands of a model's answer: the schema, then sentence by sentence. In the article's own language a sentence
 * needs its words, in another one its script and no number of its own; no address; a key
 * point needs its quotation in the body. Undefined when no summary is left or a translation is none.
 */
export async function checkedDigest(
  output: unknown,
  article: Article,
  language: string,
): Promise<Digest | undefined> {
  const read = v.safeParse(OUTPUT, output);
  if (!read.success) return undefined;
  const source = sourceOf(article);
  const isOwn = isOwnLanguage(article, language);
  const stands = async (text: string) =>
    isOwn ? groundedText(text, source, article.inLanguage) : translated(text, source, language);
  const summary = await stands(read.output.summary);
  if (summary === '') return undefined;
  const keyPoints: KeyPoint[] = [];
  for (const { text, quote } of read.output.keyPoints) {
    const span = spanOfQuote(quote, article.articleBody);
    const point = await stands(text);
    if (span && point !== '' && keyPoints.length < MOST_KEY_POINTS) keyPoints.push({ text: point, span });
  }
  const digest = { language, summary, keyPoints };
  if (isOwn) return { ...digest, headline: '', articleBody: '' };
  const headline = translated(read.output.headline ?? '', source, language);
  const articleBody = (read.output.articleBody ?? '')
    .split(/\n{2,}/)
    .map((paragraph) => translated(paragraph, source, language))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
  const share = articleBody.length / Math.max(1, Math.min(article.articleBody.length, MAX_MODEL_TEXT));
  // A translation is neither a note about the text nor a new text; Chinese needs a third of the letters of English.
  if (headline === '' || share < 0.15 || share > 4) return undefined;
  return { ...digest, headline, articleBody };
}

export function isOwnLanguage({ inLanguage }: Pick<Article, 'inLanguage'>, language: string): boolean {
  return inLanguage === 'und' || inLanguage.split('-', 1)[0] === language;
}

function translated(text: string, source: string, language: string): string {
  const line = plainLine(text);
  const stands =
    isInScriptOf(line, language) && hasNoForeignLink(line, source) && hasNoForeignNumber(line, source);
  return stands ? line : '';
}
