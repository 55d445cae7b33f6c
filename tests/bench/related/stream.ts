import { join } from 'node:path';
import { dataFolder } from '../../support/data.ts';
import { type Row, readRows } from './rows.ts';

/** A stream of articles at a steady rate, as long as asked for. */
export interface Stream {
  readonly rows: readonly Row[];
  /** Where the texts are from, for people. */
  readonly origin: string;
}

const SETS = [
  'background-current-events-2002-2014',
  'current-events-2015-2019',
  'google-news-titles',
  'uci-headlines',
  'google-news-snippets',
];
/** A hundred articles a day. */
const STEP_MS = 864_000;
const START_MS = 1_700_000_000_000;

/** Real texts where the data folder is, made-up ones elsewhere; the same at every run. */
export function growingStream(length: number): Stream {
  const rows = dataFolder === undefined ? [] : SETS.flatMap((name) => realRows(dataFolder ?? '', name));
  if (rows.length < length)
    return { rows: steady(madeUpRows(length)), origin: 'made-up texts, since the data folder is absent' };
  return { rows: steady(rows.slice(0, length)), origin: 'texts of ../shared/data/related' };
}

function realRows(folder: string, name: string): Row[] {
  const { rows } = readRows(join(folder, 'related', `${name}.jsonl`));
  return rows.map((row) => ({ ...row, id: `${name} ${row.id}` }));
}

function steady(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => ({ ...row, t: START_MS + index * STEP_MS }));
}

const STORY_LENGTH = 8;
const WORDS = 30_000;

/** Stories of eight articles, each of words of its own and of words as common as Zipf has them. */
function madeUpRows(length: number): Row[] {
  const random = pseudoRandom(1);
  const common = () => `word${Math.floor(WORDS ** random())}`;
  const stories = Array.from({ length: 40 }, () => Array.from({ length: 12 }, common));
  return Array.from({ length }, (_, index) => {
    const story = Math.floor(random() * stories.length);
    if (random() < 1 / STORY_LENGTH) stories[story] = Array.from({ length: 12 }, common);
    const own = (stories[story] ?? []).filter(() => random() < 0.5);
    const words = [...own, ...Array.from({ length: 8 }, common)];
    return { id: `made-up ${index}`, t: 0, title: words.join(' '), body: '', label: '', language: 'en' };
  });
}

/** A linear congruential generator (Numerical Recipes): the same numbers at every run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
