import type { Texts } from './relation.ts';
import { comparedWords, isOneText, type Shingles, shinglesOf } from './shingles.ts';

/** What an outlet sends again shares more than its boilerplate with what it sent before. */
const SENT_AGAIN = 0.85;
const NONE: Shingles = new Set();

/**
 * Tells of each of the `others` whether the article of another outlet has the same body: undefined within one outlet and
 * where a body is too short to tell. What an outlet writes in another text of the `others` as well is its boilerplate:
 * it makes no two articles one text.
 */
export function bodyComparison(
  article: Texts,
  others: readonly Texts[],
): (other: Texts) => boolean | undefined {
  const words = rememberedWords();
  const isForeign = ({ source }: Texts) =>
    source !== undefined && article.source !== undefined && source !== article.source;
  return (other) => {
    if (!isForeign(other) || !others.includes(other)) return undefined;
    const [ours, theirs] = [words(article), words(other)];
    if (isOneText(ours, theirs, NONE) !== true) return isOneText(ours, theirs, NONE);
    const boilerplate = new Set<number>();
    for (const third of others) {
      const isTheirs = third.source === article.source || third.source === other.source;
      if (third === other || !isTheirs) continue;
      const text = words(third);
      if ([ours, theirs].some((each) => isOneText(text, each, NONE, SENT_AGAIN))) continue;
      for (const shingle of shinglesOf(text)) boilerplate.add(shingle);
    }
    return isOneText(ours, theirs, boilerplate) ?? false;
  };
}

function rememberedWords(): (text: Texts) => readonly string[] {
  const known = new Map<Texts, readonly string[]>();
  return (text) => {
    const words = known.get(text) ?? comparedWords(text.articleBody);
    known.set(text, words);
    return words;
  };
}
