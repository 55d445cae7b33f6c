import fc from 'fast-check';
import { expect } from 'vitest';

/**
 * A list, as a property writes and reads it: things with a number stand in one of seven places, several in
 * one, so that pages end between those that sort alike. What is changed keeps its place.
 */
export interface List {
  readonly path: string;
  /** The numbers on a page, in order, and the address of the next one. */
  read(path: string): Promise<{ numbers: number[]; next: string | undefined }>;
  put(number: number, place: number): Promise<void>;
  change(number: number, place: number): Promise<void>;
  remove(number: number, place: number): Promise<void>;
}

const change = fc.record({
  kind: fc.constantFrom('insert', 'change', 'remove'),
  which: fc.nat(99),
  place: fc.nat(6),
});

interface Scenario {
  readonly places: readonly number[];
  readonly limit: number;
  readonly changes: readonly { readonly kind: string; readonly which: number; readonly place: number }[];
}

/** What stands in a list, the size of its pages, and what happens to it between them: up to so much of each. */
export function scenarios(most: {
  readonly things: number;
  readonly limit: number;
  readonly changes: number;
}) {
  return fc.record({
    places: fc.array(fc.nat(6), { minLength: 1, maxLength: most.things }),
    limit: fc.integer({ min: 1, max: most.limit }),
    changes: fc.array(change, { maxLength: most.changes }),
  });
}

/**
 * Reads a list to its end while it is written, two changes after each page. Returns the numbers in the order in which
 * they were seen, and those that were there throughout.
 */
export async function readWhileWritten(
  list: List,
  { places, limit, changes }: Scenario,
): Promise<{ seen: number[]; there: number[] }> {
  const placed = new Map(places.map((place, number) => [number, place]));
  for (const [number, place] of placed) await list.put(number, place);
  const waiting = [...changes];
  const gone = new Set<number>();
  const seen: number[] = [];
  let next: string | undefined = `${list.path}${list.path.includes('?') ? '&' : '?'}limit=${limit}`;
  let inserted = 100;
  for (let pages = 0; next !== undefined; pages += 1) {
    expect(pages).toBeLessThan(500);
    const page = await list.read(next);
    seen.push(...page.numbers);
    next = page.next;
    for (const { kind, which, place } of waiting.splice(0, 2)) {
      const number = which % places.length;
      if (kind === 'insert') {
        inserted += 1;
        await list.put(inserted, place);
      } else if (!gone.has(number)) {
        if (kind === 'remove') gone.add(number);
        await list[kind as 'change' | 'remove'](number, placed.get(number) ?? 0);
      }
    }
  }
  return { seen, there: [...placed.keys()].filter((number) => !gone.has(number)) };
}
