import { askPassages } from '../assist/ask.ts';
import { passagesOf } from '../assist/passages.ts';
import type { ArticlePage } from '../store/read-store.ts';
import type { ShownAnswer } from './ask.tsx';

/** The sentences of an article and its related set that answer a question; as `POST …/assist/ask` without a model, no request more. */
export async function readAnswers(question: string, page: ArticlePage): Promise<ShownAnswer[]> {
  const others = new Map(page.related.items.map(({ card }) => [card.id, card]));
  const { answers } = await askPassages(question, passagesOf(page));
  return answers.map(({ articleId, text }) => {
    const other = others.get(articleId);
    return { text, ...(other && { from: { id: other.id, source: other.source.name } }) };
  });
}
