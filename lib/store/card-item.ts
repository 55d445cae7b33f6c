import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Card } from '../article/card.ts';
import { type PackedCard, packedCard, unpackedCard } from '../article/card-fields.ts';

/** A card as the text of an attribute. */
export function packCard(card: Card): string {
  return JSON.stringify(packedCard(card));
}

/** The card that was kept as a text, or as a part of other JSON. */
export function unpackCard(stored: string | PackedCard): Card {
  return unpackedCard(typeof stored === 'string' ? (JSON.parse(stored) as PackedCard) : stored);
}

/** The attribute of an item that holds text; throws when the item has none, which only a foreign writer could cause. */
export function textOf(value: AttributeValue | undefined, name: string): string {
  if (value?.S === undefined) throw new Error(`item has no text attribute ${name}`);
  return value.S;
}

/** The bytes of an attribute; throws when there are none. */
export function bytesOf(value: AttributeValue | undefined, name: string): Uint8Array {
  if (value?.B === undefined) throw new Error(`item has no binary attribute ${name}`);
  return value.B;
}
