import { loadLanguage } from '../text/language.ts';
import { RELATE } from './parameters.ts';
import { termHash } from './vector.ts';

/**
 * How many of the collection's articles a term stands in, approximately: decayed, merged from what ingesting
 * instances have seen, some counts lost with instances that died. Ranking needs no more.
 */
export interface Snapshot {
  /** Articles counted, decayed. */
  readonly documents: number;
  /** Their counted words together, decayed. */
  readonly words: number;
  /** Term hash → articles it stands in, decayed. */
  readonly counts: ReadonlyMap<number, number>;
}

export const EMPTY_SNAPSHOT: Snapshot = { documents: 0, words: 0, counts: new Map() };

/** A snapshot as far as weighing asks it. */
export type CountedTerms = Omit<Snapshot, 'counts'> & {
  readonly counts: { get(hash: number): number | undefined };
};

/** What weighing needs to know of terms, which are named by their hash. */
export interface Frequencies {
  idf(hash: number): number;
  /** Articles of the collection that the term stands in, decayed. */
  collectionCount(hash: number): number;
  /** Articles of the collection, decayed. */
  readonly collectionSize: number;
  /** Mean number of counted words; undefined while too few articles are known. */
  readonly meanWords: number | undefined;
}

/** Languages without a background weigh terms as if so many articles had been seen without them. */
const FOREIGN_DOCUMENTS = 10_000;
/** A mean of fewer articles says nothing. */
const FEWEST_DOCUMENTS = 20;

/**
 * Document frequencies of a language: the collection's own and, for English, a share of a background of fifty
 * thousand news events. A window ruled by a few stories makes the very words that name them look common; the
 * background knows better. It is loaded with the first article that needs it,
 * and so is what the language is read with.
 */
export async function frequenciesOf(language: string, snapshot: CountedTerms): Promise<Frequencies> {
  const share = RELATE.backgroundShare;
  await loadLanguage(language);
  const known = language === 'en' || language === 'und' ? await background() : undefined;
  const documents = snapshot.documents + share * (known?.documents ?? FOREIGN_DOCUMENTS);
  const collectionCount = (hash: number) => snapshot.counts.get(hash) ?? 0;
  const idf = (hash: number) => {
    const count = collectionCount(hash) + share * (known?.counts.get(hash) ?? 0);
    return Math.log(1 + Math.max(0, documents - count + 0.5) / (count + 0.5));
  };
  const meanWords = snapshot.documents >= FEWEST_DOCUMENTS ? snapshot.words / snapshot.documents : undefined;
  return { idf, collectionCount, collectionSize: snapshot.documents, meanWords };
}

interface Background {
  readonly documents: number;
  readonly counts: ReadonlyMap<number, number>;
}

let loaded: Promise<Background> | undefined;

function background(): Promise<Background> {
  loaded ??= loadBackground();
  return loaded;
}

async function loadBackground(): Promise<Background> {
  const { default: data } = await import('./background-en.data.json', { with: { type: 'json' } });
  const counts = Object.entries(data.terms as Record<string, string>).flatMap(([count, terms]) =>
    terms.split(' ').map((term) => [termHash(term), Number(count)] as const),
  );
  return { documents: data.documents, counts: new Map(counts) };
}
