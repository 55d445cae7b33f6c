import { create, insert, search } from '@orama/orama';
import type { Method } from './baselines.ts';
import { words } from './query-words.ts';

/** Orama with its default tokenizer and BM25, any term may match. */
export async function orama(): Promise<Method> {
  const index = create({ schema: { text: 'string', t: 'number' } });
  let count = 0;
  return {
    async add({ title, body, t }) {
      await insert(index, { id: String(count), text: `${title} ${body}`, t });
      count += 1;
    },
    async find(row, sinceMs, limit) {
      const found = await search(index, {
        term: words(row).join(' '),
        threshold: 1,
        limit,
        where: { t: { gte: sinceMs } },
      });
      return found.hits.map(({ id }) => Number(id));
    },
    close: () => undefined,
  };
}
