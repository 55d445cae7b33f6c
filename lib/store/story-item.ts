import { type PackedCard, packedCard } from '../article/card-fields.ts';
import {
  anyInstant,
  anyNumber,
  anyText,
  checked,
  fields,
  listOf,
  optional,
  tupleOf,
} from '../article/check.ts';
import type { Outlet, Story } from '../article/story.ts';
import { attributeBytes, attributeNumber } from './attributes.ts';
import { unpackCard } from './card-item.ts';
import { compressed, compressedPiece, decompressed } from './compressed.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem, readPieces } from './layout.ts';
import { attributesOf, liveStoryKey, storyKey } from './table.ts';

/** A story, and the number that optimistic writes compare. */
export interface StoredStory {
  readonly story: Story;
  readonly revision: number;
}

/** In items written before, the card is a text. */
type PackedStory = [card: PackedCard, rest: Omit<Story, 'headlineArticle' | 'centroid'>];

/** One item, under 1 KB for a story of one article. */
export function storyItem({ story, revision }: StoredStory): Item {
  return {
    ...attributesOf(storyKey(story.id)),
    ...layoutOf('story'),
    n: { N: String(revision) },
    ...storyAttributes(story),
  };
}

/** Throws UnreadableItem. */
export function storedStory(item: Item): StoredStory {
  return readItem('story', item, ({ n }) => ({ story: storyOf(item), revision: attributeNumber(n, 'n') }));
}

/** The story in the list of live stories: many of these are read together. */
export function liveStoryItem(story: Story): Item {
  const { recent: _, centroid: __, ...shown } = story;
  return {
    ...attributesOf(liveStoryKey(story)),
    ...layoutOf('liveStory'),
    p: { B: compressedPiece(packedStory({ ...shown, recent: [] })) },
  };
}

/** The story of its own item. Throws UnreadableItem. */
export function storyOf(item: Item): Story {
  return readItem('story', item, ({ z, v }) => {
    const story = unpackedStory(decompressed(attributeBytes(z, 'z')));
    return { ...story, ...(v?.B && { centroid: v.B }) };
  });
}

/** The stories of items of the list, in order. Throws UnreadableItem. */
export function storiesOf(items: readonly Item[]): Story[] {
  return readPieces('liveStory', items, ({ v }, packed) => ({
    ...unpackedStory(packed),
    ...(v?.B && { centroid: v.B }),
  }));
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

function unpackedStory(value: unknown): Story {
  const [card, rest] = checked(PACKED_STORY, value);
  return { ...rest, headlineArticle: unpackCard(card) };
}

const PACKED_STORY = tupleOf<readonly [unknown, PackedStory[1]]>(
  () => undefined,
  fields<PackedStory[1]>({
    id: anyText,
    firstSeen: anyInstant,
    lastSeen: anyInstant,
    sources: listOf(anyText),
    outlets: optional(listOf(tupleOf<Outlet>(anyText, anyNumber))),
    articleCount: anyNumber,
    recent: listOf(anyText),
    absorbed: listOf(fields<Story['absorbed'][number]>({ id: anyText, articleCount: anyNumber })),
    earlierRanks: optional(listOf(anyNumber)),
    movedTo: optional(anyText),
  }),
);
