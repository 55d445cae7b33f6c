import { domainLabel } from './hosts.ts';
import { isNameOf, isOutletOf } from './name-of-domain.ts';
import { isCalledLikeOutlet } from './outlet-words.ts';
import { AGGREGATOR_NAME } from './publisher-name.ts';
import { cutText } from './text.ts';

/** Characters of the first sentence that stand in for a missing headline. */
const BORROWED = 120;
/** What stands between a headline and its outlet. */
const SEPARATOR = /\s+(?:[-–—|·•»]+|::)\s+|\s*[|｜]\s*|_(?=\p{Script=Han})/gu;
const MAX_ENDING = 60;
/** An outlet has few words; what has more is the second half of a headline. */
const MAX_WORDS = 6;
/** "Minimalist text editor. (Free)": what a list of programs says of one. */
const SENTENCE_END = /\p{Ll}{4,}\.(?:\s|$)/u;
/** Characters of a headline without its ending. */
const MIN_HEADLINE = 8;

/** A headline in two parts, and what stands behind the last dash or bar, or before the first colon. */
export interface HeadlineParts {
  readonly headline: string;
  readonly outlet: string;
}

/** The parts of "Headline - Outlet"; undefined where nothing could be an outlet. */
export function endingOf(line: string): HeadlineParts | undefined {
  const last = lastOf(line, SEPARATOR);
  return last && parts(line.slice(0, last.start), line.slice(last.end));
}

/** Characters at the end of a line in which an ending and what stands before it lie: a line may be a whole text. */
const TAIL = 200;

/** Where the last of what a pattern finds near the end of a line begins and ends. */
function lastOf(line: string, pattern: RegExp): { start: number; end: number } | undefined {
  const from = Math.max(0, line.length - TAIL);
  const last = [...line.slice(from).matchAll(pattern)].at(-1);
  return last && { start: from + last.index, end: from + last.index + last[0].length };
}

/** The parts of "Outlet: Headline". */
function beginningOf(line: string): HeadlineParts | undefined {
  const [, outlet = '', headline = ''] = /^([^:：]{2,40})[:：]\s+(.+)$/u.exec(line) ?? [];
  return parts(headline, outlet);
}

function parts(headline: string, outlet: string): HeadlineParts | undefined {
  const [bare, name] = [headline.trim(), outlet.trim()];
  const wide = (bare.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) ?? [])
    .length;
  const isOutlet = name.length > 1 && name.length <= MAX_ENDING && name.split(' ').length <= MAX_WORDS;
  return isOutlet && /\p{L}/u.test(name) && !SENTENCE_END.test(name) && bare.length + wide >= MIN_HEADLINE
    ? { headline: bare, outlet: name }
    : undefined;
}

/** What names the source of a headline. */
export interface OutletNames {
  readonly names: readonly string[];
  readonly domain?: string | undefined;
  /** Of the address of the article. */
  readonly hostname?: string | undefined;
  /** Endings that several headlines of the source share. */
  readonly endings?: readonly string[];
}

/** A headline and what was cut off it, in the order in which it was. */
export interface CutHeadline {
  readonly headline: string;
  readonly cut: readonly string[];
}

/**
 * `line` without the outlet behind its last dash or bar, twice where a section stands before it, or before its first
 * colon. It is an outlet when it is one of the names or that of an aggregator, when the domain is called so, or when it
 * is one of the endings.
 */
export function withoutOutlet(
  line: string,
  { names, domain, hostname = '', endings = [] }: OutletNames,
): CutHeadline {
  const known = new Set([...names, domain ?? ''].map(folded).filter(Boolean));
  const isName = (text: string) =>
    known.has(folded(text)) || (domain !== undefined && isNameOf(text, domain)) || AGGREGATOR_NAME.test(text);
  const isOutlet = (text: string) =>
    isName(text) || isCalledLikeOutlet(text) || (domain !== undefined && isOutletOf(text, hostname, domain));
  const shared = new Set(endings.map(folded));
  const cut: string[] = [];
  let headline = line;
  for (let found = endingOf(headline); found; found = endingOf(headline)) {
    if (cut.length === 2 || !(isOutlet(found.outlet) || shared.has(folded(found.outlet)))) break;
    headline = found.headline;
    cut.push(found.outlet);
  }
  const begun = beginningOf(headline);
  // "Gabon: …" of gabonmediatime.com is what it is about.
  const isWhole = begun && folded(begun.outlet).length >= domainLabel(domain ?? '').length;
  if (begun && (known.has(folded(begun.outlet)) || (isWhole && isName(begun.outlet))))
    return { headline: begun.headline, cut: [...cut, begun.outlet] };
  return { headline, cut };
}

/**
 * `headline` without the name of its publisher behind a dash or bar, by the names alone that its payload gives; whole
 * when hardly anything would be left. Identity stands on it, so it never changes with what was learned.
 */
export function withoutPublisher(headline: string, names: readonly string[]): string {
  const last = lastOf(headline, /\s+[-–—|·•»:]+\s+/g);
  if (!last) return headline;
  const ending = folded(headline.slice(last.end));
  const rest = headline.slice(0, last.start).trim();
  const isName = ending !== '' && names.some((name) => folded(name) === ending);
  return isName && rest.length >= MIN_HEADLINE ? rest : headline;
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:www\.|the\s)/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Posts without a title are shown by their first sentence, or what fits of it. */
export function borrowedHeadline(text: string): string {
  const line = (text.split('\n')[0] ?? '').slice(0, 1000);
  const sentence = /^.{20,}?[.!?。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  const { text: kept, cut } = cutText(sentence, BORROWED);
  return cut ? `${kept.replace(/\s+\S*$/, '')}…` : kept;
}
