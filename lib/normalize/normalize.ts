import type { Article, Publisher } from '../article/article.ts';
import { type Instant, instantMs, toInstant } from '../article/instant.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import { type Spokesmen, senderOf } from '../article/sender.ts';
import { slugOf } from '../article/slug.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import type { Warning } from '../article/warning.ts';
import { basesOf, citationsOf, imagesOf, subjectsOf } from './attachments.ts';
import { authorsOf } from './author.ts';
import { type Texts, textsOf } from './body.ts';
import { type Dates, datesOf } from './dates.ts';
import { borrowedHeadline, withoutOutlet } from './headline.ts';
import { articleId, identifiersOf } from './identity.ts';
import { sectionsOf, termsOf } from './keywords.ts';
import { languageOf } from './language.ts';
import { mediaObjectsOf } from './media-objects.ts';
import { publisherOf, senderAsPublisher, shownPublisher } from './publisher.ts';
import { keptName, NO_SOURCES, ownEndings, type SourceMemory } from './source-memory.ts';
import { cutText, lineOf, shortened } from './text.ts';
import { dayOf } from './text-key.ts';
import { identityHeadline, identityPublisher, MAX_RAW_LINE, type Told, toldOf } from './told.ts';

/** What normalizing needs to know beside the raw article. */
export interface NormalizeContext {
  /** Key of the upload. */
  readonly upload: string;
  readonly receivedAt: Instant;
  /** WHATWG name of the charset that the payload was read in. */
  readonly encoding: string;
  readonly baseUrl?: string;
  readonly feed?: RawFeed;
  readonly aliases?: SourceAliases | undefined;
  /** Who speaks for which source, by the operator's word. */
  readonly spokesmen?: Spokesmen | undefined;
  /** What is known of sources; see `toldOfSources`. */
  readonly memory?: SourceMemory | undefined;
  /** Keeps headlines whole where they name their outlet. */
  readonly keepsOutlets?: boolean | undefined;
  /** Pages that hold several articles of the payload; see `pagesOfFragments`. */
  readonly pages?: ReadonlySet<string>;
  /** Warnings that hold for the whole payload. */
  readonly warnings?: readonly Warning[];
}

/** Code points of a line. */
const MAX_HEADLINE = 500;
const MAX_VERSION = 100;

/**
 * The canonical Article of what a payload says; refused with `noHeadline` when there is nothing to show, unless
 * it takes an article back. Pure but for a language detector that is loaded for the first text that needs it.
 * Every guess leaves a warning in `ingest.warnings`.
 */
export async function normalize(
  raw: RawArticle,
  context: NormalizeContext,
): Promise<Result<Article, Refusal>> {
  const { receivedAt, feed, baseUrl, pages } = context;
  const told = toldOf(raw, context);
  const { addresses } = told;
  const publisher = namedPublisher(raw, told, context);
  const texts = await textsOf(raw, addresses.url ?? baseUrl);
  const headlines = headlinesOf(raw, texts, publisher.value, told, context);
  if (headlines.headline === '' && !isWithdrawal(raw)) return refused(noHeadline(raw.pointer));
  const language = await languageIn(
    raw,
    feed,
    `${headlines.headline}\n${texts.description}\n${texts.articleBody}`,
  );
  const asOf = fetchedAt(raw, receivedAt);
  const dates = await datesOf(raw, { url: addresses.url, receivedAt: asOf, language: language.value });
  const identifier = identityOf(raw, {
    told,
    texts,
    dates,
    headline: headlines.headline,
    pages,
  });
  const authors = authorsOf(partiesOf(raw, feed), publisher.value.name);
  const found = [headlines, texts, addresses, publisher, language, dates, authors];
  const { warnings: _texts, description, ...body } = texts;
  const { warnings: _dates, ...instants } = dates;
  const { warnings: _headlines, ...titles } = headlines;
  const linkBase = addresses.url ?? baseUrl;
  const article: Article = {
    id: articleId(identifier[0]),
    identifier,
    ...(addresses.url !== undefined && { url: addresses.url }),
    sameAs: addresses.sameAs,
    ...titles,
    ...(description !== '' && description !== titles.headline && { description }),
    ...body,
    ...instants,
    author: authors.author,
    publisher: shownPublisher(publisher.value, context.memory ?? NO_SOURCES),
    inLanguage: language.value,
    articleSection: sectionsOf(raw.articleSection),
    keywords: termsOf(raw.keywords),
    about: subjectsOf(raw.about),
    genre: termsOf(raw.genre),
    contentLocation: termsOf(raw.contentLocation),
    image: imagesOf(raw.image, linkBase),
    ...recordingsOf(raw, linkBase),
    citation: citationsOf(raw.citation, linkBase, addresses.url),
    isBasedOn: basesOf(raw, identifier),
    ...(raw.isAccessibleForFree !== undefined && { isAccessibleForFree: raw.isAccessibleForFree }),
    ...(raw.version?.trim() && { version: raw.version.trim().slice(0, MAX_VERSION) }),
    creativeWorkStatus: raw.creativeWorkStatus ?? 'usable',
    ingest: {
      format: raw.format,
      encoding: context.encoding,
      upload: context.upload,
      receivedAt,
      warnings: [
        ...(context.warnings ?? []),
        ...(raw.warnings ?? []),
        ...found.flatMap(({ warnings }) => warnings),
      ],
    },
  };
  if (!raw.preserved) return ok(article);
  // Loaded with the first article of an export.
  const { preservedArticle } = await import('./preserved-article.ts');
  return ok(preservedArticle(article, raw.preserved));
}

function recordingsOf({ media }: RawArticle, baseUrl: string | undefined): Pick<Article, 'audio' | 'video'> {
  const [audio, video] = (['audio', 'video'] as const).map((kind) => mediaObjectsOf(media, kind, baseUrl));
  return { ...(audio?.length && { audio }), ...(video?.length && { video }) };
}

/** When the article was seen: by the archive that holds it, else at its receipt. */
function fetchedAt({ retrievedAt = '' }: RawArticle, receivedAt: Instant): Instant {
  const ms = Date.parse(retrievedAt);
  return ms > 0 && ms < instantMs(receivedAt) ? toInstant(ms) : receivedAt;
}

/** A part of an article and what had to be guessed for it. */
interface Found<T> {
  readonly value: T;
  readonly warnings: readonly Warning[];
}

function noHeadline(pointer: string): Refusal {
  return { code: 'noHeadline', pointer, detail: 'The article has no headline and no text to take one from.' };
}

function namedPublisher(
  raw: RawArticle,
  { addresses, ending }: Told,
  { feed, aliases, memory, upload }: NormalizeContext,
): Found<Publisher> {
  const found = publisherOf(
    { raw, url: addresses.url, feed, ending },
    { aliases, memory, sender: senderOf(upload) },
  );
  const warning = (code: Warning['code']): Warning[] => [{ code, pointer: 'publisher' }];
  if (!found) return { value: senderAsPublisher(upload), warnings: warning('publisherUnknown') };
  const kept = keptName(memory?.sources.get(found.publisher.key), senderOf(upload) ?? '');
  const value = kept === undefined ? found.publisher : { ...found.publisher, name: kept };
  return { value, warnings: found.rank === 'domain' ? warning('publisherFromUrl') : [] };
}

interface Headlines {
  readonly headline: string;
  readonly alternativeHeadline?: string;
  readonly warnings: readonly Warning[];
}

function headlinesOf(
  raw: RawArticle,
  { description, articleBody }: Texts,
  publisher: Publisher,
  { line, found, addresses }: Told,
  { memory = NO_SOURCES, keepsOutlets = false }: NormalizeContext,
): Headlines {
  const known = memory.sources.get(publisher.key);
  const written =
    found === undefined || found.publisher.name === publisher.name ? [] : [found.publisher.name];
  const outlet = keepsOutlets
    ? { headline: line, cut: [] }
    : withoutOutlet(line, {
        names: [publisher.name, ...written, raw.publisher?.name ?? ''],
        domain: publisher.domain,
        hostname: addresses.url === undefined ? undefined : new URL(addresses.url).hostname,
        endings: known ? ownEndings(known) : [],
      });
  const given = cutText(outlet.headline, MAX_HEADLINE);
  const other = cutText(lineOf(shortened(raw.alternativeHeadline, MAX_RAW_LINE)), MAX_HEADLINE).text;
  const headline = given.text || other || borrowedHeadline(description || articleBody);
  return {
    headline,
    ...(other !== '' && other !== headline && { alternativeHeadline: other }),
    warnings: [
      ...outlet.cut.map((detail) => ({ code: 'outletCut', pointer: 'headline', detail }) as const),
      ...(given.text === '' && headline !== ''
        ? [{ code: 'headlineGuessed', pointer: 'headline' } as const]
        : []),
      ...(given.cut ? [{ code: 'fieldTooLong', pointer: 'headline' } as const] : []),
    ],
  };
}

async function languageIn(raw: RawArticle, feed: RawFeed | undefined, text: string): Promise<Found<string>> {
  const { inLanguage, guessed } = await languageOf(raw.inLanguage ?? feed?.inLanguage, text);
  const code = inLanguage === 'und' ? 'languageUnknown' : 'languageGuessed';
  return { value: inLanguage, warnings: guessed ? [{ code, pointer: 'inLanguage' }] : [] };
}

function identityOf(
  raw: RawArticle,
  parts: {
    told: Told;
    texts: Texts;
    dates: Dates;
    headline: string;
    pages: ReadonlySet<string> | undefined;
  },
): readonly [string, ...string[]] {
  const { told, texts, dates, headline, pages } = parts;
  return identifiersOf({
    identifiers: raw.identifiers,
    url: told.addresses.url,
    sameAs: told.addresses.sameAs,
    publisherKey: identityPublisher(told),
    publisherSlug: told.found && told.found.rank !== 'domain' ? slugOf(told.found.publisher.name) : undefined,
    headline: identityHeadline(told) || headline,
    articleBody: texts.articleBody || texts.description,
    day: dayOf(dates),
    pages,
  });
}

/** Items of a feed that name neither author nor publisher of their own are by whom the feed is. */
function partiesOf({ author, publisher }: RawArticle, feed: RawFeed | undefined): RawArticle['author'] {
  if (author !== undefined && author.length > 0) return author;
  return publisher === undefined ? feed?.author : undefined;
}

/** News systems withdraw an article by its identifier alone: there is nothing to show, and that is the message. */
function isWithdrawal({ creativeWorkStatus = 'usable', identifiers, url }: RawArticle): boolean {
  return creativeWorkStatus !== 'usable' && (identifiers.length > 0 || url !== undefined);
}
