/** Every number of the method, in one place. What they are worth is printed by `npm run bench:related`. */
export const RELATE = {
  /** Version of the method; stands with every score. */
  method: 'covering-postings-2',
  /** Terms of an article that are posted and asked: K. */
  keys: 16,
  /** Newest postings read of each term: L. */
  postingsPerKey: 50,
  /** Terms that a vector carries: M. */
  vectorTerms: 64,
  /** Postings are kept and read for thirty days. */
  windowMs: 30 * 86_400_000,
  /** The additive term for recency halves in fifteen days. */
  halfLifeMs: 15 * 86_400_000,
  timeWeight: 0.2,
  /** BM25-like saturation: sat = (k+1)·f / (f + k·(1 − b + b·len/avg)). */
  k: 2,
  b: 0.6,
  titleWeight: 2,
  maxTermFrequency: 15,
  /** Words of the body that are read. */
  bodyWords: 400,
  /** Share of the background table in document frequencies. */
  backgroundShare: 0.3,
  /** A key written with a capital in mid-sentence names something. */
  capitalBoost: 1.5,
  /** A key that the collection hardly knows finds nobody, once the collection is larger than `rareFrom`. */
  rareFactor: 0.3,
  rareBelow: 0.5,
  rareFrom: 300,
  /** Second hop: neighbors of the best candidates. */
  hops: 3,
  hopNeighbors: 20,
  /** Gated feedback. */
  feedbackNeighbors: 10,
  feedbackWeight: 0.8,
  feedbackRank: 0.6,
  /** Edges: the related set that an article is stored with. */
  edges: 10,
  /** Jaccard index of headline terms from which one text is a copy of the other. */
  copyJaccard: 0.8,
  /** Stories: an article joins one with this much agreement. */
  storyThreshold: 0.3,
  storyNeighbors: 10,
} as const;
