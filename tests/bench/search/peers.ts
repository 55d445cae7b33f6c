import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import sqlite from 'node-sqlite3-wasm';
import type { Document } from './documents.ts';

/** An engine over the tokens that all are given; a query is words, each in the tokens of every language. */
export interface Peer {
  readonly name: 'minisearch' | 'orama' | 'fts5';
  /** Indexes of the documents that have all words, best first. */
  find(words: readonly (readonly string[])[], limit: number): Promise<number[]>;
  close(): void;
}

/** Each token as one word that no tokenizer cuts. */
function numbered(documents: readonly Document[]) {
  const numbers = new Map<string, string>();
  const nameOf = (token: string) => {
    const known = numbers.get(token) ?? `t${numbers.size.toString(36)}`;
    numbers.set(token, known);
    return known;
  };
  const texts = documents.map(({ tokens }) =>
    [...tokens].flatMap(([token, count]) => Array<string>(count).fill(nameOf(token))).join(' '),
  );
  const asked = (words: readonly (readonly string[])[]) =>
    words.map((forms) => forms.flatMap((form) => numbers.get(form) ?? []));
  return { texts, asked };
}

/** MiniSearch, Orama and SQLite FTS5 with the same tokens of the same documents. */
export async function startPeers(documents: readonly Document[]): Promise<Peer[]> {
  const { texts, asked } = numbered(documents);
  return [miniSearch(texts, asked), await orama(texts, asked), fts5(texts, asked)];
}

type Asked = ReturnType<typeof numbered>['asked'];

function miniSearch(texts: readonly string[], asked: Asked): Peer {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return {
    name: 'minisearch',
    async find(words, limit) {
      const all = asked(words);
      if (all.some((forms) => forms.length === 0)) return [];
      const queries = all.map((forms) => ({ combineWith: 'OR' as const, queries: forms }));
      return index
        .search({ combineWith: 'AND', queries })
        .slice(0, limit)
        .map(({ id }) => id as number);
    },
    close: () => undefined,
  };
}

/** Orama asks for all words of a text alone: of a word in several languages the form that stands first. */
async function orama(texts: readonly string[], asked: Asked): Promise<Peer> {
  const index = create({
    schema: { text: 'string' },
    components: {
      tokenizer: {
        language: 'none',
        normalizationCache: new Map(),
        tokenize: (text: string) => text.split(' '),
      },
    },
  });
  await insertMultiple(index, texts.map((text, id) => ({ id: String(id), text })) as never, 5000);
  return {
    name: 'orama',
    async find(words, limit) {
      const all = asked(words);
      if (all.some((forms) => forms.length === 0)) return [];
      const term = all.map(([first = '']) => first).join(' ');
      const found = await search(index, { term, threshold: 0, limit, exact: true });
      return found.hits.map(({ id }) => Number(id));
    },
    close: () => undefined,
  };
}

function fts5(texts: readonly string[], asked: Asked): Peer {
  const database = new sqlite.Database(':memory:');
  database.run("CREATE VIRTUAL TABLE rows USING fts5(text, content='', tokenize = 'unicode61')");
  const put = database.prepare('INSERT INTO rows (rowid, text) VALUES (?, ?)');
  database.run('BEGIN');
  for (const [id, text] of texts.entries()) put.run([id + 1, text]);
  database.run('COMMIT');
  const ask = database.prepare('SELECT rowid FROM rows WHERE rows MATCH ? ORDER BY bm25(rows) LIMIT ?');
  return {
    name: 'fts5',
    async find(words, limit) {
      const all = asked(words);
      if (all.some((forms) => forms.length === 0)) return [];
      const query = all.map((forms) => `(${forms.join(' OR ')})`).join(' AND ');
      return ask.all([query, limit]).map(({ rowid }) => Number(rowid) - 1);
    },
    close() {
      put.finalize();
      ask.finalize();
      database.close();
    },
  };
}
