import MiniSearch from 'minisearch';
import type { Method } from './baselines.ts';
import { words } from './query-words.ts';

/** MiniSearch with its default tokenizer and scoring (BM25+), terms combined by OR. */
export function minisearch(): Method {
  const index = new MiniSearch<{ id: number; text: string; t: number }>({
    fields: ['text'],
    storeFields: ['t'],
  });
  let count = 0;
  return {
    add({ title, body, t }) {
      index.add({ id: count, text: `${title} ${body}`, t });
      count += 1;
    },
    find(row, sinceMs, limit) {
      const found = index.search(words(row).join(' '), { filter: ({ t }) => t >= sinceMs });
      return found.slice(0, limit).map(({ id }) => id as number);
    },
    close: () => undefined,
  };
}
