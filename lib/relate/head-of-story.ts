import type { Card } from '../article/card.ts';
import { loadedLanguage } from '../text/language.ts';
import { termsOf } from '../text/terms.ts';
import { isBulletin } from './bulletin.ts';
import { termsLikeness } from './centroid.ts';
import { termHash } from './vector.ts';

/** Words of a headline that are read. */
const WORDS = 60;
const SHORT_WORDS = 5;
const LONG_WORDS = 18;
const QUESTION = /[?？؟]\s*$/u;

/**
 * The card that stands for a story: the one whose headline says most of what its members say together, the earliest of
 * equals. A bulletin, ticker, quiz or one of a series stands for nothing but where there is nothing else; a question, a
 * very short and a very long headline have to say more. The languages of the cards have to be loaded.
 */
export function headOf(cards: readonly Card[], centroid: Uint8Array): Card | undefined {
  const [best] = cards
    .map((card) => ({ card, worth: worthOf(card, centroid) }))
    .sort(
      (a, b) =>
        b.worth - a.worth ||
        (a.card.datePublished < b.card.datePublished ? -1 : 1) ||
        (a.card.id < b.card.id ? -1 : 1),
    );
  return best?.card;
}

function worthOf(card: Card, centroid: Uint8Array): number {
  const { headline, inLanguage } = card;
  const terms = termsOf(headline, loadedLanguage(inLanguage), WORDS);
  const likeness = termsLikeness(new Set(terms.map(({ term }) => termHash(term))), centroid);
  return likeness - deductionOf(card);
}

function deductionOf({ headline, isSeries }: Card): number {
  if (headline === '') return 3;
  if (isSeries || isBulletin(headline)) return 2;
  const words = headline.split(/\s+/u).length;
  const length = words < SHORT_WORDS ? 0.1 : words > LONG_WORDS ? 0.05 : 0;
  return length + (QUESTION.test(headline) ? 0.25 : 0);
}
