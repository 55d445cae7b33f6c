import type { RawArticle, RawDate } from '../../article/raw-article.ts';
import { dateIn, isRelativeDate } from '../page/date-words.ts';
import type { LineKind } from '../page/line-kind.ts';
import type { ScrapeLine } from './scrape-line.ts';

/** One entry of a list of other articles: where it begins, who published it and when, and its text if it has one. */
export interface Card {
  readonly number: number;
  readonly publisher?: string;
  readonly datePublished: RawDate;
  readonly headline: string;
  /** Empty when the list gives headlines alone. */
  readonly paragraphs: readonly string[];
  /** True when the source stands a second time behind a dash: no other list of a page is written so. */
  readonly isDashed: boolean;
}

const MAX_SOURCE = 60;
const MAX_HEADLINE = 300;
/** Text that is longer than any teaser is the article itself. */
const FULL_TEXT = 400;
/** What comes after the last card. */
const AFTER: ReadonlySet<LineKind> = new Set(['related', 'ending', 'comments', 'notice']);

/**
 * The cards of a list: each is a source, its time (perhaps the source again behind a dash), a headline and
 * maybe a text. The time is what tells where one begins, because it is the line that no other looks like.
 */
export function cardsOf(lines: readonly ScrapeLine[]): Card[] {
  const times = lines.flatMap((line, index) => (isTime(line) ? [index] : []));
  const starts = times.map((time) => (isSource(lines[time - 1]) ? time - 1 : time));
  return times.flatMap((time, nth) => {
    const card = cardOf(
      lines.slice(starts[nth], starts[nth + 1] ?? lines.length),
      time - (starts[nth] ?? time),
    );
    return card === undefined ? [] : [card];
  });
}

/** Between a time and the next one on any page may be anything; cards of one source line bring few paragraphs. */
const MAX_PARAGRAPHS = 3;

/** True for a card that brings its whole text, not a teaser. */
export function isFullText({ paragraphs, publisher, isDashed }: Card): boolean {
  if (paragraphs.reduce((sum, text) => sum + text.length, 0) < FULL_TEXT) return false;
  return isDashed || (publisher !== undefined && paragraphs.length <= MAX_PARAGRAPHS);
}

/** True for the cards of a list of whole articles: two in the same form, or one in a form that nothing else has. */
export function isListOfTexts(cards: readonly Card[]): boolean {
  const full = cards.filter(isFullText);
  return full.length > 1 || full.some(({ isDashed }) => isDashed);
}

/** What a card with a text says as an article. A scrape gives it no address, so it has no identifier. */
export function articleOfCard({ number, publisher, datePublished, headline, paragraphs }: Card): RawArticle {
  return {
    format: 'textScrape',
    pointer: `line ${number}`,
    identifiers: [],
    headline: { type: 'text', value: headline },
    articleBody: { type: 'text', value: paragraphs.join('\n\n') },
    datePublished,
    ...(publisher !== undefined && { publisher: { name: publisher, type: 'Organization' } }),
  };
}

function cardOf(lines: readonly ScrapeLine[], time: number): Card | undefined {
  const [first, dated] = [lines[0], lines[time]];
  if (first === undefined || dated === undefined) return undefined;
  const rest = lines.slice(time + 1);
  const dashed = /^[-–—•·|]\s*(\S.*)$/.exec(rest[0]?.text ?? '')?.[1];
  const publisher = dashed ?? (time > 0 ? first.text : undefined);
  const [headline, ...below] = dashed === undefined ? rest : rest.slice(1);
  if (headline === undefined || headline.text.length > MAX_HEADLINE) return undefined;
  const end = below.findIndex(({ kind }) => AFTER.has(kind));
  return {
    number: first.number,
    ...(publisher !== undefined && { publisher }),
    datePublished: dateOf(dated.text),
    headline: headline.text,
    paragraphs: below
      .slice(0, end < 0 ? below.length : end)
      .filter(({ kind }) => kind === 'prose' || kind === 'short')
      .map(({ text }) => text),
    isDashed: dashed !== undefined,
  };
}

/** The date of a line, in the words of the page. */
export function dateOf(line: string): RawDate {
  const date = dateIn(line);
  return date === undefined ? { value: line, from: 'relative' } : { value: date, from: 'page' };
}

function isTime({ text, kind }: ScrapeLine): boolean {
  return kind === 'date' && (isRelativeDate(text) || dateIn(text) !== undefined);
}

function isSource(line: ScrapeLine | undefined): boolean {
  return line !== undefined && line.kind === 'short' && line.text.length <= MAX_SOURCE;
}
