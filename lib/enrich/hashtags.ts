import type { Article, Hashtag } from '../article/article.ts';
import type { Language } from '../text/language.ts';
import { bannedTags } from './banned-tags.ts';
import { countryName } from './countries.ts';
import { hashtagDisplay, hashtagKey } from './hashtag-key.ts';
import { rankTags } from './rank-tags.ts';
import type { ReadArticle } from './read-article.ts';
import { tagMatch } from './tag-match.ts';
import type { TagMemory } from './tag-memory.ts';
import { optionDisplay, tagOptions } from './tag-options.ts';

const MOST = 8;
const FEWEST = 3;
/** Beyond the fewest, and where it does not stand in the text, an option has to be about as likely right as wrong. */
const SURE = 0.4;
/** Keywords that are looked at: a list of more is no choice. */
const KEYWORDS = 40;

/** The hashtags of an article, and what they teach. */
export interface Tagging {
  readonly hashtags: readonly Hashtag[];
  /** Displays of the publisher's own tags, cleaned. */
  readonly given: readonly string[];
  /** Tags in use, by `tagMatch`, that stand in the text. */
  readonly standing: readonly string[];
}

/**
 * Three to eight hashtags, fewer where the text has no more: the publisher's keywords, cleaned, in their order,
 * then what the ranker finds in the text and in the memory, best first. None is a part of another, none is banned.
 */
export function hashtagsOf(
  article: Article,
  read: ReadArticle,
  language: Language,
  memory: TagMemory,
): Tagging {
  const isBanned = banOf(article, language, memory);
  const given = givenTags(article, language, isBanned);
  const chosen = given.slice(0, MOST).map(({ display }) => hashtag(display, 'publisher', 1));
  const taken = new Set(given.map(({ match }) => match));
  const options = tagOptions(read, language, memory, isBanned);
  const standing = options.filter(({ candidate }) => candidate).map(({ match }) => match);
  for (const { option, score } of rankTags(options, memory.similar.length > 0)) {
    if (chosen.length >= MOST || (chosen.length >= FEWEST && score < SURE)) break;
    if (taken.has(option.match) || (!option.candidate && score < SURE)) continue;
    const source = option.candidate ? 'text' : 'neighbors';
    const tag = hashtag(optionDisplay(option, language), source, score);
    if (tag.key === '' || chosen.some(({ key }) => key.includes(tag.key) || tag.key.includes(key))) continue;
    chosen.push(tag);
  }
  return { hashtags: chosen, given: given.map(({ display }) => display), standing };
}

function banOf(article: Article, language: Language, { sections }: TagMemory): (match: string) => boolean {
  const isBanned = bannedTags(article, language);
  const authors = new Set(article.author.map(({ name }) => tagMatch(name, language)));
  return (match) => isBanned(match) || sections.has(match) || authors.has(match);
}

/** The publisher's keywords that may be hashtags, countries under their one name, each once. */
function givenTags(
  { keywords }: Article,
  language: Language,
  isBanned: (match: string) => boolean,
): { match: string; display: string }[] {
  const tags = new Map<string, { match: string; display: string }>();
  for (const keyword of keywords.slice(0, KEYWORDS)) {
    const match = tagMatch(keyword, language);
    const name = countryName(match, language) ?? keyword;
    const display = hashtagDisplay(name, language.code);
    const key = hashtagKey(display);
    if (key !== '' && !tags.has(key) && !isBanned(match)) tags.set(key, { match, display });
  }
  return [...tags.values()];
}

function hashtag(display: string, source: Hashtag['source'], score: number): Hashtag {
  return { key: hashtagKey(display), display, source, score: Math.round(score * 100) / 100 };
}
