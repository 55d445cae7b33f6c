import type { Row } from './rows.ts';

/** What a set holds to be related: rows of one label at most `windowMs` apart. */
export interface Truth {
  readonly rows: readonly Row[];
  /** Indexes of the rows that are asked, in order of arrival. */
  readonly queries: readonly number[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Indexes of the related rows that arrived before a query, or of all. */
  relevant(query: number, when: 'online' | 'offline'): ReadonlySet<number>;
}

/**
 * The truth of a set. `sample` queries are taken at even distances among all that have something to find
 * online, so that every method is asked the same.
 */
export function truthOf(rows: readonly Row[], windowMs: number, sample: number): Truth {
  const members = new Map<string, number[]>();
  for (const [index, { label }] of rows.entries()) {
    if (label !== '') members.set(label, [...(members.get(label) ?? []), index]);
  }
  const relevant = (query: number, when: 'online' | 'offline') => {
    const { label, t } = at(rows, query);
    const others = members.get(label) ?? [];
    return new Set(
      others.filter(
        (other) =>
          other !== query &&
          (when === 'offline' || other < query) &&
          Math.abs(at(rows, other).t - t) <= windowMs,
      ),
    );
  };
  const asked = rows.flatMap((row, index) =>
    row.label !== '' && relevant(index, 'online').size > 0 ? [index] : [],
  );
  const indexOf = new Map(rows.map(({ id }, index) => [id, index]));
  return { rows, queries: evenly(asked, sample), indexOf, relevant };
}

/** The row at an index that is known to be one. */
export function at(rows: readonly Row[], index: number): Row {
  const row = rows[index];
  if (!row) throw new RangeError(`no row ${index}`);
  return row;
}

function evenly(all: readonly number[], sample: number): number[] {
  if (all.length <= sample) return [...all];
  return all.filter(
    (_, index) =>
      Math.floor((index * sample) / all.length) !== Math.floor(((index - 1) * sample) / all.length),
  );
}
