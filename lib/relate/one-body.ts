import type { Texts } from './relation.ts';
import { isOneText, type Shingles, shinglesOf } from './shingles.ts';

/** What an outlet sends again shares more than its boilerplate with what it sent before. */
const SENT_AGAIN = 0.85;
const NONE: ReadonlySet<number> = new Set();

/**
 * Tells of each of the `others` whether the article of another outlet has the same body: undefined within one outlet and
 * where a body is too short to tell. What an outlet writes in another text of the `others` as well is its boilerplate:
 * it makes no two articles one text.
 */
export function bodyComparison(
  article: Texts,
  others: readonly Texts[],
): (other: Texts) => boolean | undefined {
  const shingles = rememberedShingles();
  const isForeign = ({ source }: Texts) =>
    source !== undefined && article.source !== undefined && source !== article.source;
  return (other) => {
    if (!isForeign(other) || !others.includes(other)) return undefined;
    const [ours, theirs] = [shingles(article), shingles(other)];
    const isOne = isOneText(ours, theirs, NONE);
    if (!isOne) return isOne;
    const boilerplate = new Set<number>();
    for (const third of others) {
      const isTheirs = third.source === article.source || third.source === other.source;
      if (third === other || !isTheirs) continue;
      const text = shingles(third);
      if ([ours, theirs].some((each) => isOneText(text, each, NONE, SENT_AGAIN))) continue;
      for (const shingle of text) boilerplate.add(shingle);
    }
    return isOneText(ours, theirs, boilerplate) ?? false;
  };
}

function rememberedShingles(): (text: Texts) => Shingles {
  const known = new Map<Texts, Shingles>();
  return (text) => {
    const shingles = known.get(text) ?? shinglesOf(text.articleBody);
    known.set(text, shingles);
    return shingles;
  };
}
