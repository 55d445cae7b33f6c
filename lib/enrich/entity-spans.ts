import type { Span } from '../article/enrichment.ts';
import type { Language } from '../text/language.ts';
import type { Word } from '../text/words.ts';
import { isFirstName } from './first-names.ts';
import { germanName } from './german-names.ts';
import type { ReadText } from './read-article.ts';

/** A run of words that names something. */
export interface Mention {
  readonly span: Span;
  readonly words: readonly Word[];
  /** The words before and after it, in lower case, `` at the edge of a clause. */
  readonly before: string;
  readonly after: string;
}

/** Words that join the parts of a name when capitals stand on both sides: Bank of England, Ursula von der Leyen. */
const JOINING = new Set(
  'of de da do dos del della dei degli delle di du des la le las les los van von der den zu al el bin ibn'.split(
    ' ',
  ),
);
/** In German the others are articles between nouns. */
const GERMAN_JOINING = new Set('von zu van de'.split(' '));
/** Longest name in words. */
const LONGEST = 8;
/** Forms of address: they come before a name and are no part of it. */
export const TITLES =
  /^(?:mr|mrs|ms|dr|prof|professor|justices|sir|dame|lord|mme|herr|frau|president|chancellor|minister|senator|secretary|governor|mayor|judge|justice|king|queen|prince|princess|pope|bishop|general|colonel|major|captain|lieutenant|sergeant|brigadier|admiral|sheriff|coach|director)$/;
/** Languages that write every noun with a capital: there only runs of names and acronyms tell. */
const NOUN_CAPITALS = /^(?:de|lb)$/;
/** Lists of weekdays and months in English, where they are written as names. */
const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$|^(?:january|february|march|april|june|july|august|september|october|november|december)$/;

/**
 * The names in a text: runs of words with capitals, and at the start of a sentence those of which the rest of the
 * text gives no other use, by the `evidence` of all words that tell. None for scripts without capitals.
 * Linear in the text.
 */
export function mentionsOf(
  { text, words }: ReadText,
  language: Language,
  evidence = evidenceOf(words),
): Mention[] {
  const isGerman = NOUN_CAPITALS.test(language.code);
  const joining = isGerman ? GERMAN_JOINING : JOINING;
  const mentions: Mention[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const end = runEnd(words, index, joining);
    if (end === index) continue;
    const start = index + leading(words, index, end, evidence);
    const whole = words.slice(start, end);
    const isKnown = (lower: string) => (evidence.get(lower)?.capital ?? 0) > 0;
    const run = isGerman ? germanName(whole, isKnown) : whole;
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && isMention(run, evidence, language)) {
      const from = start + whole.indexOf(first);
      const span = { start: first.start, end: last.end };
      mentions.push({ span, words: run, ...neighbors(words, from, from + run.length) });
    }
    index = end - 1;
  }
  return withoutOpeners(mentions).filter(({ span }) => /\p{L}/u.test(text.slice(span.start, span.end)));
}

/** `Vince Jack Miller` at the start of a sentence is `Jack Miller`, where the text names him so elsewhere. */
function withoutOpeners(mentions: readonly Mention[]): Mention[] {
  const keyOf = (words: readonly Word[]) => words.map(({ stem }) => stem).join(' ');
  const named = new Set(mentions.map(({ words }) => keyOf(words)));
  return mentions.map((mention) => {
    const [opener, first, ...rest] = mention.words;
    if (!opener?.opens || !first) return mention;
    const isKnown =
      named.has(keyOf([first, ...rest])) || (isFirstName(first.lower) && !isFirstName(opener.lower));
    if (rest.length === 0 || !isKnown) return mention;
    const span = { start: first.start, end: mention.span.end };
    return { ...mention, span, words: [first, ...rest], before: opener.lower };
  });
}

export interface Evidence {
  /** How often a word stands in lower case, and with a capital where that says something. */
  readonly lower: number;
  readonly capital: number;
}

/** How each word, in lower case, is written where its capital says something. */
export function evidenceOf(words: readonly Word[]): ReadonlyMap<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  for (const { lower, isCapital, opens } of words) {
    const known = evidence.get(lower) ?? { lower: 0, capital: 0 };
    evidence.set(lower, {
      lower: known.lower + (isCapital ? 0 : 1),
      capital: known.capital + (isCapital && !opens ? 1 : 0),
    });
  }
  return evidence;
}

/** Index behind the words with capitals that start here and what joins them; the same index where there are none. */
function runEnd(words: readonly Word[], start: number, joining: ReadonlySet<string>): number {
  let end = start;
  for (let at = start; at < words.length && at - start < LONGEST; at += 1) {
    const word = words[at];
    if (!word || (at > start && !word.joins)) break;
    if (word.isCapital) end = at + 1;
    else if (end === start || !joining.has(word.lower)) break;
  }
  return end;
}

/** How many words at the start of a run belong to the sentence and not to the name. */
function leading(
  words: readonly Word[],
  start: number,
  end: number,
  evidence: ReadonlyMap<string, Evidence>,
): number {
  let at = start;
  for (; at < end; at += 1) {
    const word = words[at];
    if (!word || word.isAcronym) break;
    const isOwn = !TITLES.test(word.lower) && !CALENDAR.test(word.lower);
    const { lower, capital } = evidence.get(word.lower) ?? { lower: 0, capital: 0 };
    const opensName = !word.isWeak && lower <= capital;
    if (isOwn && (word.isCapital ? !word.opens || opensName : false)) break;
  }
  return at - start;
}

/** One word alone has to be a name wherever it stands; German nouns have capitals without being names. */
function isMention(
  run: readonly Word[],
  evidence: ReadonlyMap<string, Evidence>,
  language: Language,
): boolean {
  const [word] = run;
  if (!word) return false;
  if (run.some(({ isAcronym }) => isAcronym)) return true;
  if (run.length > 1) return true;
  if (NOUN_CAPITALS.test(language.code) || word.lower.length === 1) return false;
  const { lower, capital } = evidence.get(word.lower) ?? { lower: 0, capital: 0 };
  return !word.isWeak && lower <= capital && (capital > 0 || !word.opens);
}

function neighbors(words: readonly Word[], start: number, end: number): { before: string; after: string } {
  const [first, before, after] = [words[start], words[start - 1], words[end]];
  return { before: first?.joins && before ? before.lower : '', after: after?.joins ? after.lower : '' };
}
