import type { SearchPart } from '../article/search-part.ts';
import type { Language } from '../text/language.ts';
import {
  beginningOf,
  decodeSpellings,
  isSpelled,
  keysToAsk,
  type Spellings,
  spellingPart,
} from './dictionary.ts';
import type { OpenIndex } from './find.ts';
import { foldTerm } from './fold-term.ts';
import { keyboardTwin, slipCost } from './mistyped.ts';
import { spellingName } from './part-names.ts';
import type { SearchReadStore } from './search-store.ts';
import { stemOf } from './stem-of.ts';
import { placeOf, prefixOf, splitTerm } from './term.ts';
import { type Parts, remembered, type TermSource, wantedPart } from './term-source.ts';
import { writtenWords } from './written-words.ts';

/** The largest segments have the words that most articles have. */
const ASKED_SEGMENTS = 3;
/** Words of a query that are looked at. */
const MOST_WORDS = 4;
/** A word that stands in more articles is what was meant. */
const RARE = 2;
/** How many times as often the other word has to stand where the typed one stands at all. */
const TIMES = 5;
const SHORTEST = 4;
/** From so many letters on two slips are thought of. */
const TWO_SLIPS = 7;
/** A slip weighs as much as so many doublings of how often a word stands. */
const DOUBLINGS = 5;
/** What typing with the other keyboard layout costs, in slips. */
const TWIN_COST = 0.5;
const LEAST_PREFIX = 2;

/** A word with how many articles have it, as far as was looked. */
export interface KnownWord {
  readonly word: string;
  readonly count: number;
}

/**
 * The query as it may have been meant: words that hardly any article has, each replaced by the likeliest one that
 * differs by one or two slips of the hand or by the layout of the keyboard. Undefined where nothing likelier is known.
 * One BatchGetItem, for up to four parts of the dictionaries of the largest segments for each word that hardly any
 * article has, none where there is no such word: how often a word stands is told by the blocks, which are read already.
 */
export async function meantQuery(
  store: SearchReadStore,
  index: OpenIndex,
  text: string,
  languages: readonly Language[],
  und: Language,
): Promise<string | undefined> {
  const words = writtenWords(text, und).filter(({ word }) => word.length >= SHORTEST && isSpelled(word));
  const unquoted = words.filter(({ start }) => !/(?:[-−#]|\w+:"?)$/u.test(text.slice(0, start)));
  const typed = [...new Set(unquoted.map(({ word }) => word))].slice(0, MOST_WORDS);
  if (typed.length === 0) return undefined;
  const beside = await wordsBeside(store, index, typed);
  const rare = typed.filter((word) => countOf(word, beside.counts, languages) <= RARE);
  if (rare.length === 0) return undefined;
  const known = await wordsLike(store, index, rare, beside);
  const meant = new Map(rare.map((word) => [word, likeliest(word, known, languages)] as const));
  let [made, at] = ['', 0];
  for (const { start, end, word } of unquoted) {
    const other = meant.get(word);
    if (other === undefined) continue;
    made += text.slice(at, start) + other;
    at = end;
  }
  return at === 0 ? undefined : made + text.slice(at);
}

/** Words that lie beside the typed ones, and which of them are known of blocks. */
interface Beside {
  readonly counts: Spellings;
  readonly inBlocks: ReadonlySet<string>;
}

/** Words with the first letters of the typed ones: their blocks are those that the search has read, but for a few. */
async function wordsBeside(
  store: SearchReadStore,
  { sources }: OpenIndex,
  typed: readonly string[],
): Promise<Beside> {
  const places = [...new Set(typed.map((word) => placeOf(prefixOf(foldTerm(word)))))];
  const parts = await store.getParts(
    sources.flatMap((source) => places.flatMap((place) => source.partOf(place) ?? [])),
  );
  const counts = new Map<string, number>();
  const inBlocks = new Set<string>();
  for (const source of sources) {
    // Items of the tail are at hand as a whole.
    const found = source.segment
      ? places.flatMap((place) => source.termsAt(place, parts))
      : source.allTerms();
    for (const { term, count } of new Set(found)) {
      const [word, flag] = splitTerm(term);
      if (flag !== '' || !isSpelled(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + count);
      if (source.segment) inBlocks.add(word);
    }
  }
  return { counts, inBlocks };
}

/** The same with the words of the dictionaries that lie where the typed ones may be meant to lie. */
async function wordsLike(
  store: SearchReadStore,
  { sources }: OpenIndex,
  typed: readonly string[],
  { counts, inBlocks }: Beside,
): Promise<Spellings> {
  const folded = typed.map(foldTerm);
  const twins = folded.flatMap((word) => keyboardTwin(word) ?? []);
  const keys = [...new Set([...folded, ...twins].flatMap(keysToAsk))];
  const asked = largest(sources);
  const parts = await store.getParts(asked.flatMap((source) => keys.map((key) => spellingsAt(source, key))));
  const known = new Map(counts);
  for (const source of asked)
    for (const [word, count] of spellingsOf(source, keys, parts))
      if (!inBlocks.has(word)) known.set(word, (known.get(word) ?? 0) + count);
  return known;
}

function largest(sources: readonly TermSource[]): TermSource[] {
  return sources
    .filter(({ segment }) => (segment?.spellings ?? 0) > 0)
    .sort((a, b) => b.documents - a.documents)
    .slice(0, ASKED_SEGMENTS);
}

function spellingsAt({ segment }: TermSource, key: string): SearchPart {
  return {
    segment: segment?.name ?? '',
    name: spellingName(spellingPart(key, segment?.spellings ?? 1)),
  };
}

const decoded = new Map<string, Spellings>();

/** The words of the parts that keys lie in, each once. */
function spellingsOf(source: TermSource, keys: readonly string[], parts: Parts): Spellings {
  const words = new Map<string, number>();
  for (const key of keys) {
    const part = spellingsAt(source, key);
    const all = remembered(decoded, `${part.segment} ${part.name}`, () =>
      decodeSpellings(wantedPart(part, parts)),
    );
    for (const [word, count] of all) words.set(word, count);
  }
  return words;
}

/** In how many articles a word or a form of it stands: forms are found with it. */
function countOf(typed: string, known: Spellings, languages: readonly Language[]): number {
  const folded = foldTerm(typed);
  let own = 0;
  for (const [word, count] of known)
    if (foldTerm(word) === folded || isForm(typed, word, languages)) own += count;
  return own;
}

/** The word that was likeliest meant; undefined when it is the one that was typed. */
function likeliest(typed: string, known: Spellings, languages: readonly Language[]): string | undefined {
  const folded = foldTerm(typed);
  const twin = keyboardTwin(folded);
  const own = countOf(typed, known, languages);
  if (own > RARE) return undefined;
  const most = [...folded].length >= TWO_SLIPS ? 2 : 1;
  let [best, bestWorth]: [string | undefined, number] = [undefined, Number.MIN_SAFE_INTEGER];
  for (const [word, count] of known) {
    if (count < Math.max(1, own * TIMES)) continue;
    const other = foldTerm(word);
    if (other === folded) continue;
    const cost = other === twin ? TWIN_COST : slipCost(folded, other, most);
    const worth = Math.log2(count + 1) - DOUBLINGS * cost;
    if (worth < bestWorth || (worth === bestWorth && word >= (best ?? ''))) continue;
    if (!isForm(typed, word, languages)) [best, bestWorth] = [word, worth];
  }
  return best;
}

function isForm(typed: string, word: string, languages: readonly Language[]): boolean {
  return word.slice(0, 2) === typed.slice(0, 2) && isSameStem(typed, word, languages);
}

function isSameStem(typed: string, word: string, languages: readonly Language[]): boolean {
  return languages.slice(0, 5).some((language) => stemOf(typed, language) === stemOf(word, language));
}

/**
 * Words that begin so, most articles first, at most `limit`; none for one letter. One BatchGetItem: a block of each
 * segment, or of beginnings of two or three letters a part of the dictionaries of the three largest.
 */
export async function wordsBeginning(
  store: SearchReadStore,
  { sources }: OpenIndex,
  beginning: string,
  limit: number,
): Promise<KnownWord[]> {
  const folded = foldTerm(beginning.toLowerCase());
  const letters = [...folded];
  if (letters.length < LEAST_PREFIX) return [];
  const inBlocks = letters.length >= SHORTEST;
  const counts = new Map<string, number>();
  const add = (word: string, count: number) => {
    if (isSpelled(word) && foldTerm(word).startsWith(folded))
      counts.set(word, (counts.get(word) ?? 0) + count);
  };
  const place = placeOf(prefixOf(folded));
  const key = beginningOf(letters);
  const asked = inBlocks ? sources : largest(sources);
  const wanted = asked.flatMap((source) =>
    inBlocks ? (source.partOf(place) ?? []) : spellingsAt(source, key),
  );
  const parts = await store.getParts(wanted);
  for (const source of sources) {
    if (source.segment && !inBlocks) continue;
    for (const { term, count } of source.segment ? source.termsAt(place, parts) : source.allTerms()) {
      const [word, flag] = splitTerm(term);
      if (flag === '') add(word, count);
    }
  }
  if (!inBlocks)
    for (const source of asked)
      for (const [word, count] of spellingsOf(source, [key], parts)) add(word, count);
  const found = [...counts].map(([word, count]) => ({ word, count }));
  const sorted = found.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  const seen = new Set<string>();
  // Of spellings that differ by their accents the commonest.
  const isFirst = ({ word }: KnownWord) => !seen.has(foldTerm(word)) && seen.add(foldTerm(word));
  return sorted.filter(isFirst).slice(0, limit);
}
