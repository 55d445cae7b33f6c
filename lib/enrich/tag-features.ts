import type { Candidate, CandidateSet } from './tag-candidates.ts';
import type { RememberedTag, TagVocabulary } from './tag-memory.ts';

/** What the ranker sees of a possible tag. Order is that of the learned weights. */
export const TAG_FEATURES = [
  'logCount',
  'countShare',
  'first',
  'inHeadline',
  'inDescription',
  'inLead',
  'capitals',
  'acronym',
  'twoWords',
  'threeWords',
  'fourWords',
  'spread',
  'nested',
  'characters',
  'hasStop',
  'hasDigit',
  'absent',
  'share',
  'best',
  'neighbors',
  'vocabulary',
  'inVocabulary',
  'shareInText',
  'vocabularyInText',
  'chosen',
  'oftenChosen',
  'chosenCount',
  'oftenChosenShare',
  'shareOfCommon',
  'absentCommon',
  'absentShare',
] as const;

/** Words that a reader sees first. */
const LEAD_WORDS = 60;

/** The features of a tag that stands in the text, or that only the memory knows (`candidate` undefined). */
export function tagFeatures(
  match: string,
  candidate: Candidate | undefined,
  set: CandidateSet,
  remembered: RememberedTag | undefined,
  vocabulary: TagVocabulary,
): number[] {
  const known = vocabulary.get(match);
  const share = remembered?.share ?? 0;
  const common = known ? Math.log1p(known.articles) : 0;
  const [inText, absent] = candidate ? [1, 0] : [0, 1];
  const chosen = known ? (inText * known.articles) / (known.articles + known.skipped + 1) : 0;
  const oftenChosen = known ? inText * Math.log((known.articles + 0.5) / (known.skipped + 1)) : 0;
  const text = textFeatures(candidate, set);
  const [logCount = 0, countShare = 0] = text;
  return [
    ...text,
    absent,
    share,
    remembered?.best ?? 0,
    Math.log1p(remembered?.neighbors ?? 0),
    common,
    known ? 1 : 0,
    share * inText,
    common * inText,
    chosen,
    oftenChosen,
    // What publishers made of a word elsewhere says the more, the more this article is about it.
    chosen * logCount,
    oftenChosen * countShare,
    share * common,
    absent * common,
    absent * share,
  ];
}

function textFeatures(candidate: Candidate | undefined, set: CandidateSet): number[] {
  if (!candidate) return new Array<number>(16).fill(0);
  const { count, first, words, text } = candidate;
  return [
    Math.log1p(count),
    count / set.maxCount,
    Math.log1p(first) / Math.log1p(set.words),
    candidate.inHeadline ? 1 : 0,
    candidate.inDescription ? 1 : 0,
    first < LEAD_WORDS ? 1 : 0,
    candidate.capitals,
    candidate.isAcronym ? 1 : 0,
    words === 2 ? 1 : 0,
    words === 3 ? 1 : 0,
    words === 4 ? 1 : 0,
    candidate.spread,
    candidate.nested,
    Math.log(text.length),
    candidate.hasStop ? 1 : 0,
    /\p{N}/u.test(text) ? 1 : 0,
  ];
}
