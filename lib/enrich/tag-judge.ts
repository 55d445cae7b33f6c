import type { Language } from '../text/language.ts';
import { countryName } from './countries.ts';
import { TITLES } from './entity-spans.ts';
import { isFirstName } from './first-names.ts';
import type { Nominative } from './nominative.ts';
import type { ReadArticle } from './read-article.ts';
import type { Candidate } from './tag-candidates.ts';
import { tagWords } from './tag-match.ts';
import type { TagVocabulary } from './tag-memory.ts';
import { namesOf } from './tag-names.ts';
import type { TagOption } from './tag-options.ts';
import { type Topics, topicName } from './topics.ts';

/** What a language knows of subjects and names, loaded with its first text. */
export interface NameLists {
  readonly topics: Topics;
  readonly nominative: Nominative;
}

/** What speaks for an option as a tag that an editor would keep, and how it is called. */
export interface Judgement {
  readonly text: string;
  /** It stands in the headline or more than once: the article is about it. */
  readonly isMain: boolean;
}

/** An option that does not stand in the text has to be about as likely right as wrong. */
const SURE = 0.4;
/** The ranker's score below which a name is a passing one: of those that stand out, and of those that stand once in the lead. */
const LEAST = 0.06;
const LEAST_ONCE = 0.2;
/** So many similar articles, tagged by their publishers, vouch for a tag. */
const GIVEN = 3;
/** Share of its occurrences with capitals from which a word is a name, and inside one phrase from which it is a part of that. */
const NAMED = 0.5;
const NESTED = 0.8;
/** The same for a first name, which stands alone for a person seldom. */
const HALF = 0.5;
/** An article is about what it says so often: once in so many words, within bounds. */
const WORDS_EACH = 200;
const LEAST_OFTEN = 2;
const MOST_OFTEN = 5;
/** Scripts with capitals: there a name is told by them. */
const CASED = /[\p{Lu}\p{Ll}]/u;
/** Articles that their publishers gave a tag before it is a subject of the collection. */
const USED = 2;
/** Peoples and origins: they say of something else where it is from. */
const ORIGIN: Readonly<Record<string, RegExp>> = {
  en: /^(?!(?:iran|japan|vatican|jordan|milan|sudan|pakistan|taiwan|oman|ian|brian|christian|julian|adrian|sebastian|vivian|damian|guardian|caspian)$)[a-z]+(?:ian|ians|ean|eans|ish|ese|iers|ers)$|^(?:german|french|dutch|greek|swiss|czech|american|african|mexican|indian|israeli|iraqi|pakistani|german|turk|arab)s?$/u,
  de: /(?:isch|er|end)e?[nmrs]?$/u,
};

/**
 * Judges options by what they are in the article: a name that stands whole, a subject of the news, a tag that
 * publishers use, or words that the article repeats. Undefined for all others: verbs, parts of names, words in a case
 * whose nominative nothing tells.
 */
export function tagJudge(
  read: ReadArticle,
  language: Language,
  lists: NameLists,
  vocabulary: TagVocabulary,
  counts: ReadonlyMap<string, number>,
): (option: TagOption, score: number) => Judgement | undefined {
  const names = namesOf(read, language);
  const length = read.headline.words.length + read.description.words.length + read.body.words.length;
  const often = Math.min(MOST_OFTEN, Math.max(LEAST_OFTEN, Math.round(length / WORDS_EACH)));
  const words = new Set(
    [read.headline, read.description, read.body].flatMap((zone) => zone.words.map(({ stem }) => stem)),
  );
  return (option, score) => {
    const { match, candidate } = option;
    if (!candidate)
      return isBorneOut(option, score, words, language)
        ? { text: option.known ?? '', isMain: true }
        : undefined;
    const isMain = candidate.inHeadline || candidate.count >= often;
    const isSeen = isMain || candidate.inDescription || hasOnlyBody(read);
    const country = countryName(match, language);
    if (country !== undefined && /^\p{Lu}/u.test(candidate.text))
      return isSeen ? { text: country, isMain } : undefined;
    const isName = names.has(match);
    const topic = topicName(lists.topics, match, candidate.text, language);
    if (topic !== undefined && (isName || candidate.capitals < NAMED || language.code === 'de'))
      return isSeen ? { text: topic, isMain } : undefined;
    if ((vocabulary.get(match)?.articles ?? 0) >= USED)
      return { text: isName ? shownText(candidate) : (option.known ?? candidate.text), isMain };
    if (!CASED.test(candidate.text))
      return isMain ? { text: candidate.text, isMain: score >= SURE } : undefined;
    if (score < (isMain ? LEAST : LEAST_ONCE)) return undefined;
    if (isName) return isSeen ? nameOf(candidate, language, lists, counts, isMain) : undefined;
    return isRepeated(candidate, language, lists.topics, often)
      ? { text: candidate.text, isMain }
      : undefined;
  };
}

/** A tag of similar articles: publishers gave it to most of them, or half its words stand in the text. */
function isBorneOut(
  { known = '', givenBy }: TagOption,
  score: number,
  words: ReadonlySet<string>,
  language: Language,
): boolean {
  if (score < SURE) return false;
  if (givenBy >= GIVEN) return true;
  const parts = tagWords(known, language);
  return givenBy > 0 && parts.filter((part) => words.has(part)).length * 2 > parts.length;
}

function nameOf(
  candidate: Candidate,
  language: Language,
  { topics, nominative }: NameLists,
  counts: ReadonlyMap<string, number>,
  isMain: boolean,
): Judgement | undefined {
  const { code } = language;
  const text = shownText(candidate);
  const named = code === 'ru' ? nominative(capitalized(candidate), language) : text;
  if (named === undefined) return undefined;
  if (candidate.words === 1) {
    const isOrigin = !candidate.isAcronym && ORIGIN[code]?.test(named.toLowerCase());
    const isHalf = candidate.nested >= HALF && isFirstName(named.toLowerCase());
    return isOrigin || isHalf ? undefined : { text: named, isMain };
  }
  // `White House COVID-19` is two subjects.
  if (candidate.words > 2 && topics.has(candidate.stems.slice(candidate.stems.lastIndexOf(' ') + 1)))
    return undefined;
  if (code === 'de' && !isGermanName(candidate, counts)) return undefined;
  return { text: withoutTitle(named).replace(/['’](?=s \p{Lu})/u, ''), isMain };
}

function withoutTitle(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return rest.length > 0 && TITLES.test(first.toLowerCase()) ? rest.join(' ') : name;
}

/** Nouns stand beside each other in German: a name of several words has a first name, an acronym, or its words never stand apart. */
function isGermanName({ stems, text, count }: Candidate, counts: ReadonlyMap<string, number>): boolean {
  const words = text.split(/\s+/u);
  if (words.some((word) => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(word))) return true;
  if (words.slice(0, -1).some((word) => isFirstName(word.toLowerCase()))) return true;
  const parts = stems.split(' ');
  const isPlaced = /^\p{Lu}\p{Ll}+er$/u.test(words[0] ?? '');
  return count > 1 && (isPlaced || parts.every((part) => (counts.get(part) ?? 0) <= count));
}

/** The most frequent form that does not shout: `Roma` before `ROMA`. */
function shownText({ text, surfaces }: Candidate): string {
  return surfaces.find((surface) => /^\p{Lu}.*\p{Ll}/u.test(surface)) ?? text;
}

function capitalized({ surfaces }: Candidate): string[] {
  return surfaces.filter((surface) => /^\p{Lu}/u.test(surface));
}

function hasOnlyBody({ description }: ReadArticle): boolean {
  return description.words.length === 0;
}

/** German nouns of doing and being. */
const ABSTRACT = /(?:ung|heit|keit|schaft|nis|tion|ungen)$/u;

/** Words without capitals that an article is about: nouns of German, pairs of words elsewhere. */
function isRepeated(candidate: Candidate, { code }: Language, topics: Topics, often: number): boolean {
  const { stems, text, words, count, inHeadline, hasStop, nested, capitals } = candidate;
  if (!inHeadline || count < often || hasStop || nested >= NESTED) return false;
  if (code === 'de') return words === 1 && capitals >= NAMED && /^\p{Lu}/u.test(text) && !ABSTRACT.test(text);
  return (
    capitals < NAMED && code !== 'ru' && words === 2 && !stems.split(' ').some((stem) => topics.has(stem))
  );
}
