import { foldWord } from '../../../lib/text/fold.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import { UNSPACED } from '../../../lib/text/script.ts';
import { oneOf, type Random, wholeNumber } from '../../support/seeded-random.ts';
import { type Document, foldText, spacedWords } from './documents.ts';

/** A query that was drawn from an article, which has to be among what it finds. */
export interface DrawnQuery {
  readonly kind: 'words' | 'title' | 'author' | 'phrase' | 'names' | 'common' | 'typo';
  readonly text: string;
  /** Words that an article has to have; of a typo the word that was meant. */
  readonly words: readonly string[];
  readonly from: Document;
}

export interface DrawnFrom {
  readonly document: Document;
  readonly title: string;
  readonly body: string;
  readonly authors: readonly string[];
  readonly names: readonly string[];
}

const english = await loadLanguage('en');

/** Of ten queries. */
const KINDS: readonly DrawnQuery['kind'][] = [
  ...(['words', 'words', 'words', 'title', 'author'] as const),
  ...(['phrase', 'phrase', 'names', 'common', 'typo'] as const),
];
const ATTEMPTS = 40;

/** Queries drawn from articles at random, each language as often, each kind in its share. */
export function drawQueries(
  articles: readonly DrawnFrom[],
  count: number,
  random: Random,
  languages?: readonly string[],
): DrawnQuery[] {
  const byLanguage = new Map<string, DrawnFrom[]>();
  for (const article of articles) {
    const { code } = article.document.language;
    const own = byLanguage.get(code) ?? [];
    byLanguage.set(code, own);
    own.push(article);
  }
  const least = Math.min(20, articles.length / 100);
  const groups = [...byLanguage]
    .filter(([code, group]) => (languages ? languages.includes(code) : group.length >= least))
    .map(([, group]) => group);
  const common = commonWords(articles.map(({ document }) => document));
  const queries: DrawnQuery[] = [];
  for (let at = 0; queries.length < count && at < count * ATTEMPTS; at += 1) {
    const kind = KINDS[queries.length % KINDS.length] ?? 'words';
    const group = groups[Math.floor(queries.length / KINDS.length) % groups.length] ?? articles;
    const drawn = drawOne(kind, oneOf(random, group), common, random);
    if (drawn) queries.push(drawn);
    else if (at % ATTEMPTS === ATTEMPTS - 1) {
      const words = drawOne('words', oneOf(random, group), common, random);
      if (words) queries.push(words);
    }
  }
  return queries;
}

function drawOne(
  kind: DrawnQuery['kind'],
  { document, title, body, authors, names }: DrawnFrom,
  common: ReadonlyMap<string, readonly string[]>,
  random: Random,
): DrawnQuery | undefined {
  const drawn = (words: readonly string[], text = words.join(' ')): DrawnQuery | undefined =>
    words.length > 0 ? { kind, text, words, from: document } : undefined;
  const told = (text: string) => wordsToAsk(text, document);
  if (kind === 'author') return authors.length > 0 ? drawn(told(oneOf(random, authors))) : undefined;
  if (kind === 'names') return names.length > 0 ? drawn(told(oneOf(random, names)).slice(0, 3)) : undefined;
  if (kind === 'common') {
    const [one, other] = common.get(document.language.code) ?? [];
    const first = oneOf(random, common.get(document.language.code) ?? ['']);
    if (one === undefined || other === undefined || first === '') return undefined;
    return drawn([first]);
  }
  if (kind === 'phrase') return drawPhrase(body || title, document, random);
  const words = told(kind === 'title' ? title : `${title} ${body}`);
  if (words.length === 0) return undefined;
  if (kind === 'typo') {
    const word = oneOf(random, words);
    if (!/^\p{L}{6,14}$/u.test(word) || UNSPACED.test(word)) return undefined;
    return drawn([word], mistyped(word, random));
  }
  const count = wholeNumber(random, 1, 3);
  return drawn([...new Set(Array.from({ length: count }, () => oneOf(random, words)))]);
}

/** Words of a text that say something: scripts without spaces give runs of two to four characters. */
function wordsToAsk(text: string, { language }: Document): string[] {
  return spacedWords(text).flatMap((word) => {
    if (UNSPACED.test(word))
      return (
        word.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,4}/gu) ?? []
      ).slice(0, 40);
    if (language.stopWords.has(foldWord(word)) || word.length > 40 || /["“”„«»]/.test(word)) return [];
    // Refused where nothing else is asked for: the API takes words of no language for English ones.
    if (english.stopWords.has(word.toLowerCase())) return [];
    return /^[\p{L}\p{N}]/u.test(word) && [...word].length > 1 ? [word] : [];
  });
}

function drawPhrase(text: string, document: Document, random: Random): DrawnQuery | undefined {
  const at = wholeNumber(random, 0, Math.max(0, text.length - 80));
  const stretch = text.slice(at, at + 120);
  const words = UNSPACED.test(stretch)
    ? (stretch.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4,6}/u) ?? [])
    : (/(?:(?<=\s)[\p{L}\p{M}\p{N}]+ ){1,3}[\p{L}\p{M}\p{N}]+(?=\s)/u.exec(stretch)?.[0].split(' ') ?? []);
  const told = words.filter((word) => !document.language.stopWords.has(foldWord(word)));
  if (told.length === 0 || told.every((word) => word.length < 3 && !UNSPACED.test(word))) return undefined;
  return { kind: 'phrase', text: `"${words.join(' ')}"`, words: [...words], from: document };
}

/** The twenty words of each language that most articles have and that are no function words. */
function commonWords(documents: readonly Document[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const { language, words } of documents) {
    const own = counts.get(language.code) ?? new Map<string, number>();
    counts.set(language.code, own);
    for (const word of words)
      if (/^\p{L}{4,}$/u.test(word) && !UNSPACED.test(word) && !language.stopWords.has(foldWord(word)))
        own.set(word, (own.get(word) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([code, own]) => [
      code,
      [...own]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 20)
        .map(([word]) => word),
    ]),
  );
}

/** A word with one letter left out, doubled, changed, or changed places with the next. */
function mistyped(word: string, random: Random): string {
  const at = wholeNumber(random, 1, word.length - 2);
  const [before, letter = '', rest] = [word.slice(0, at), word[at], word.slice(at + 1)];
  const other = oneOf(
    random,
    [...foldText(word)].filter((each) => each !== letter.toLowerCase()),
  );
  const made = [
    before + rest,
    before + letter + letter + rest,
    before + other + rest,
    `${before}${rest[0] ?? ''}${letter}${rest.slice(1)}`,
  ];
  return oneOf(
    random,
    made.filter((each) => each !== word),
  );
}
