import type { Article } from '../article/article.ts';
import { bareWords } from '../text/bare-words.ts';
import { foldPhrase } from '../text/fold.ts';
import { segment } from '../text/segment.ts';
import { isDetour } from './canonical-url.ts';
import { type Binding, bindingOf, schemeOf } from './identity-rules.ts';
import { isDateTold } from './text-key.ts';

/** How two articles compare in one respect; `alike` for headlines that share half of their words. */
type Likeness = 'same' | 'alike' | 'other' | 'unknown';

/** What two articles that share an identifier say otherwise. */
interface Compared {
  readonly headline: Likeness;
  readonly text: Likeness;
  /** True where the texts are long and the same: what no template gives two articles. */
  readonly isCopied: boolean;
  readonly date: Likeness;
}

/** Words of a text of which nothing can be said. */
const FEW_WORDS = 4;
/** Words of a text that is no template around a headline. */
const MANY_WORDS = 20;
/** Shares of the words of the shorter text: short ones are half made of what every sentence has. */
const SAME_SHARE = { few: 0.8, many: 0.6 } as const;
const ALIKE = 0.5;
/** The part of a headline that a cut one keeps. */
const BEGINNING = 0.5;
/** Characters of a text that are compared. */
const COMPARED = 4000;

/**
 * Whether two articles of one sender that share identifiers are two versions of one: feeds give one guid or one link to
 * all that they ever publish, and one item an upload. Ids of news systems are believed. Addresses and guids are not
 * where headline, text and date all say otherwise; the less the more other identifiers differ. A text that is all that
 * two share is not believed where both have identifiers of one rule. `via` are the keys that led from one to the other.
 * Symmetric. Pure.
 */
export function isOneArticle(
  a: Article,
  b: Article,
  via: readonly string[] = sharedOf(a.identifier, b.identifier),
): boolean {
  const bindings = new Set<Binding | undefined>(via.map(bindingOf));
  if (bindings.has('always') || a.headline === '' || b.headline === '') return true;
  const compared = compare(a, b);
  if (!bindings.has('unlessApart')) return isOneByText(a, b) && !isOther(compared);
  const schemes = new Set(via.map(schemeOf));
  const others = (['url', 'guid'] as const).filter((scheme) => !schemes.has(scheme));
  if (haveDifferent(a, b, others)) return isOneInSpite(compared);
  if (schemes.size === 1 && schemes.has('guid')) return isOneByGuid(compared);
  return isOneByAddress(compared);
}

/** They share their text alone: so do two outlets of one name that print the same. */
function isOneByText(a: Article, b: Article): boolean {
  const [x, y] = [a.publisher.domain, b.publisher.domain];
  return !haveDifferent(a, b, ['news', 'url', 'guid']) && (x === undefined || y === undefined || x === y);
}

/** They share an address, or address and guid: a page that was rewritten keeps its date, its text or half of its headline. */
function isOneByAddress({ headline, text, date }: Compared): boolean {
  if (date === 'same' || headline === 'same' || text === 'same') return true;
  if (headline === 'alike') return date === 'unknown' || text === 'unknown';
  return date === 'unknown' && text === 'unknown';
}

/** They share a guid alone, and have no addresses: with another date it is the guid of all. */
function isOneByGuid(compared: Compared): boolean {
  return compared.date === 'other' ? isOneInSpite(compared) : isOneByAddress(compared);
}

/** One address and two guids, or one guid and two addresses: what was moved stays what it was. */
function isOneInSpite({ headline, text, isCopied, date }: Compared): boolean {
  if (headline === 'same') return !(date === 'other' && text === 'other');
  if (isCopied) return true;
  return date === 'same' && (headline === 'alike' || text === 'same' || text === 'unknown');
}

function isOther({ headline, text }: Compared): boolean {
  return headline === 'other' && text === 'other';
}

function compare(a: Article, b: Article): Compared {
  const [headlines, texts] = [wordsOfBoth(a, b, ({ headline }) => headline), wordsOfBoth(a, b, comparedText)];
  const words = Math.min(texts.a.size, texts.b.size);
  const share = overlap(texts);
  const isSame =
    words < MANY_WORDS ? share >= SAME_SHARE.few && !isTemplate(headlines, texts) : share >= SAME_SHARE.many;
  return {
    headline: comparedHeadlines(a.headline, b.headline, headlines),
    text: words < FEW_WORDS ? 'unknown' : isSame ? 'same' : 'other',
    isCopied: words >= MANY_WORDS && share >= SAME_SHARE.few,
    date: comparedDates(a, b),
  };
}

/** "What we know of the ferry", "What we know of the bridge": what the headlines do not share is what the texts do not. */
function isTemplate(headlines: Both, texts: Both): boolean {
  const isPutIn = (own: 'a' | 'b', other: 'a' | 'b') =>
    [...headlines[own]].some(
      (word) => !headlines[other].has(word) && texts[own].has(word) && !texts[other].has(word),
    );
  return isPutIn('a', 'b') && isPutIn('b', 'a');
}

function comparedHeadlines(a: string, b: string, words: Both): Likeness {
  if (isOneHeadline(a, b)) return 'same';
  return overlap(words) >= ALIKE ? 'alike' : 'other';
}

/** Whether two articles have one headline, or that of one begins that of the other; also where one of them has none. */
export function haveOneHeadline(a: Article, b: Article): boolean {
  return a.headline === '' || b.headline === '' || isOneHeadline(a.headline, b.headline);
}

/** A beginning of a few words is that of many headlines. */
function isOneHeadline(a: string, b: string): boolean {
  const [x, y] = [foldPhrase(a) || a, foldPhrase(b) || b];
  const [shorter, longer] = x.length <= y.length ? [x, y] : [y, x];
  return longer.startsWith(shorter) && shorter.length >= longer.length * BEGINNING;
}

/** Days alone are shared by much of what a feed publishes. */
function comparedDates(a: Article, b: Article): Likeness {
  if (!isDateTold(a) || !isDateTold(b)) return 'unknown';
  if (a.datePublished === b.datePublished) return isFine(a) && isFine(b) ? 'same' : 'unknown';
  const days = [a, b].map(({ datePublished }) => datePublished.slice(0, 10));
  return isFine(a) && isFine(b) ? 'other' : days[0] === days[1] ? 'unknown' : 'other';
}

function isFine({ datePublishedPrecision }: Article): boolean {
  return datePublishedPrecision === 'second' || datePublishedPrecision === 'minute';
}

/** True where both have keys of a scheme, within one scope, and none of them in common. */
function haveDifferent(a: Article, b: Article, schemes: readonly ReturnType<typeof schemeOf>[]): boolean {
  return schemes.some((scheme) => {
    const [x, y] = [a, b].map(({ identifier }) => identifier.filter((key) => isOwn(key, scheme)));
    const scopes = new Set(x?.map(scopeOf));
    const within = y?.filter((key) => scopes.has(scopeOf(key))) ?? [];
    return within.length > 0 && sharedOf(x ?? [], within).length === 0;
  });
}

/** A redirect is one of many that lead to an article. */
function isOwn(key: string, scheme: string): boolean {
  if (schemeOf(key) !== scheme) return false;
  const address = /^guid:(https?:.*)$/s.exec(key)?.[1];
  return address === undefined || !URL.canParse(address) || !isDetour(address);
}

/** What stands before the last part of a guid; addresses and ids of news systems hold everywhere. */
function scopeOf(key: string): string {
  return schemeOf(key) === 'guid' ? key.slice(0, key.lastIndexOf(':')) : schemeOf(key);
}

function sharedOf(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.filter((key) => a.includes(key));
}

/** The words of a text, of scripts without spaces every two neighboring characters. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = bareWords(foldPhrase(text.slice(0, COMPARED)));
  return new Set(words.flatMap((word) => segment(word, 'und', 'pairs').map(([, piece]) => piece)));
}

/** The words of one text of each of two articles. */
interface Both {
  readonly a: ReadonlySet<string>;
  readonly b: ReadonlySet<string>;
}

function wordsOfBoth(a: Article, b: Article, textOfOne: (article: Article) => string): Both {
  return { a: wordsOf(textOfOne(a)), b: wordsOf(textOfOne(b)) };
}

function comparedText({ articleBody, description = '' }: Article): string {
  return articleBody || description;
}

/** The share of the words of the shorter text that the longer one has too. */
function overlap({ a, b }: Both): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : [...a].filter((word) => b.has(word)).length / smaller;
}
