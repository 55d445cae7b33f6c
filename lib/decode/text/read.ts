// A web page as plain text, one block a line: no standard. Aggregators' pages list whole articles of others.
import type { RawArticle, RawCitation, RawDate, RawParty } from '../../article/raw-article.ts';
import type { Decoded, DecodeHints } from '../decoded.ts';
import { bestRun, linesOfRun, type Run } from '../page/body-run.ts';
import { isRelativeDate } from '../page/date-words.ts';
import { weightOf } from '../page/line-kind.ts';
import { articleOfCard, type Card, cardsOf, dateOf, isFullText, isListOfTexts } from './cards.ts';
import { headlineAbove } from './headline.ts';
import { type ScrapeLine, scrapeLines } from './scrape-line.ts';

/** Prose that a page must have to be one: two short sentences. */
const MIN_PROSE = 80;

/** True for text that holds lines of prose below something that may be its headline: a page, not a table or a log. */
export function looksLikeTextScrape(text: string): boolean {
  const lines = scrapeLines(text.slice(0, 500_000));
  if (lines.length < 2) return false;
  const prose = lines.filter(({ kind, text: line }) => kind === 'prose' && isWords(line));
  return prose.reduce((sum, line) => sum + weightOf(line.text), 0) >= MIN_PROSE;
}

/** Mostly letters and spaces: not a line of a program or a table. */
function isWords(line: string): boolean {
  const start = line.slice(0, 400);
  return (start.match(/[\p{L}\p{M} ]/gu)?.length ?? 0) >= start.length * 0.75;
}

/**
 * The articles of a scraped page: the main one, its body the best run of prose, and the articles whose whole text
 * stands in its list of related ones. The list is the main article's `citation`. Refused with `noArticles` when
 * the text has no prose.
 */
export function decodeTextScrape(text: string, _hints: DecodeHints): Decoded {
  const lines = scrapeLines(text);
  const listStart = startOfList(lines);
  const list = listStart < 0 ? [] : cardsOf(lines.slice(listStart + 1));
  const page = listStart < 0 ? lines : lines.slice(0, listStart);
  const run = bestRun(page);
  const full = list.filter(isFullText).map(articleOfCard);
  if (run.end === 0) {
    if (full.length > 0) return { articles: full, refusals: [] };
    const detail = 'The text has no run of sentences that could be an article.';
    return { articles: [], refusals: [{ code: 'noArticles', pointer: '', detail }] };
  }
  const main = mainArticle(page, run, list);
  return { articles: [main, ...full], refusals: [] };
}

/** Headings that are tried and lines below each that are looked at for a list of whole articles. */
const MAX_HEADINGS = 40;
const MAX_LOOK = 300;

/** The line of the heading over a list of whole articles; -1 when the page has none. */
function startOfList(lines: readonly ScrapeLine[]): number {
  const headings = lines.flatMap(({ kind }, index) => (kind === 'related' ? [index] : []));
  const hasTexts = (heading: number) => isListOfTexts(cardsOf(lines.slice(heading + 1, heading + MAX_LOOK)));
  return headings.slice(0, MAX_HEADINGS).find(hasTexts) ?? -1;
}

function mainArticle(lines: readonly ScrapeLine[], run: Run, cards: readonly Card[]): RawArticle {
  const found = linesOfRun(lines, run);
  const headline = headlineAbove(lines, run.start, found.join('\n'));
  const body = found.filter((line) => line !== headline?.text);
  const around = surroundings(lines, run, headline);
  const citation = cards.length > 0 ? cards.map(citationOfCard) : listedCitations(lines, run);
  const keywords = keywordsOf(lines, run);
  const [date, author, publisher] = [dateAmong(around), authorsAmong(around), publisherAmong(around)];
  const url = lines.slice(0, 3).find(({ text }) => /^https?:\/\/\S+$/.test(text))?.text;
  return {
    format: 'textScrape',
    pointer: `line ${(headline ?? lines[run.start])?.number ?? 1}`,
    identifiers: [],
    ...(url !== undefined && { url }),
    ...(headline && { headline: { type: 'text', value: headline.text } }),
    articleBody: { type: 'text', value: body.join('\n\n') },
    ...(date && { datePublished: date }),
    ...(author.length > 0 && { author }),
    ...(publisher && { publisher }),
    ...(keywords.length > 0 && { keywords }),
    ...(citation.length > 0 && { citation }),
    warnings: [{ code: 'bodyGuessed', pointer: 'articleBody' }],
  };
}

/** The lines where date and byline stand: from above the headline to below the first paragraph, then the end. */
function surroundings(
  lines: readonly ScrapeLine[],
  { start, end }: Run,
  headline: ScrapeLine | undefined,
): readonly ScrapeLine[] {
  const top = headline === undefined ? Math.max(0, start - 10) : lines.indexOf(headline);
  return [
    ...lines.slice(top, start + 3),
    ...lines.slice(Math.max(0, top - 4), top),
    ...lines.slice(end, end + 4),
  ];
}

function dateAmong(around: readonly ScrapeLine[]): RawDate | undefined {
  const dates = around.filter(({ kind }) => kind === 'date').map(({ text }) => dateOf(text));
  const given = dates.find(({ from }) => from === 'page') ?? dates[0];
  return given?.from === 'relative' && !isRelativeDate(given.value) ? undefined : given;
}

function authorsAmong(around: readonly ScrapeLine[]): RawParty[] {
  const byline = around.find(({ kind }) => kind === 'byline');
  return byline === undefined ? [] : [{ name: byline.text }];
}

const SOURCE_LINE =
  /^(?:source|quelle|fuente|fonte|bron|källa|źródło|zdroj|источник|джерело|来源|來源|出典)\s*[:：]\s*(\S.{1,60})$/iu;

function publisherAmong(around: readonly ScrapeLine[]): RawParty | undefined {
  for (const { text } of around) {
    const name = SOURCE_LINE.exec(text)?.[1];
    if (name !== undefined) return { name };
  }
  return undefined;
}

function citationOfCard({ headline, publisher }: Card): RawCitation {
  return { headline, ...(publisher !== undefined && { publisher }) };
}

const MAX_CITATIONS = 20;

/** Under headings such as "Related": lines long enough to be headlines, until another heading. */
function listedCitations(lines: readonly ScrapeLine[], { start, end }: Run): RawCitation[] {
  const found = new Set<string>();
  let isList = false;
  for (const { text, kind } of lines.slice(start, end + 200)) {
    if (kind === 'related') isList = true;
    else if (kind === 'ending' || kind === 'comments' || kind === 'prose') isList = false;
    else if (isList && kind === 'short' && weightOf(text) >= 25 && found.size < MAX_CITATIONS)
      found.add(text);
  }
  return [...found].map((headline) => ({ headline }));
}

const TAG_LINE = /^(?:#[^\s#,]{2,60}[\s,]*){1,30}$/u;
const TAGGED =
  /^(?:tags?|topics?|keywords?|hashtags?|filed under|schlagwörter|etiquetas|mots[- ]clés|теги|标签|標籤|タグ)\s*[:：]\s*(.{2,300})$/iu;

/** Hashtags on lines of their own, and the words behind "Tags:". */
function keywordsOf(lines: readonly ScrapeLine[], { start }: Run): string[] {
  const words = lines.slice(Math.max(0, start - 10)).flatMap(({ text }) => {
    if (TAG_LINE.test(text)) return text.match(/[^\s#,]{2,}/gu) ?? [];
    return TAGGED.exec(text)?.[1]?.split(/[,;|]/) ?? [];
  });
  return [...new Set(words.map((word) => word.replace(/^#/, '').trim()).filter((word) => word !== ''))];
}
