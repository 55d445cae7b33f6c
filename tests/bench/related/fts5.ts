import sqlite from 'node-sqlite3-wasm';
import type { Method } from './baselines.ts';
import { words } from './query-words.ts';

/** SQLite FTS5 with the Porter tokenizer, ranked by its bm25(), terms combined by OR. */
export function fts5(): Method {
  const database = new sqlite.Database(':memory:');
  database.run("CREATE VIRTUAL TABLE rows USING fts5(text, t UNINDEXED, tokenize = 'porter unicode61')");
  const put = database.prepare('INSERT INTO rows (rowid, text, t) VALUES (?, ?, ?)');
  const ask = database.prepare(
    'SELECT rowid FROM rows WHERE rows MATCH ? AND t >= ? ORDER BY bm25(rows), rowid DESC LIMIT ?',
  );
  let count = 0;
  return {
    add({ title, body, t }) {
      count += 1;
      put.run([count, `${title} ${body}`, t]);
    },
    find(row, sinceMs, limit) {
      const terms = words(row).map((word) => `"${word}"`);
      if (terms.length === 0) return [];
      return ask.all([terms.join(' OR '), sinceMs, limit]).map(({ rowid }) => Number(rowid) - 1);
    },
    close() {
      put.finalize();
      ask.finalize();
      database.close();
    },
  };
}
