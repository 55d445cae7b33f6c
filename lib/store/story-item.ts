import { type PackedCard, packedCard } from '../article/card-fields.ts';
import type { Story } from '../article/story.ts';
import { bytesOf, unpackCard } from './card-item.ts';
import { compressed, compressedPiece, decompressed, decompressedPieces } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, liveStoryKey, storyKey } from './table.ts';

/** A story, and the number that optimistic writes compare. */
export interface StoredStory {
  readonly story: Story;
  readonly revision: number;
}

/** The card is a text in items written before. */
type PackedStory = [card: PackedCard | string, rest: Omit<Story, 'headlineArticle' | 'centroid'>];

/** One item, under 1 KB for a story of one article. */
export function storyItem({ story, revision }: StoredStory): Item {
  return { ...attributesOf(storyKey(story.id)), n: { N: String(revision) }, ...storyAttributes(story) };
}

export function storedStory(item: Item): StoredStory {
  return { story: storyOf(item), revision: Number(item['n']?.N) };
}

/** The story in the list of live stories: many of these are read together. */
export function liveStoryItem(story: Story): Item {
  const { recent: _, centroid: __, ...shown } = story;
  return {
    ...attributesOf(liveStoryKey(story)),
    p: { B: compressedPiece(packedStory({ ...shown, recent: [] })) },
  };
}

/** The story of its own item. */
export function storyOf(item: Item): Story {
  const story = unpackedStory(decompressed<PackedStory>(bytesOf(item['z'], 'z')));
  const centroid = item['v']?.B;
  return { ...story, ...(centroid && { centroid }) };
}

/** The stories of items of the list, in order. Items written before there were pieces are as those of stories. */
export function storiesOf(items: readonly Item[]): Story[] {
  const pieces = items.flatMap(({ p }) => (p?.B ? [p.B] : []));
  const packed = decompressedPieces<PackedStory>(pieces).values();
  return items.map((item) => (item['p'] ? unpackedStory(packed.next().value as PackedStory) : storyOf(item)));
}

function storyAttributes({ centroid, ...story }: Story): Item {
  return {
    z: { B: compressed(packedStory(story)) },
    ...(centroid && { v: { B: centroid } }),
  };
}

function packedStory({ headlineArticle, centroid: _, ...rest }: Story): PackedStory {
  return [packedCard(headlineArticle), rest];
}

function unpackedStory([card, rest]: PackedStory): Story {
  return { ...rest, headlineArticle: unpackCard(card) };
}
