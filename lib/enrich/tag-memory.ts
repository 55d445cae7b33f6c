import type { Language } from '../text/language.ts';
import { tagMatch } from './tag-match.ts';

/** Similar articles that are asked: more of them bring tags of other subjects. */
export const NEIGHBORS = 15;

/** A tag that somebody gave, as it is shown, and how sure it is, in [0, 1]: 1 for a publisher's own. */
export interface GivenTag {
  readonly display: string;
  readonly score: number;
}

/** An article that is stored already, as far as tagging others asks for it. */
export interface TaggedArticle {
  /** 32 bits that tell articles apart. */
  readonly id: number;
  /** 16 bits that tell publishers apart. */
  readonly publisher: number;
  /** 20-bit hashes of its terms with their frequencies, at most 15; heaviest first. */
  readonly terms: readonly (readonly [hash: number, frequency: number])[];
  readonly tags: readonly GivenTag[];
}

/** A tagged article and how similar it is, in [0, 1]. */
export interface SimilarArticle {
  readonly article: TaggedArticle;
  readonly score: number;
}

/** Tags that are in use, by `tagMatch`. */
export interface TagVocabulary {
  /** How a tag is shown, and how many of the remembered articles carry it; undefined for a tag that nobody uses. */
  get(
    match: string,
  ): { readonly display: string; readonly articles: number; readonly skipped: number } | undefined;
}

/** What is remembered for one article, before it is tagged. */
export interface TagMemory {
  /** The most similar articles, most similar first. */
  readonly similar: readonly SimilarArticle[];
  readonly vocabulary: TagVocabulary;
  /** Tags, by `tagMatch`, that the article's publisher gives to so many of its articles that they name a section. */
  readonly sections: ReadonlySet<string>;
}

/** A tag of the memory, and what speaks for it. */
export interface RememberedTag {
  readonly display: string;
  /** Share of the similarity that carries it, in [0, 1]. */
  readonly share: number;
  /** Similarity of the most similar article that carries it, in [0, 1]. */
  readonly best: number;
  /** How many of them carry it, and how many by their publishers. */
  readonly neighbors: number;
  readonly given: number;
}

export const NO_MEMORY: TagMemory = {
  similar: [],
  vocabulary: { get: () => undefined },
  sections: new Set(),
};

/**
 * The tags of the most similar articles by `tagMatch`. Where there are few yet, those that are missing count as if
 * they were as similar and carried none: or the first articles of a collection would give their tags to all others.
 */
export function rememberedTags(
  similar: readonly SimilarArticle[],
  language: Language,
): Map<string, RememberedTag> {
  const known = similar.reduce((sum, { score }) => sum + score, 0);
  const total = (known * Math.max(NEIGHBORS, similar.length)) / similar.length || 1;
  const remembered = new Map<string, RememberedTag>();
  for (const { article, score } of similar) {
    for (const tag of article.tags) {
      const match = tagMatch(tag.display, language);
      const before = remembered.get(match);
      const sure = score * tag.score;
      remembered.set(match, {
        display: before?.display ?? tag.display,
        share: (before?.share ?? 0) + sure / total,
        best: Math.max(before?.best ?? 0, sure),
        neighbors: (before?.neighbors ?? 0) + 1,
        given: (before?.given ?? 0) + (tag.score === 1 ? 1 : 0),
      });
    }
  }
  return remembered;
}
