import type { Article, Image, Subject } from '../article/article.ts';
import type { Instant } from '../article/instant.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import type { Warning } from '../article/warning.ts';
import { authorsOf } from './author.ts';
import { absoluteUrl, canonicalUrl, isDetour } from './canonical-url.ts';
import { datesOf } from './dates.ts';
import { articleId, identifiersOf } from './identity.ts';
import { termsOf } from './keywords.ts';
import { languageOf } from './language.ts';
import { publisherOf } from './publisher.ts';
import { sanitizeHtml } from './sanitize.ts';
import { cutText, lineOf, textOf } from './text.ts';

/** What normalizing needs to know beside the raw article. */
export interface NormalizeContext {
  /** Key of the upload. */
  readonly upload: string;
  readonly receivedAt: Instant;
  /** WHATWG name of the charset that the payload was read in. */
  readonly encoding: string;
  readonly baseUrl?: string;
  readonly feed?: RawFeed;
  /** Warnings that hold for the whole payload. */
  readonly warnings?: readonly Warning[];
}

/** Code points. A headline is a line, a description a paragraph, a body a long read of 200 000 words. */
const LIMITS = { headline: 500, description: 5000, articleBody: 1_000_000 } as const;
/** Characters of the first sentence that stand in for a missing headline. */
const BORROWED_HEADLINE = 120;

/**
 * The canonical Article of what a payload says; refused with `noHeadline` when there is nothing to show. Pure
 * but for a language detector that is loaded for the first text that needs it. Every guess leaves a warning in
 * `ingest.warnings`.
 */
export async function normalize(
  raw: RawArticle,
  context: NormalizeContext,
): Promise<Result<Article, Refusal>> {
  const warnings: Warning[] = [...(context.warnings ?? []), ...(raw.warnings ?? [])];
  const texts = textsOf(raw, warnings);
  if (texts.headline === '') {
    return refused({
      code: 'noHeadline',
      at: raw.at,
      detail: 'The article has no headline and no text to take one from.',
    });
  }
  const urls = urlsOf(raw, context, warnings);
  const found = publisherOf(raw, urls.url, context.feed);
  if (!found) warnings.push({ code: 'publisherUnknown', at: 'publisher' });
  else if (found.fromUrl) warnings.push({ code: 'publisherFromUrl', at: 'publisher' });
  const publisher = found?.publisher ?? { name: 'Unknown', key: 'unknown' };
  const language = await languageOf(
    raw.inLanguage ?? context.feed?.inLanguage,
    `${texts.headline}\n${texts.description}\n${texts.articleBody}`,
  );
  if (language.inLanguage === 'und') warnings.push({ code: 'languageUnknown', at: 'inLanguage' });
  else if (language.guessed) warnings.push({ code: 'languageGuessed', at: 'inLanguage' });
  const { url } = urls;
  const { receivedAt } = context;
  const dates = await datesOf(raw, { url, receivedAt, language: language.inLanguage });
  const hasDay = dates.datePublishedSource !== 'relative' && dates.datePublishedSource !== 'received';
  const identifier = identifiersOf({
    identifiers: raw.identifiers,
    ...urls,
    publisherKey: publisher.key,
    headline: texts.headline,
    articleBody: texts.articleBody || texts.description,
    day: hasDay ? dates.datePublished.slice(0, 10) : undefined,
  });
  const { warnings: dateWarnings, ...dateFields } = dates;
  return ok({
    id: articleId(identifier[0]),
    identifier,
    ...(urls.url !== undefined && { url: urls.url }),
    sameAs: urls.sameAs,
    headline: texts.headline,
    ...(texts.alternativeHeadline && { alternativeHeadline: texts.alternativeHeadline }),
    ...(texts.description && { description: texts.description }),
    articleBody: texts.articleBody,
    ...contentHtmlOf(raw, urls.url ?? context.baseUrl),
    ...dateFields,
    author: authorsOf(raw.author ?? (found && isOwnFeed(raw) ? context.feed?.author : undefined)),
    publisher,
    inLanguage: language.inLanguage,
    articleSection: termsOf(raw.articleSection),
    keywords: termsOf(raw.keywords),
    about: (raw.about ?? []).flatMap(subjectOf),
    genre: termsOf(raw.genre),
    contentLocation: termsOf(raw.contentLocation),
    image: (raw.image ?? []).flatMap((image) => imageOf(image, urls.url ?? context.baseUrl)).slice(0, 10),
    citation: (raw.citation ?? [])
      .flatMap((citation) => citationOf(citation, urls.url ?? context.baseUrl))
      .slice(0, 50),
    isBasedOn: raw.isBasedOn ?? [],
    ...(raw.isAccessibleForFree !== undefined && { isAccessibleForFree: raw.isAccessibleForFree }),
    ...(raw.version !== undefined && { version: raw.version }),
    creativeWorkStatus: raw.creativeWorkStatus ?? 'usable',
    ingest: {
      format: raw.format,
      encoding: context.encoding,
      upload: context.upload,
      receivedAt: context.receivedAt,
      warnings: [...warnings, ...dateWarnings],
    },
  });
}

/** A payload that names no author of the article but one of the feed means that one. */
function isOwnFeed(raw: RawArticle): boolean {
  return raw.publisher === undefined;
}

function textsOf(raw: RawArticle, warnings: Warning[]) {
  const limit = (text: string, at: keyof typeof LIMITS) => {
    const { text: kept, cut } = cutText(text, LIMITS[at]);
    if (cut) warnings.push({ code: 'fieldTooLong', at });
    return kept;
  };
  const articleBody = limit(textOf(raw.articleBody), 'articleBody');
  const description = limit(lineOf(raw.description), 'description');
  if (raw.bodyTruncated) warnings.push({ code: 'bodyTruncated', at: 'articleBody' });
  if (articleBody === '') warnings.push({ code: 'bodyMissing', at: 'articleBody' });
  const given = limit(lineOf(raw.headline), 'headline');
  const headline = given || borrowedHeadline(description || articleBody);
  if (given === '' && headline !== '') warnings.push({ code: 'headlineGuessed', at: 'headline' });
  const alternativeHeadline = lineOf(raw.alternativeHeadline);
  return {
    headline,
    articleBody,
    description: description === headline || description === articleBody ? '' : description,
    alternativeHeadline: alternativeHeadline === headline ? '' : alternativeHeadline,
  };
}

/** Posts without a title are shown by their first sentence. */
function borrowedHeadline(text: string): string {
  const line = text.split('\n')[0] ?? '';
  const sentence = /^.{20,}?[.!?。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  const { text: kept, cut } = cutText(sentence, BORROWED_HEADLINE);
  return cut ? `${kept.replace(/\s+\S*$/, '')}…` : kept;
}

function urlsOf(raw: RawArticle, { baseUrl }: NormalizeContext, warnings: Warning[]) {
  const given = [raw.url, ...raw.identifiers.filter(({ type }) => type === 'url').map(({ value }) => value)];
  const absolute = given.flatMap((address) => absoluteUrl(address, baseUrl) ?? []);
  const own = absolute.find((address) => !isDetour(address));
  if (raw.url !== undefined && absolute.length === 0) warnings.push({ code: 'urlUnusable', at: 'url' });
  const url = own === undefined ? undefined : canonicalUrl(own);
  const others = [
    ...absolute,
    ...(raw.sameAs ?? []).flatMap((address) => absoluteUrl(address, baseUrl) ?? []),
  ];
  const sameAs = [...new Set(others.map(canonicalUrl))].filter((address) => address !== url).slice(0, 10);
  return { url, sameAs };
}

function contentHtmlOf({ articleBody }: RawArticle, baseUrl: string | undefined): { contentHtml?: string } {
  if (articleBody?.type !== 'html') return {};
  const contentHtml = sanitizeHtml(articleBody.value, baseUrl);
  return contentHtml === '' ? {} : { contentHtml };
}

function subjectOf({ name, code }: { name?: string | undefined; code?: string | undefined }): Subject[] {
  const shown = lineOf(name === undefined ? undefined : { type: 'text', value: name }) || code;
  return shown === undefined ? [] : [{ name: shown, ...(code !== undefined && { code }) }];
}

function imageOf(image: NonNullable<RawArticle['image']>[number], baseUrl: string | undefined): Image[] {
  const url = absoluteUrl(image.url, baseUrl);
  if (url === undefined) return [];
  const caption = lineOf(image.caption === undefined ? undefined : { type: 'text', value: image.caption });
  const { width, height } = image;
  return [
    {
      url,
      ...(caption && { caption }),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    },
  ];
}

function citationOf(citation: NonNullable<RawArticle['citation']>[number], baseUrl: string | undefined) {
  const headline = lineOf(
    citation.headline === undefined ? undefined : { type: 'text', value: citation.headline },
  );
  const url = absoluteUrl(citation.url, baseUrl);
  const { publisher } = citation;
  if (headline === '' && url === undefined) return [];
  return [
    {
      ...(headline && { headline }),
      ...(url !== undefined && { url }),
      ...(publisher !== undefined && { publisher }),
    },
  ];
}
