import type { Article, ArticleId, Hashtag, MediaObject } from './article.ts';
import { type Instant, instantMs, type Precision, toInstant } from './instant.ts';

/**
 * The face of an article in a list: everything a feed or a related set shows, so that no list fetches
 * articles. It is copied into feed entries and edges and must stay small enough for one write unit there.
 */
export interface Card {
  readonly id: ArticleId;
  readonly url?: string;
  readonly headline: string;
  readonly excerpt: string;
  readonly source: { readonly key: string; readonly name: string };
  /** Names in the order of the article, at most five; absent where nobody is named. */
  readonly authors?: readonly string[];
  readonly datePublished: Instant;
  readonly datePublishedPrecision: Precision;
  readonly dateModified?: Instant;
  readonly embargoedUntil?: Instant;
  readonly expires?: Instant;
  readonly inLanguage: string;
  /** Hashtags as displayed, without `#`, at most eight. */
  readonly hashtags: readonly string[];
  /** At most three. */
  readonly sections: readonly string[];
  readonly image?: string;
  /** What the picture shows, in its caption's words, and whom to name beside it; absent where nobody said. */
  readonly imageAlt?: string;
  readonly imageCredit?: string;
  /** The first audio and the first video; absent where there is neither. */
  readonly media?: readonly Recording[];
  readonly story?: string;
  /** The article whose text this one repeats: lists show one of those that share it. */
  readonly nearCopyOf?: string;
  /** One of a series of its outlet, which differ in names and numbers only: it stands for no story. */
  readonly isSeries?: true;
  /** Revision of the article that the card shows; ETags are made of these. */
  readonly revision: string;
  /** When this version of the article came in, to the second. */
  readonly receivedAt?: Instant;
}

/** Audio or video of an article, as lists offer it. */
export interface Recording {
  readonly kind: 'audio' | 'video';
  readonly url: string;
  /** Media type, where the sender told one. */
  readonly type?: string;
  readonly bytes?: number;
  readonly seconds?: number;
}

/** Bytes of UTF-8 that headline and excerpt may fill together, so that a card stays under 800 bytes. */
const TEXT_BYTES = 470;
const HEADLINE_BYTES = 240;
const URL_BYTES = 300;
/** What an excerpt keeps where recordings take their bytes from it. */
const EXCERPT_BYTES = 160;
/** What the picture shows, and who took it. */
const ALT_BYTES = 120;
const CREDIT_BYTES = 40;
const MAX_AUTHORS = 5;
/** Bytes that the names behind the first may fill together. */
const FURTHER_NAMES_BYTES = 90;

/** What a card shows beside what the sender said. */
export interface CardFacts {
  readonly hashtags: readonly Hashtag[];
  readonly story?: string | undefined;
  readonly nearCopyOf?: string | undefined;
  readonly isSeries?: true | undefined;
  readonly revision: string;
  /** When it was changed by a version that names no date of modification. */
  readonly changedAt?: Instant | undefined;
}

/** The card of an article as stored now. */
export function cardOf(
  article: Article,
  { hashtags, story, nearCopyOf, isSeries, revision, changedAt }: CardFacts,
): Card {
  const dateModified = changedAt ?? article.dateModified;
  const headline = cutBytes(article.headline, HEADLINE_BYTES);
  const text = article.description ?? article.articleBody;
  const media = recordingsOf(article);
  const left = TEXT_BYTES - byteLength(headline);
  const picture = pictureOf(article);
  const taken = mediaBytes(media) + byteLength(`${picture.imageAlt ?? ''}${picture.imageCredit ?? ''}`);
  const excerptBytes = Math.min(left, Math.max(EXCERPT_BYTES, left - taken));
  const excerpt = cutBytes(startOf(text), excerptBytes);
  return {
    id: article.id,
    ...(article.url !== undefined && byteLength(article.url) <= URL_BYTES && { url: article.url }),
    headline,
    excerpt,
    source: { key: article.publisher.key, name: cutBytes(article.publisher.name, 60) },
    ...(article.author.length > 0 && { authors: namesOf(article) }),
    datePublished: article.datePublished,
    datePublishedPrecision: article.datePublishedPrecision,
    ...(dateModified && { dateModified }),
    ...(article.embargoedUntil && { embargoedUntil: article.embargoedUntil }),
    ...(article.expires && { expires: article.expires }),
    inLanguage: article.inLanguage,
    hashtags: hashtags.slice(0, 8).map((hashtag) => hashtag.display),
    sections: article.articleSection.slice(0, 3).map((section) => cutBytes(section, 40)),
    ...picture,
    ...(media.length > 0 && { media }),
    ...(story !== undefined && { story }),
    ...(nearCopyOf !== undefined && { nearCopyOf }),
    ...(isSeries && { isSeries }),
    revision,
    receivedAt: toInstant(Math.floor(instantMs(article.ingest.receivedAt) / 1000) * 1000),
  };
}

/** A text on one line, or more of it than a card shows: bodies are long, and cards are made often. */
function startOf(text: string): string {
  const start = onOneLine(text.slice(0, 4 * TEXT_BYTES));
  return start.length > TEXT_BYTES ? start : onOneLine(text);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function namesOf({ author }: Article): string[] {
  let left = FURTHER_NAMES_BYTES;
  return author
    .slice(0, MAX_AUTHORS)
    .map(({ name }) => cutBytes(name, 60))
    .filter((name, index) => {
      if (index > 0) left -= byteLength(name);
      return left >= 0;
    });
}

function pictureOf({ image: [first] }: Article): Pick<Card, 'image' | 'imageAlt' | 'imageCredit'> {
  if (first === undefined || byteLength(first.url) > URL_BYTES) return {};
  return {
    image: first.url,
    ...(first.caption !== undefined && { imageAlt: cutBytes(first.caption, ALT_BYTES) }),
    ...(first.creditText !== undefined && { imageCredit: cutBytes(first.creditText, CREDIT_BYTES) }),
  };
}

function recordingsOf({ audio = [], video = [] }: Article): Recording[] {
  const first = (kind: Recording['kind'], objects: readonly MediaObject[]): Recording[] =>
    objects
      .filter(({ contentUrl }) => byteLength(contentUrl) <= URL_BYTES)
      .slice(0, 1)
      .map((object) => recordingOf(kind, object));
  return [...first('audio', audio), ...first('video', video)];
}

function recordingOf(
  kind: Recording['kind'],
  { contentUrl, encodingFormat, contentSize, duration }: MediaObject,
): Recording {
  const [, seconds] = /^PT(\d+)S$/.exec(duration ?? '') ?? [];
  return {
    kind,
    url: contentUrl,
    ...(encodingFormat !== undefined && encodingFormat.length <= 60 && { type: encodingFormat }),
    ...(contentSize !== undefined && { bytes: contentSize }),
    ...(seconds !== undefined && { seconds: Number(seconds) }),
  };
}

function mediaBytes(media: readonly Recording[]): number {
  return media.reduce((sum, { url, type = '' }) => sum + byteLength(url) + type.length, 0);
}

/** Bytes of `text` in UTF-8; half of a pair alone is written as three. */
function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    bytes += bytesOf(code);
    if (code > 0xffff) at += 1;
  }
  return bytes;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** `text` cut at a word, with an ellipsis, so that it fills at most `bytes` bytes of UTF-8. */
export function cutBytes(text: string, bytes: number): string {
  if (text.length <= bytes && byteLength(text) <= bytes) return text;
  let used = 3;
  let end = 0;
  for (const character of text) {
    used += bytesOf(character.codePointAt(0) ?? 0);
    if (used > bytes) break;
    end += character.length;
  }
  const space = text.lastIndexOf(' ', end);
  return `${text.slice(0, space > end * 0.7 ? space : end).trimEnd()}…`;
}
