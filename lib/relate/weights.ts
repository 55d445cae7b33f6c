/** Weights of the decisions: logistic regressions over the features that `pair.ts` and `story.ts` name. */
export const WEIGHTS = {
  /**
   * Whether two articles are of one story. By tests/bench/related/fit-pairs.ts --stories --rows 2500, when that read the
   * stream without normalizing it: on half of the labels of a news stream, of Russian and Spanish headlines, and of two
   * sets of English headlines, all sets alike.
   */
  story: {
    intercept: -10.72,
    raw: 5.785,
    near: 8.956,
    hot: -1.452,
    leastHeadline: 4.655,
    mostHeadline: 2.085,
    shared: -0.523,
  },
  /**
   * Whether a reader calls two articles related, by tests/bench/related/fit-pairs.ts --rows 2500: on half of the labels of a
   * news stream, and of its queries that a reader judged, the latter a quarter of the weight. A reader minds time less and
   * words that everybody writes this week more than stories do.
   */
  shown: {
    intercept: -8.339,
    raw: 4.712,
    near: 5.45,
    hot: -5.304,
    leastHeadline: 4.349,
    mostHeadline: 3.859,
    shared: 0.568,
  },
  /** Whether an article belongs to a story: joined from 0 on. */
  join: { intercept: -3.324, best: 2.495, best3: 3.083, centroid: 2.197, gap: -0.382, size: -0.308 },
  /** Whether two stories that an article could join are one: merged from 0 on. */
  merge: { intercept: -1.543, centroid: 6.158, gap: -0.404, smaller: -0.626 },
} as const;
