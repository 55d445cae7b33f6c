import type { Entity, Span } from '../article/enrichment.ts';
import type { Language } from '../text/language.ts';
import { countryName } from './countries.ts';
import { type Mention, mentionsOf } from './entity-spans.ts';
import {
  type EntityType,
  mentionFeatures,
  typeOf,
  type Votes,
  votesFor,
  type Weights,
} from './entity-type.ts';
import type { ReadText } from './read-article.ts';

/** Names of one article, and places where one is shown. */
const MOST = 50;
const SPANS = 50;
/** Lead of a type over the next, in the units of `entity-weights.data.json`, from which it is told. */
const MARGIN = 20;

interface Named {
  readonly name: string;
  readonly match: string;
  readonly spans: Span[];
  readonly votes: Votes[];
}

/**
 * The people, organizations and places that a text names, most often named first, with their spans in it. A
 * surname alone is the person who was introduced by the full name. Types are learned for English; in other
 * languages only countries have one.
 */
export async function entitiesOf(body: ReadText, language: Language): Promise<Entity[]> {
  const weights = await weightsFor(language);
  const byMatch = new Map<string, Named>();
  // The first name that ends with a word, for the mentions of it alone.
  const byLastWord = new Map<string, Named>();
  for (const mention of mentionsOf(body, language)) {
    const match = matchOf(mention.words);
    const last = mention.words.length === 1 ? byLastWord.get(match) : undefined;
    const named = byMatch.get(match) ?? last ?? fresh(mention, match, body.text);
    byMatch.set(named.match, named);
    const ending = match.slice(match.lastIndexOf(' ') + 1);
    if (mention.words.length > 1 && !byLastWord.has(ending)) byLastWord.set(ending, named);
    if (named.spans.length < SPANS) named.spans.push(mention.span);
    if (weights) named.votes.push(votesFor(mentionFeatures(mention), weights));
  }
  return [...byMatch.values()]
    .sort((a, b) => b.spans.length - a.spans.length)
    .slice(0, MOST)
    .map((named) => {
      const type = typeFor(named, language, weights !== undefined);
      return { name: named.name, ...(type && { type }), spans: named.spans };
    });
}

function fresh({ span }: Mention, match: string, text: string): Named {
  const name = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  return { name, match, spans: [], votes: [] };
}

function matchOf(words: Mention['words']): string {
  return words.map(({ stem }) => stem).join(' ');
}

/** Types are learned from English; 95 KB, loaded with its first text. */
async function weightsFor({ code }: Language): Promise<Weights | undefined> {
  if (code !== 'en' && code !== 'und') return undefined;
  const { default: learned } = await import('./entity-weights.data.json', { with: { type: 'json' } });
  return learned.weights;
}

function typeFor({ match, votes }: Named, language: Language, isLearned: boolean): EntityType | undefined {
  if (countryName(match.replaceAll(' ', ''), language) !== undefined) return 'Place';
  return isLearned ? typeOf(votes, MARGIN) : undefined;
}
