/** Documents of one segment with what they score, in the order of the segment. */
export interface Hits {
  readonly documents: Uint32Array;
  readonly scores: Float32Array;
}

export const NO_HITS: Hits = { documents: new Uint32Array(), scores: new Float32Array() };

/** Documents of both; their scores are added. */
export function both(a: Hits, b: Hits): Hits {
  const most = Math.min(a.documents.length, b.documents.length);
  const [documents, scores] = [new Uint32Array(most), new Float32Array(most)];
  let [i, j, count] = [0, 0, 0];
  while (i < a.documents.length && j < b.documents.length) {
    const [x = 0, y = 0] = [a.documents[i], b.documents[j]];
    if (x === y) {
      documents[count] = x;
      scores[count] = (a.scores[i] ?? 0) + (b.scores[j] ?? 0);
      count += 1;
    }
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Documents of either; `join` makes one score of two. */
export function either(a: Hits, b: Hits, join: (one: number, other: number) => number): Hits {
  if (a.documents.length === 0) return b;
  if (b.documents.length === 0) return a;
  const most = a.documents.length + b.documents.length;
  const [documents, scores] = [new Uint32Array(most), new Float32Array(most)];
  let [i, j, count] = [0, 0, 0];
  while (i < a.documents.length || j < b.documents.length) {
    const x = a.documents[i] ?? Infinity;
    const y = b.documents[j] ?? Infinity;
    documents[count] = Math.min(x, y);
    const [one, other] = [a.scores[i] ?? 0, b.scores[j] ?? 0];
    scores[count] = x === y ? join(one, other) : x < y ? one : other;
    count += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Documents of `a` that `b` has not. */
export function without(a: Hits, b: Hits): Hits {
  const out = new Set(b.documents);
  return out.size === 0 ? a : only(a, (document) => !out.has(document));
}

/** Documents that a test holds for. */
export function only({ documents, scores }: Hits, test: (document: number) => boolean): Hits {
  const kept = [...documents.keys()].filter((index) => test(documents[index] ?? 0));
  return {
    documents: Uint32Array.from(kept, (index) => documents[index] ?? 0),
    scores: Float32Array.from(kept, (index) => scores[index] ?? 0),
  };
}

/** The same with each score changed. */
export function scored({ documents, scores }: Hits, change: (score: number) => number): Hits {
  return { documents, scores: scores.map(change) };
}
