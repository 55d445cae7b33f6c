import type { Card } from '../article/card.ts';
import { articleTerms, type SearchText } from '../search/article-terms.ts';
import { digestOf } from '../search/document-entry.ts';
import { holds, languageQuery } from '../search/expression.ts';
import { type Passage, passageOf } from '../search/passage.ts';
import type { SearchQuery } from '../search/query.ts';
import type { RankedEntry } from '../search/ranked.ts';
import { searchText, textsOf } from '../search/search-text.ts';
import { holdsTold, marksIn, type ReadText, readText, toldByText } from '../search/text-match.ts';
import type { StoredArticle } from '../store/read-store.ts';
import { type Language, loadLanguage } from '../text/language.ts';

/** An article that was found. */
export interface FoundArticle {
  readonly card: Card;
  /** In [0, 1): how much of what could be said of the query the article says. */
  readonly score: number;
  /** Marks in the card's headline, and a stretch of the text with its own. */
  readonly headlineMarks: Passage['marks'];
  readonly passage?: Passage | undefined;
  /** Outlets that carry the same text, among those found; absent when it is one. */
  readonly copies?: number | undefined;
  /** Further articles of its story, where stories are grouped. */
  readonly grouped?: readonly Card[] | undefined;
}

/**
 * The article with its marks, if it has what the index does not know for sure: words that stand together, and all of the
 * query where it has changed since. Undefined where it has not. Asks nothing of the table.
 */
export async function foundArticle(
  query: SearchQuery,
  { article, card, enrichment, revision }: StoredArticle,
  { entry, score }: RankedEntry,
): Promise<FoundArticle | undefined> {
  const language = await loadLanguage(article.inLanguage);
  const text = searchText(article, enrichment);
  if (entry.digest !== digestOf(revision) && !holdsNow(query, text, language)) return undefined;
  if (saysTogether(query)) {
    const texts = textsOf(text, query.inTitle).map((each) => readText(each, language));
    if (!holdsTold(texts, query, language)) return undefined;
  }
  const shown = [article.description ?? '', article.articleBody].map((each) => readText(each, language));
  return {
    card,
    score,
    headlineMarks: marksIn(readText(card.headline, language), query, language),
    passage: bestPassage(shown, query, language),
  };
}

/** Whether an article has what is asked for as it is now. */
function holdsNow(query: SearchQuery, text: SearchText, language: Language): boolean {
  const asked = languageQuery(query, language);
  if (!asked) return false;
  const { terms } = articleTerms(text, language);
  return holds(asked.must, terms) && !holds(asked.mustNot, terms);
}

/** Whether texts have to be read to know that words of the query stand together. Pure. */
export function saysTogether(query: SearchQuery): boolean {
  const { must, mustNot } = toldByText(query);
  return must.length > 0 || mustNot.length > 0;
}

function bestPassage(
  texts: readonly ReadText[],
  query: SearchQuery,
  language: Language,
): Passage | undefined {
  const passages = texts.flatMap((text) => passageOf(text.text, marksIn(text, query, language)) ?? []);
  return passages.sort((a, b) => b.marks.length - a.marks.length)[0];
}
