import type { Article, Hashtag } from '../article/article.ts';
import type { Language } from '../text/language.ts';
import { bannedTags } from './banned-tags.ts';
import { givenTags, isSection } from './given-tags.ts';
import { hashtagDisplay, hashtagKey } from './hashtag-key.ts';
import { rankTags } from './rank-tags.ts';
import type { ReadArticle } from './read-article.ts';
import { isSameSubject } from './same-subject.ts';
import { type NameLists, tagJudge } from './tag-judge.ts';
import { tagMatch } from './tag-match.ts';
import type { TagMemory } from './tag-memory.ts';
import { tagOptions } from './tag-options.ts';

const MOST = 8;
/** Up to so many, a name that stands once below the headline is better than nothing. */
const FEWEST = 3;
/** A text of so few words is about so few things. */
const SHORT = { words: 150, most: 5 } as const;

/** The hashtags of an article, and what they teach. */
export interface Tagging {
  readonly hashtags: readonly Hashtag[];
  /** Displays of the publisher's own tags, cleaned. */
  readonly given: readonly string[];
  /** Tags in use, by `tagMatch`, that stand in the text. */
  readonly standing: readonly string[];
}

/**
 * At most eight hashtags: the publisher's keywords, cleaned, in their order, then of what the ranker finds in the text
 * and in the memory, best first, those that an editor would keep (`tagJudge`). No two name the same, none is banned.
 */
export function hashtagsOf(
  article: Article,
  read: ReadArticle,
  language: Language,
  memory: TagMemory,
  lists: NameLists,
): Tagging {
  const isBanned = banOf(article, language, memory);
  const given = givenTags(article.keywords, language, lists.topics, isBanned);
  const chosen = given.slice(0, MOST).map(({ display }) => hashtag(display, 'publisher', 1));
  const taken = new Set(given.map(({ match }) => match));
  const options = tagOptions(read, language, memory, isBanned);
  const standing = options.filter(({ candidate }) => candidate).map(({ match }) => match);
  const counts = new Map(options.map(({ match, candidate }) => [match, candidate?.count ?? 0]));
  const judge = tagJudge(read, language, lists, memory.vocabulary, counts);
  const judged = rankTags(options, memory.similar.length > 0)
    .filter(({ option }) => !taken.has(option.match))
    .flatMap(({ option, score }) => {
      const judgement = judge(option, score);
      const source: Hashtag['source'] = option.candidate ? 'text' : 'neighbors';
      return judgement ? [{ ...judgement, source, score }] : [];
    });
  const most = isShort(read) ? SHORT.most : MOST;
  const main = judged.filter(({ isMain }) => isMain);
  const others = judged.filter(({ isMain }) => !isMain);
  for (const { text, isMain, source, score } of [...main, ...others]) {
    if (chosen.length >= (isMain ? most : FEWEST)) continue;
    const tag = hashtag(hashtagDisplay(text, language.code), source, score);
    if (tag.key === '' || isSection(tag.key) || chosen.some((other) => isSameSubject(other, tag))) continue;
    if (!isBanned(tagMatch(tag.display, language))) chosen.push(tag);
  }
  return { hashtags: chosen, given: given.map(({ display }) => display), standing };
}

function isShort({ headline, description, body }: ReadArticle): boolean {
  return headline.words.length + description.words.length + body.words.length < SHORT.words;
}

function banOf(article: Article, language: Language, { sections }: TagMemory): (match: string) => boolean {
  const isBanned = bannedTags(article, language);
  const authors = new Set(article.author.map(({ name }) => tagMatch(name, language)));
  return (match) => isBanned(match) || sections.has(match) || authors.has(match);
}

function hashtag(display: string, source: Hashtag['source'], score: number): Hashtag {
  return { key: hashtagKey(display), display, source, score: Math.round(score * 100) / 100 };
}
