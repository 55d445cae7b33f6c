import type { Story } from '../article/story.ts';
import { packCard, textOf, unpackCard } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, liveStoryKey, storyKey } from './table.ts';

/** A story, and the number that optimistic writes compare. */
export interface StoredStory {
  readonly story: Story;
  readonly revision: number;
}

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
  const packed = JSON.parse(textOf(item['j'], 'j')) as Omit<Story, 'headlineArticle' | 'centroid'>;
  const centroid = item['v']?.B;
  return { ...packed, headlineArticle: unpackCard(textOf(item['c'], 'c')), ...(centroid && { centroid }) };
}

function storyAttributes({ headlineArticle, centroid, ...rest }: Story): Item {
  return {
    c: { S: packCard(headlineArticle) },
    j: { S: JSON.stringify(rest) },
    ...(centroid && { v: { B: centroid } }),
  };
}
