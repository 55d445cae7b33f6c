import { readUnits } from '../../../lib/store/item-bytes.ts';
import { loadedLanguage } from '../../../lib/text/language.ts';
import { termsOf } from '../../../lib/text/terms.ts';
import { type Cost, type MemoryStore, relatedBytes } from './memory-store.ts';
import { idOfRow, ingestRows } from './ours.ts';
import type { Row } from './rows.ts';

/** What the last articles before a mark cost, on average. */
export interface Step {
  readonly articles: number;
  readonly queries: number;
  readonly items: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** One Query of an article and the best twenty of its related set. */
  readonly relatedReadUnits: number;
  /** Postings of an exhaustive inverted index that the same articles as questions would scan. */
  readonly indexPostings: number;
}

/** Articles before a mark that are averaged. */
const AVERAGED = 500;
/** Bytes of an article's item, as stored. */
const ARTICLE_BYTES = 3200;
const SHOWN = 20;
const PROGRESS = 5000;
/** Articles before a mark that are related, twice the window: what is older can be read neither by them nor by those averaged. */
const RELATED_ARTICLES = 6000 + AVERAGED;

/**
 * Ingests the rows and says at each mark what an article costs by then. Between the marks, where nothing is measured
 * and nothing is read later, articles are posted and learned without looking for related ones.
 */
export async function growthOf(
  rows: readonly Row[],
  marks: readonly number[],
  note: (progress: string) => void,
): Promise<Step[]> {
  const steps: Step[] = [];
  const scan = indexScan();
  let before: Cost & { scanned: number } = { queries: 0, items: 0, readUnits: 0, writeUnits: 0, scanned: 0 };
  const isRelated = (index: number) => marks.some((mark) => index < mark && index >= mark - RELATED_ARTICLES);
  const noteArticle = (index: number, store: MemoryStore) => {
    const scanned = scan(rows[index]);
    const articles = index + 1;
    if (articles % PROGRESS === 0) note(`${articles} articles`);
    if (marks.includes(articles + AVERAGED)) before = { ...store.cost, scanned };
    if (!marks.includes(articles)) return;
    const mean = (name: keyof Cost) => (store.cost[name] - before[name]) / AVERAGED;
    steps.push({
      articles,
      queries: mean('queries'),
      items: mean('items'),
      readUnits: mean('readUnits'),
      writeUnits: mean('writeUnits'),
      relatedReadUnits: relatedReadUnits(store, rows.slice(articles - 2 * AVERAGED, articles)),
      indexPostings: (scanned - before.scanned) / AVERAGED,
    });
  };
  await ingestRows(rows, undefined, noteArticle, isRelated);
  return steps;
}

function relatedReadUnits(store: MemoryStore, rows: readonly Row[]): number {
  const units = rows.map((row) => {
    const bytes = relatedBytes(store.edgesOf(idOfRow(row)), SHOWN + 1);
    return readUnits(ARTICLE_BYTES + bytes, false);
  });
  return units.reduce((sum, each) => sum + each, 0) / rows.length;
}

/** Counts, over all rows so far, the postings of their words at the time of their arrival. */
function indexScan(): (row: Row | undefined) => number {
  const counts = new Map<string, number>();
  let scanned = 0;
  return (row) => {
    const terms = termsOf(`${row?.title} ${row?.body}`, loadedLanguage('en'), 400);
    for (const term of new Set(terms.map(({ term }) => term))) {
      const count = counts.get(term) ?? 0;
      scanned += count;
      counts.set(term, count + 1);
    }
    return scanned;
  };
}
