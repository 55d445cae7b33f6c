import type { Language } from '../text/language.ts';
import { hashtagDisplay } from './hashtag-key.ts';
import type { ReadArticle } from './read-article.ts';
import { type Candidate, candidatesOf } from './tag-candidates.ts';
import { tagFeatures } from './tag-features.ts';
import { type RememberedTag, rememberedTags, type TagMemory } from './tag-memory.ts';

/** A tag that an article may get. */
export interface TagOption {
  /** What it is matched by, see `tagMatch`. */
  readonly match: string;
  /** How it stands in the text; undefined for one that only similar articles have. */
  readonly candidate?: Candidate;
  /** How others show it. */
  readonly known?: string;
  /** Similar articles whose publishers gave it. */
  readonly givenBy: number;
  /** In the order of `TAG_FEATURES`. */
  readonly features: readonly number[];
}

/**
 * Everything that an article may be tagged with: the phrases of its text and the tags of similar articles, less
 * what is banned. Linear in the text.
 */
export function tagOptions(
  read: ReadArticle,
  language: Language,
  memory: TagMemory,
  isBanned: (match: string) => boolean,
): TagOption[] {
  const { vocabulary } = memory;
  const remembered = rememberedTags(memory.similar, language);
  const isKnown = (match: string) => remembered.has(match) || vocabulary.get(match) !== undefined;
  const set = candidatesOf(read, language, isKnown);
  const found = new Map<string, TagOption>();
  const put = (match: string, candidate: Candidate | undefined, tag: RememberedTag | undefined) => {
    if (match === '' || found.has(match) || isBanned(match)) return;
    const known = (tag ?? vocabulary.get(match))?.display;
    found.set(match, {
      match,
      ...(candidate && { candidate }),
      ...(known !== undefined && { known }),
      givenBy: tag?.given ?? 0,
      features: tagFeatures(match, candidate, set, tag, vocabulary),
    });
  };
  for (const candidate of set.candidates) {
    const match = candidate.stems.replaceAll(' ', '');
    put(match, candidate, remembered.get(match));
  }
  for (const [match, tag] of remembered) put(match, undefined, tag);
  return [...found.values()];
}

/** How an option is shown: as a name stands in the text, other words as somebody tagged them (`ЕС`, not `ес`). */
export function optionDisplay({ candidate, known }: TagOption, language: Language): string {
  const isName = candidate !== undefined && candidate.capitals >= 0.5;
  return known !== undefined && !isName ? known : hashtagDisplay(candidate?.text ?? '', language.code);
}
