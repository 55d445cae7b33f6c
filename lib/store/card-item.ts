import { PRECISION } from '../article/article-check.ts';
import type { Card } from '../article/card.ts';
import { CARD_FIELDS, type PackedCard, packedCard, unpackedCard } from '../article/card-fields.ts';
import {
  anyInstant,
  anyNumber,
  anyText,
  type Check,
  checked,
  fields,
  listOf,
  optional,
} from '../article/check.ts';

/** A card as the text of an attribute. */
export function packCard(card: Card): string {
  return JSON.stringify(packedCard(card));
}

/** The card that was kept as a text, or as a part of other JSON. Throws Malformed, with the letter of the field, for what is none. */
export function unpackCard(stored: unknown): Card {
  return unpackedCard(checked(PACKED, typeof stored === 'string' ? JSON.parse(stored) : stored));
}

const texts = listOf(anyText);
const textOrTexts: Check<unknown> = (value) => (typeof value === 'string' ? undefined : texts(value));
const someTexts: Check<unknown> = (value) => (Array.isArray(value) && value.length === 0 ? '' : texts(value));

/** A recording has its later fields only behind its earlier ones, which are null where nothing is known. */
const recording: Check<unknown> = (value) => {
  if (!Array.isArray(value)) return '';
  const [letter, url, type, bytes, length] = value;
  const isRight =
    (letter === 'a' || letter === 'v') &&
    typeof url === 'string' &&
    (type === undefined || type === null || typeof type === 'string') &&
    (bytes === undefined || bytes === null || typeof bytes === 'number') &&
    (length === undefined || typeof length === 'number');
  return isRight ? undefined : '';
};

/** What is kept of each field. */
const KEPT: { readonly [Name in keyof typeof CARD_FIELDS]: Check<unknown> } = {
  id: anyText,
  url: optional(anyText),
  headline: anyText,
  excerpt: anyText,
  source: someTexts,
  authors: optional(textOrTexts),
  datePublished: anyInstant,
  datePublishedPrecision: optional(PRECISION),
  dateModified: optional(anyInstant),
  embargoedUntil: optional(anyInstant),
  expires: optional(anyInstant),
  inLanguage: anyText,
  hashtags: optional(texts),
  sections: optional(texts),
  image: optional(anyText),
  imageAlt: optional(anyText),
  imageCredit: optional(anyText),
  media: optional(listOf(recording)),
  story: optional(anyText),
  nearCopyOf: optional(anyText),
  isSeries: optional(anyNumber),
  revision: anyText,
  receivedAt: optional(anyNumber),
};

const names = Object.keys(KEPT) as (keyof typeof KEPT)[];
const PACKED: Check<PackedCard> = fields(
  Object.fromEntries(names.map((name) => [CARD_FIELDS[name].letter, KEPT[name]])),
);
