import type { Language } from '../text/language.ts';
import { countryName } from './countries.ts';
import { tagMatch } from './tag-match.ts';
import { NEIGHBORS, type SimilarArticle, type TaggedArticle, type TagMemory } from './tag-memory.ts';

/** Terms of an article that are kept. */
export const ARCHIVED_TERMS = 48;
/** Articles that are kept: the last ones. 1 200 with their tags are one item of about 230 KB. */
export const ARCHIVED_ARTICLES = 1200;
/** Articles that share most weight: only these are compared in full. */
const COMPARED = 150;
/** Frequencies saturate: a term that stands twice says more than one that stands once, hardly less than one that stands often. */
const K = 3;
/** A tag on more than this share of a publisher's articles is a section, once so many of them are known. */
const SECTION = { share: 0.2, articles: 30 } as const;

/** The articles of one language that publishers tagged themselves, the last ones, ready to be asked. */
export interface TagArchive {
  /**
   * What is remembered for an article, apart from its own earlier revision. `others` are articles that were read
   * anyway, the related set for one: those that the archive lacks are compared as well.
   */
  memoryFor(asked: AskedArticle, others: readonly TaggedArticle[]): TagMemory;
  /**
   * Adds an article, and forgets the oldest beyond `ARCHIVED_ARTICLES`. `standing` are the tags in use, by
   * `tagMatch`, that stand in its text: those that it was not given were skipped.
   */
  add(article: TaggedArticle, standing: Iterable<string>): void;
  contents(): ArchiveContents;
}

/** The article that tags are looked for: digests as in `TaggedArticle`, terms with their frequencies. */
export interface AskedArticle {
  readonly id: number;
  readonly publisher: number;
  readonly terms: ReadonlyMap<number, number>;
}

/** What an archive is kept as. */
export interface ArchiveContents {
  /** Oldest first. */
  readonly articles: readonly TaggedArticle[];
  /** How often the tags with these displays stood in an article that was not given them; absent for never. */
  readonly skipped: ReadonlyMap<string, number>;
}

interface Known {
  readonly display: string;
  articles: number;
  skipped: number;
}

export const EMPTY_ARCHIVE: ArchiveContents = { articles: [], skipped: new Map() };

/** Builds the archive: about 20 µs for each article and tag. Similarity is the cosine of terms weighed by how rare they are here. */
export function tagArchive({ articles, skipped }: ArchiveContents, language: Language): TagArchive {
  const kept = new Map<number, TaggedArticle>();
  const postings = new Map<number, Map<number, number>>();
  const tags = new Map<string, Known>();
  const byPublisher = new Map<number, { articles: number; tags: Map<string, number> }>();

  const rarity = (term: number) =>
    Math.log1p(Math.max(1, kept.size) / ((postings.get(term)?.size ?? 0) + 0.5));
  const weigh = (term: number, count: number) => (rarity(term) * count) / (count + K);
  const lengthOf = (article: TaggedArticle) =>
    Math.sqrt(article.terms.reduce((sum, [term, count]) => sum + weigh(term, count) ** 2, 0)) || 1;

  function similarTo({ id: own, terms }: AskedArticle, others: readonly TaggedArticle[]): SimilarArticle[] {
    const weights = new Map([...terms].map(([term, count]) => [term, weigh(term, count)]));
    const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
    const shared = new Map<TaggedArticle, number>();
    for (const [term, weight] of weights) {
      for (const [id, count] of postings.get(term) ?? []) {
        const article = id === own ? undefined : kept.get(id);
        if (article) shared.set(article, (shared.get(article) ?? 0) + weight * weigh(term, count));
      }
    }
    for (const other of others) {
      if (kept.has(other.id) || other.id === own) continue;
      const weight = other.terms.reduce(
        (sum, [term, count]) => sum + (weights.get(term) ?? 0) * weigh(term, count),
        0,
      );
      if (weight > 0) shared.set(other, weight);
    }
    return [...shared]
      .sort(([a, one], [b, other]) => other - one || a.id - b.id)
      .slice(0, COMPARED)
      .map(([article, weight]) => ({ article, score: Math.min(1, weight / (length * lengthOf(article))) }))
      .sort((a, b) => b.score - a.score || a.article.id - b.article.id)
      .slice(0, NEIGHBORS);
  }

  function usedApartFrom(own: TaggedArticle | undefined, match: string): Known | undefined {
    const known = tags.get(match);
    if (!known || !own?.tags.some(({ display }) => tagMatch(display, language) === match)) return known;
    return known.articles > 1 ? { ...known, articles: known.articles - 1 } : undefined;
  }

  function sectionsOf(publisher: number): Set<string> {
    const known = byPublisher.get(publisher);
    if (!known || known.articles < SECTION.articles) return new Set();
    const often = [...known.tags].filter(([, count]) => count > SECTION.share * known.articles);
    // Papers write about their own country all the time; that makes it no section.
    return new Set(often.map(([match]) => match).filter((match) => !countryName(match, language)));
  }

  function count({ publisher, tags: given }: TaggedArticle, by: 1 | -1): void {
    const theirs = byPublisher.get(publisher) ?? { articles: 0, tags: new Map() };
    byPublisher.set(publisher, theirs);
    theirs.articles += by;
    const matches = new Map(given.map(({ display }) => [tagMatch(display, language), display]));
    for (const [match, display] of matches) {
      const known = tags.get(match) ?? { display, articles: 0, skipped: skipped.get(display) ?? 0 };
      known.articles += by;
      if (known.articles > 0) tags.set(match, known);
      else tags.delete(match);
      theirs.tags.set(match, (theirs.tags.get(match) ?? 0) + by);
    }
  }

  function forget(article: TaggedArticle): void {
    kept.delete(article.id);
    for (const [term] of article.terms) postings.get(term)?.delete(article.id);
    count(article, -1);
  }

  function add(article: TaggedArticle, standing: Iterable<string>): void {
    const before = kept.get(article.id);
    if (before) forget(before);
    const slim = { ...article, terms: article.terms.slice(0, ARCHIVED_TERMS) };
    kept.set(slim.id, slim);
    for (const [term, frequency] of slim.terms) {
      const ids = postings.get(term) ?? new Map();
      ids.set(slim.id, frequency);
      postings.set(term, ids);
    }
    count(slim, 1);
    const given = new Set(slim.tags.map(({ display }) => tagMatch(display, language)));
    for (const match of standing) {
      const known = given.has(match) ? undefined : tags.get(match);
      if (known) known.skipped += 1;
    }
    const oldest = kept.size > ARCHIVED_ARTICLES ? kept.values().next().value : undefined;
    if (oldest) forget(oldest);
  }

  for (const article of articles) add(article, []);
  return {
    memoryFor: (asked, others) => ({
      similar: similarTo(asked, others),
      vocabulary: { get: (match) => usedApartFrom(kept.get(asked.id), match) },
      sections: sectionsOf(asked.publisher),
    }),
    add,
    contents: () => ({
      articles: [...kept.values()],
      skipped: new Map([...tags.values()].map((known) => [known.display, known.skipped])),
    }),
  };
}
