/** Every number of the method, in one place. What they are worth is printed by `npm run bench:related`. */
export const RELATE = {
  /** Version of the method; stands with every score. */
  method: 'covering-postings-8',
  /** Terms of an article that are posted: K. */
  keys: 16,
  /** Terms that are asked, beside what came last. */
  askedKeys: 15,
  /** Newest postings read of each term: L. One of them is the asking article's own. */
  postingsPerKey: 39,
  /** Terms that a vector carries: M. */
  vectorTerms: 64,
  /** Postings are kept and read for thirty days. */
  windowMs: 30 * 86_400_000,
  /** The additive term for recency halves in fifteen days. */
  halfLifeMs: 15 * 86_400_000,
  timeWeight: 0.2,
  /** Terms of an article from which on time counts less: a long text decides by itself. */
  timeTerms: 24,
  /** Where few articles come, up to so many a day, this share of the term for recency halves in a day. */
  burstShare: 0.6,
  burstHalfLifeMs: 86_400_000,
  burstPerDay: 16,
  /** BM25-like saturation: sat = (k+1)·f / (f + k·(1 − b + b·len/avg)). */
  k: 2,
  b: 0.6,
  /** Of a headline whose text has fewer than `longTextWords` words; a long text repeats what its headline says. */
  titleWeight: 2,
  longTextWords: 64,
  maxTermFrequency: 15,
  /** Words of the body that are read. */
  bodyWords: 400,
  /** Share of the background table in document frequencies. */
  backgroundShare: 0.6,
  /** A key written with a capital in mid-sentence names something. */
  capitalBoost: 1.5,
  /** A key that the collection hardly knows finds nobody yet, once the collection is larger than `rareFrom`. */
  rareFactor: 0.3,
  rareBelow: 0.5,
  rareFrom: 300,
  /** Second hop: neighbors of the best candidates. */
  hops: 3,
  hopNeighbors: 20,
  /** Of a second look: terms that are asked, beside what came last, and hops. */
  lookKeys: 6,
  lookHops: 2,
  /** New neighbors that a late look has to find to be worth its write units; a first look adds every one. */
  lateLookAdds: 2,
  /** Gated feedback. */
  feedbackNeighbors: 10,
  feedbackWeight: 0.8,
  feedbackRank: 0.6,
  /** The best candidates, whose likeness lifts others: by this share of the best one's rank. */
  supporters: 3,
  supportWeight: 0.3,
  /** Candidates that may be lifted: one from further down hardly comes into the set. */
  supportDepth: 40,
  /**
   * The best candidates, whose records are read, since one that is not stored yet is no neighbor; of each it is asked
   * whether it tells the article's event.
   */
  readCandidates: 20,
  /** Neighbors that are found, and slots of the related set that they fill; copies take none. */
  neighbors: 20,
  edges: 10,
  /** A neighbor less like the article than this shares a few common words by chance: it fills no slot. */
  leastLikeness: 0.07,
  /** Jaccard index of headline terms from which one text is a copy of the other. */
  copyJaccard: 0.8,
  /** From which probability on articles of different stories are shown as related. */
  sameProbability: 0.33,
  /** Stories: neighbors that vote, and how probable it has to be that one tells the article's event. */
  voters: 12,
  leastVote: 0.1,
  /** Stories that are read. */
  storyCandidates: 4,
  /** What another story's claim to an article has to be ahead of its own story's for a move. */
  moveMargin: 0.5,
  /** What members of the article's story are ranked higher by, as a part of its own rank. */
  storyBonus: 0.2,
  /** Terms of an article from which on the bonus shrinks. */
  storyBonusTerms: 10,
} as const;
