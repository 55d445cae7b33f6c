import { foldTerm } from '../../../lib/search/fold-term.ts';
import { stemOf } from '../../../lib/search/stem-of.ts';
import { writtenWords } from '../../../lib/search/written-words.ts';
import type { ArticleRecord } from '../../../lib/store/article-item.ts';
import { type Language, loadLanguage } from '../../../lib/text/language.ts';
import { UNSPACED } from '../../../lib/text/script.ts';

/** An article as the judges of a search see it: its words by a reading of their own, not that of the index. */
export interface Document {
  readonly id: string;
  readonly language: Language;
  readonly headline: string;
  /** All that is searched, folded, with one space between words. */
  readonly text: string;
  /** Words as they stand between spaces and as runs of letters, folded. */
  readonly words: ReadonlySet<string>;
  /** Stems of its words. */
  readonly stems: ReadonlySet<string>;
  /** The same stems with weighted frequencies: what peers are given, and what exhaustive BM25 ranks by. */
  readonly tokens: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What a headline counts beside a body, as in the index. */
const HEADLINE = 3;
/** What stands around a word and is none of it. */
const EDGES = /^[^\p{L}\p{N}#@$€£]+|[^\p{L}\p{N}+%]+$/gu;

/** Articles that have lost their vowel are no words of their own: dell'Italia, l'État. */
const ELIDED = /^\p{L}{1,5}['’](?=\p{L})/u;

const interned = new Map<string, string>();

/** The same string for the same characters: a hundred thousand articles share their words. */
function intern(text: string): string {
  const known = interned.get(text);
  if (known !== undefined) return known;
  interned.set(text, text);
  return text;
}

/** In lower case, without accents, in the letters that are typed for others. */
export function foldText(text: string): string {
  return foldTerm(text.toLowerCase());
}

/** The words of a text between its spaces, without the punctuation around them. */
export function spacedWords(text: string): string[] {
  return text
    .split(/[\s\u200b]+/u)
    .map((word) => word.replace(EDGES, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

export async function documentOf({ article, enrichment }: ArticleRecord): Promise<Document> {
  const language = await loadLanguage(article.inLanguage);
  const fields = [
    ...[article.alternativeHeadline ?? '', article.description ?? '', article.articleBody],
    ...article.author.map(({ name }) => name),
    ...enrichment.entities.map(({ name }) => name),
    ...enrichment.hashtags.map(({ display }) => display),
    article.publisher.name,
  ];
  const whole = [article.headline, ...fields].join(' \n ');
  const words = new Set<string>();
  const stems = new Set<string>();
  for (const word of spacedWords(whole)) {
    words.add(intern(foldText(word)));
    for (const run of [word, ...word.split(/[^\p{L}\p{M}\p{N}]+/u)])
      stems.add(intern(stemOf(run.toLowerCase(), language)));
    // A decimal or a result of a game is one number.
    if (/^\p{N}+[.,:]\p{N}+$/u.test(word)) continue;
    for (const run of word.replace(ELIDED, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      words.add(intern(foldText(run)));
  }
  const tokens = new Map<string, number>();
  let length = 0;
  const add = (text: string, weight: number) => {
    for (const { word, parts, isStop } of writtenWords(text, language)) {
      length += 1;
      if (isStop) continue;
      for (const each of new Set([word, ...parts])) {
        const token = intern(tokenOf(each, language));
        tokens.set(token, (tokens.get(token) ?? 0) + weight);
      }
    }
  };
  add(article.headline, HEADLINE);
  for (const field of fields) add(field, 1);
  return {
    id: article.id,
    language,
    headline: article.headline,
    text: ` ${foldText(whole).replace(/\s+/g, ' ')} `,
    words,
    stems,
    tokens,
    length,
  };
}

/** A word as peers are given it: its language and its stem. */
export function tokenOf(word: string, language: Language): string {
  return `${language.code} ${stemOf(word, language)}`;
}

/** Whether a document has a word as it is typed. */
export function hasWord({ words, text }: Document, folded: string): boolean {
  return UNSPACED.test(folded) ? text.includes(folded) : words.has(folded);
}

/** Whether a document has a word in any form of its language. */
export function hasForm(document: Document, word: string): boolean {
  const folded = foldText(word);
  if (hasWord(document, folded)) return true;
  const bare = folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return (
    document.stems.has(stemOf(word.toLowerCase(), document.language)) ||
    document.text.includes(bare) ||
    [...document.words].some((each) => each.replace(/[^\p{L}\p{M}\p{N}]/gu, '') === bare)
  );
}
