import { weightOf } from '../page/line-kind.ts';
import type { Page } from './read-page.ts';
import { bestTitle, foldTitle, partsOf, withoutSiteName } from './title.ts';

/**
 * The headline of a page without the name of its site (`names` are those that are known for it): the best
 * supported of JSON-LD, Open Graph, the heading, Twitter's card, microdata and the title of the window, which is
 * also the order in which they are trusted.
 */
export function pageHeadline(
  { head, blocks }: Page,
  linked: string | undefined,
  names: readonly string[],
): string | undefined {
  const clean = (title: string | undefined) =>
    title === undefined ? undefined : withoutSiteName(title, names);
  const meta = (name: string) => clean(head.metas.get(name)?.[0]);
  const marked = (kind: string) => head.marked.find((each) => each.kind === kind && each.text !== '')?.text;
  const title = clean(marked('title'));
  const titles = [linked, meta('og:title'), title].filter((claim) => claim !== undefined);
  const sites = new Set(names.map(foldTitle));
  const claimed = titles.map(titleClaim);
  const headings = blocks
    .filter(({ tag, text }) => tag === 'h1' && !sites.has(foldTitle(text)))
    .map(({ text }) => text.replaceAll('\n', ' '));
  const named =
    headings.find((heading) => claimed.some((claim) => isPartOf(heading, claim))) ??
    headings.find((heading) => titles.some((claim) => sharesWords(heading, claim)));
  const heading =
    named ??
    titledSubheading(blocks, claimed) ??
    (headings.length > 0 ? onlyOne(headings) : titledBlock(blocks, claimed));
  const claims = [
    { text: clean(linked), trust: isDescription(clean(linked), named, [meta('og:title'), title]) ? 0.9 : 3 },
    { text: meta('og:title'), trust: 2.5 },
    // A heading of a word or two that no title repeats stands over a part of the page.
    { text: heading, trust: named !== undefined || weightOf(heading ?? '') >= 20 ? 2 : 0.9 },
    { text: meta('twitter:title'), trust: 1 },
    { text: marked('itemprop:headline'), trust: 1 },
    { text: title, trust: 1 },
  ];
  return bestTitle(claims, heading) ?? headings[0];
}

/** The least part of a title that is a heading's: less, unless marks set it off, is a word that a section may have too. */
const MIN_PART = 0.4;
const MIN_SHARED = 0.6;
const MIN_WORDS = 3;

/** Where the heading of the page is that of a section, a heading below it says what the title says. */
function titledSubheading(blocks: Page['blocks'], titles: readonly TitleClaim[]): string | undefined {
  return blocks
    .filter(({ tag, text }) => tag === 'h2' && text.length > 10)
    .map(({ text }) => text.replaceAll('\n', ' '))
    .find((text) => titles.some((claim) => isPartOf(text, claim)));
}

/** JSON-LD that puts a description into its headline: no title says the same, and all of them follow the heading. */
function isDescription(
  linked: string | undefined,
  heading: string | undefined,
  titles: readonly (string | undefined)[],
): boolean {
  if (linked === undefined || heading === undefined) return false;
  const folded = foldTitle(linked);
  const given = titles.filter((title) => title !== undefined);
  const isSaid = (title: string): boolean =>
    sharesWords(linked, title) || folded.includes(foldTitle(title)) || foldTitle(title).includes(folded);
  return given.length > 0 && ![...given, heading].some(isSaid);
}

function onlyOne(headings: readonly string[]): string | undefined {
  return headings.length === 1 ? headings[0] : undefined;
}

/** Old pages have no headings, but bold paragraphs that say what their title says. */
function titledBlock(blocks: Page['blocks'], titles: readonly TitleClaim[]): string | undefined {
  return blocks
    .filter(({ text, linkLength }) => linkLength < text.length / 2)
    .map(({ text }) => text.split('\n', 1)[0] ?? '')
    .find((line) => line.length > 10 && line.length < 200 && titles.some((claim) => isPartOf(line, claim)));
}

/** A title that some mark claims, folded once for all the lines that are compared with it. */
interface TitleClaim {
  readonly whole: string;
  readonly parts: readonly string[];
}

function titleClaim(title: string): TitleClaim {
  return { whole: foldTitle(title), parts: partsOf(title).map(foldTitle) };
}

function isPartOf(heading: string, { whole, parts }: TitleClaim): boolean {
  const part = foldTitle(heading);
  if (part.length <= 5 || !whole.includes(part)) return false;
  return part.length >= whole.length * MIN_PART || parts.includes(part);
}

/** True for a heading that is the title in other words. */
function sharesWords(heading: string, claim: string): boolean {
  const [words, known] = [wordsOf(heading), new Set(wordsOf(claim))];
  const shared = words.filter((word) => known.has(word)).length;
  return shared >= MIN_WORDS && shared >= Math.min(words.length, known.size) * MIN_SHARED;
}

function wordsOf(title: string): string[] {
  return title
    .slice(0, 300)
    .split(/\s+/)
    .map(foldTitle)
    .filter((word) => word !== '');
}
