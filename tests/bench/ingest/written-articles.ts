import { articleOf, newEvent, type Written } from '../../faults/uploads.ts';
import { type Random, shuffled } from '../../support/seeded-random.ts';

/** Six articles to an event, with bodies, in no order. */
export function writtenArticles(random: Random, count: number): Written[] {
  let event = newEvent(random);
  const written = Array.from({ length: count }, (_, number) => {
    if (number % 6 === 0) event = newEvent(random);
    const article = articleOf(random, event, number, Date.now());
    const body = `${article.headline}. ${event.words.join(' ')}. `.repeat(4);
    return { ...article, articleBody: article.articleBody || body };
  });
  return shuffled(random, written);
}
