import type { Span } from '../article/enrichment.ts';
import { foldPhrase } from '../text/fold.ts';
import type { Language } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { answerLanguage } from './answer-language.ts';
import { readQuestion, tellsKind } from './question.ts';
import { metBy, termSetOf } from './terms.ts';

/** A text in which an answer is looked for. */
export interface Passage {
  readonly articleId: string;
  /** Which text of the article it is. */
  readonly field: (typeof PASSAGE_FIELDS)[number];
  readonly text: string;
  readonly language: string;
}

/** The texts of an article that passages are taken from. */
export const PASSAGE_FIELDS = ['headline', 'description', 'articleBody', 'excerpt'] as const;

/** A sentence that answers, and where it stands in its text. */
export interface Answer {
  readonly articleId: string;
  readonly field: Passage['field'];
  readonly text: string;
  readonly span: Span;
  /** In [0, 1]: how much of the question the sentence meets, rare words counting more. */
  readonly score: number;
}

/** What was found; `answered` is false when no sentence meets enough of the question. */
export interface Answers {
  readonly answered: boolean;
  /** Best first; without `answered` empty. */
  readonly answers: readonly Answer[];
}

/** A sentence answers from this score on: best on the odd rows of `bench:ask`, and as good on the even ones. */
const LEAST_SCORE = 0.3;
/** What a word is worth that only the sentence before has, or only the headline: it may be meant, it is not said. */
const BY_NEIGHBOR = 0.5;
const BY_HEADLINE = 0.3;
/** What is left of a sentence without a date for a question when, and the like. */
const OTHER_KIND = 0.7;
const MOST_ANSWERS = 5;
const MAX_SENTENCES = 2000;

/** A passage and how it is read. */
interface ReadPassage extends Passage {
  readonly read: Language;
}

interface Sentence {
  readonly passage: Passage;
  readonly span: Span;
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

/**
 * The sentences that answer a question, by the words that they share with it: no model, no network, the same for
 * the same texts. Words that few sentences have count more; words that none has count most, so that a question
 * about something else is not answered by what it happens to share. Linear in the texts.
 */
export async function askPassages(question: string, passages: readonly Passage[]): Promise<Answers> {
  const read: ReadPassage[] = [];
  for (const passage of passages) read.push({ ...passage, read: await answerLanguage(passage.language) });
  return answersOf(question, read);
}

function answersOf(question: string, passages: readonly ReadPassage[]): Answers {
  const [first] = passages;
  if (!first) return NOTHING;
  const { kind, subject } = readQuestion(question);
  const asked = [...termSetOf(subject, first.read)];
  if (asked.length === 0) return NOTHING;
  const sentences = passages.flatMap(sentencesOfPassage).slice(0, MAX_SENTENCES);
  const met = sentences.map(({ terms }) => asked.map((term) => metBy(term, terms)));
  const weights = asked.map((_, term) => {
    const frequency = met.filter((row) => (row[term] ?? 0) > 0).length;
    return Math.log(1 + (sentences.length - frequency + 0.5) / (frequency + 0.5));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const headlines = headlineTerms(passages);
  const scored = sentences.map((sentence, index) => {
    const headline = headlines.get(sentence.passage.articleId);
    const gained = asked.reduce((sum, term, place) => {
      const here = met[index]?.[place] ?? 0;
      const near = BY_NEIGHBOR * metBy(term, sentence.before);
      const above = headline ? BY_HEADLINE * metBy(term, headline) : 0;
      return sum + (weights[place] ?? 0) * Math.max(here, near, above);
    }, 0);
    const says = (met[index] ?? []).some((value) => value > 0);
    const kindly = tellsKind(sentence.text, kind) ? 1 : OTHER_KIND;
    return { sentence, score: says ? (kindly * gained) / total : 0 };
  });
  const best = distinct(scored.sort((a, b) => b.score - a.score))
    .filter(({ score }) => score >= LEAST_SCORE)
    .slice(0, MOST_ANSWERS);
  const [top] = best;
  if (!top) return NOTHING;
  const answers = best
    .filter(({ score }) => score >= 0.7 * top.score)
    .map(({ sentence: { passage, span, text }, score }) => ({
      articleId: passage.articleId,
      field: passage.field,
      text,
      span,
      score: Math.round(Math.min(1, score) * 10_000) / 10_000,
    }));
  return { answered: true, answers };
}

const NOTHING: Answers = { answered: false, answers: [] };

function sentencesOfPassage(passage: ReadPassage): Sentence[] {
  let before: ReadonlySet<string> = new Set();
  return sentencesOf(passage.text, passage.read.code).map((span) => {
    const text = passage.text.slice(span.start, span.end);
    const terms = termSetOf(text, passage.read);
    const sentence = { passage, span, text, terms, before };
    before = terms;
    return sentence;
  });
}

function headlineTerms(passages: readonly ReadPassage[]): Map<string, ReadonlySet<string>> {
  const headlines = passages.filter(({ field }) => field === 'headline');
  return new Map(headlines.map(({ articleId, text, read }) => [articleId, termSetOf(text, read)]));
}

/** Each sentence once: copies of an article say the same. */
function distinct<T extends { sentence: Sentence }>(scored: readonly T[]): T[] {
  const seen = new Set<string>();
  return scored.filter(({ sentence: { text } }) => {
    const key = foldPhrase(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
