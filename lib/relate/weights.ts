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
   * Whether a reader calls two articles related. Fitted as tests/bench/related/fit-pairs.ts does, on half of the labels of a
   * news stream, and on another half of its judged queries than the script takes, of the pairs that are in the sets; the
   * latter a quarter of the weight. A reader minds time less and words that everybody writes this week more than stories.
   */
  shown: {
    intercept: -6.123,
    raw: 4.813,
    near: 2.691,
    hot: -4.895,
    leastHeadline: 3.892,
    mostHeadline: 3.946,
    shared: 0.869,
  },
  /** Whether an article belongs to a story: joined from 0 on. */
  join: { intercept: -3.324, best: 2.495, best3: 3.083, centroid: 2.197, gap: -0.382, size: -0.308 },
  /** Whether two stories that an article could join are one: merged from 0 on. */
  merge: { intercept: -1.543, centroid: 6.158, gap: -0.404, smaller: -0.626 },
} as const;
