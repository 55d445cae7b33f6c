import type { Story } from '../article/story.ts';
import { bytesOf, packCard, unpackCard } from './card-item.ts';
import { compressed, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, liveStoryKey, storyKey } from './table.ts';

/** A story, and the number that optimistic writes compare. */
export interface StoredStory {
  readonly story: Story;
  readonly revision: number;
}

type PackedStory = [card: string, rest: Omit<Story, 'headlineArticle' | 'centroid'>];

/** One item, under 1 KB for a story of one article. */
export function storyItem({ story, revision }: StoredStory): Item {
  return { ...attributesOf(storyKey(story.id)), n: { N: String(revision) }, ...storyAttributes(story) };
}

export function storedStory(item: Item): StoredStory {
  return { story: storyOf(item), revision: Number(item['n']?.N) };
}

/** The story in the list of live stories. */
export function liveStoryItem(story: Story): Item {
  const { recent: _, centroid: __, ...shown } = story;
  return { ...attributesOf(liveStoryKey(story)), ...storyAttributes({ ...shown, recent: [] }) };
}

/** The story of an item of either kind. */
export function storyOf(item: Item): Story {
  const [card, rest] = decompressed<PackedStory>(bytesOf(item['z'], 'z'));
  const centroid = item['v']?.B;
  return { ...rest, headlineArticle: unpackCard(card), ...(centroid && { centroid }) };
}

function storyAttributes({ headlineArticle, centroid, ...rest }: Story): Item {
  return {
    z: { B: compressed([packCard(headlineArticle), rest] satisfies PackedStory) },
    ...(centroid && { v: { B: centroid } }),
  };
}
