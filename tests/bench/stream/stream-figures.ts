import { type BCubed, bcubed, pairwise } from '../related/cluster-metrics.ts';
import type { JudgedStream } from './stream-rows.ts';

/** What became of a stream. Rows are named by their ids. */
export interface Outcome {
  /** The story that a row is in at the end; undefined for a row that was refused. */
  readonly storyOf: (row: string) => string | undefined;
  /** What a reader of the row is shown as related at the end, best first. */
  readonly shownTo: (row: string) => readonly string[];
  /** The related set of the row at the end, with what nobody is shown; undefined where it is not known. */
  readonly foundFor?: (row: string) => readonly string[];
  readonly perArticle: Readonly<Record<string, number>>;
}

/** Figures of a stream, as `bench:stream --json` prints them. */
export interface StreamFigures {
  readonly set: string;
  readonly articles: number;
  /** Rows with a label. */
  readonly judged: number;
  readonly bcubed: BCubed;
  readonly pairwise: { readonly p: number; readonly r: number; readonly f1: number };
  /** Articles of the largest story, and the share of all that stand in stories of 20 or more. */
  readonly largest: number;
  readonly shareIn20: number;
  readonly related?: RelatedFigures;
  readonly perArticle: Readonly<Record<string, number>>;
}

/** How well what is shown agrees with what a reader calls related. Pairs that nobody judged do not count. */
export interface RelatedFigures {
  readonly precision: number;
  /** Of the judged pairs that are related. */
  readonly recall: number;
  /** Of those that the related sets have at all. */
  readonly recallOfFound?: number;
  /** Queries that have related candidates and are shown none of them. */
  readonly nothingRight: number;
  /** Queries that have related candidates. */
  readonly queries: number;
}

/** Compares what became of a stream with what readers judged. */
export function streamFigures({ name, rows, related }: JudgedStream, outcome: Outcome): StreamFigures {
  const stories = rows.map(({ id }) => outcome.storyOf(id) ?? `refused ${id}`);
  const pairs = rows.flatMap(({ label }, index) =>
    label === '' ? [] : [[label, stories[index] ?? ''] as const],
  );
  const sizes = sizesOf(stories);
  const large = sizes.filter((size) => size >= 20);
  return {
    set: name,
    articles: rows.length,
    judged: pairs.length,
    bcubed: bcubed(pairs),
    pairwise: pairwise(pairs),
    largest: Math.max(0, ...sizes),
    shareIn20: large.reduce((sum, size) => sum + size, 0) / Math.max(1, rows.length),
    ...(related.length > 0 && { related: relatedFigures(related, outcome) }),
    perArticle: outcome.perArticle,
  };
}

function relatedFigures(queries: JudgedStream['related'], { shownTo, foundFor }: Outcome): RelatedFigures {
  let [shown, right, all, found, nothingRight, answerable] = [0, 0, 0, 0, 0, 0];
  for (const { q, judged } of queries) {
    const known = shownTo(q).flatMap((id) => judged[id] ?? []);
    const rightHere = known.filter((value) => value === 1).length;
    const related = Object.values(judged).filter((value) => value === 1).length;
    shown += known.length;
    right += rightHere;
    all += related;
    found += (foundFor?.(q) ?? []).filter((id) => judged[id] === 1).length;
    if (related > 0) answerable += 1;
    if (related > 0 && rightHere === 0) nothingRight += 1;
  }
  return {
    precision: right / Math.max(1, shown),
    recall: right / Math.max(1, all),
    ...(foundFor && { recallOfFound: right / Math.max(1, found) }),
    nothingRight,
    queries: answerable,
  };
}

function sizesOf(stories: readonly string[]): number[] {
  const sizes = new Map<string, number>();
  for (const story of stories) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  return [...sizes.values()];
}
