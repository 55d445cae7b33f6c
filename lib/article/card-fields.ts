import type { Card, Recording } from './card.ts';
import { type Instant, instantMs, toInstant } from './instant.ts';

/** How one field of a card is kept and where it is shown. */
interface CardField<Value> {
  /** Its name where cards are kept: a card is written into up to thirty items, and every byte of a name would be paid thirty times. */
  readonly letter: string;
  /** What a card has where nothing is kept; an empty list stands for every empty list. */
  readonly usual?: Value;
  /** What is kept instead of the value, and back; `card` has the fields above it in the table. */
  readonly pack?: (value: Value, card: Card) => unknown;
  readonly unpack?: (kept: never, card: Card) => Value;
  /** Where it is shown under its own name: `feeds` in `_newsloom` of JSON Feed and beside a related article, `related` there alone. */
  readonly shown?: 'feeds' | 'related';
}

/**
 * Every field of a card. Packing, the card of a related article, the extension of JSON Feed and the API document
 * follow from it. A letter is never used for something else: cards that were written before are still read.
 */
export const CARD_FIELDS = {
  id: { letter: 'i', shown: 'related' },
  url: { letter: 'u', shown: 'related' },
  headline: { letter: 'h', shown: 'related' },
  excerpt: { letter: 'x', shown: 'related' },
  source: {
    letter: 's',
    shown: 'related',
    pack: ({ key, name }) => (name === key ? [key] : [key, name]),
    unpack: ([key, name = key]: readonly [string, string?]) => ({ key, name }),
  },
  authors: {
    letter: 'a',
    shown: 'related',
    pack: (names) => (names.length > 1 ? names : names[0]),
    unpack: (names: string | readonly string[]) => (typeof names === 'string' ? [names] : names),
  },
  datePublished: { letter: 'd', shown: 'related' },
  datePublishedPrecision: { letter: 'p', shown: 'feeds', usual: 'second' },
  dateModified: { letter: 'm', shown: 'related' },
  embargoedUntil: { letter: 'e', shown: 'related' },
  expires: { letter: 'q', shown: 'related' },
  inLanguage: { letter: 'l', shown: 'related' },
  hashtags: { letter: 't', shown: 'feeds', usual: [] },
  sections: { letter: 'c', shown: 'feeds', usual: [] },
  image: { letter: 'g', shown: 'related' },
  imageAlt: { letter: 'b', shown: 'related' },
  imageCredit: { letter: 'w', shown: 'related' },
  media: {
    letter: 'o',
    shown: 'related',
    pack: (media) => media.map(packRecording),
    unpack: (media: readonly PackedRecording[]) => media.map(unpackRecording),
  },
  story: { letter: 'y', shown: 'related' },
  nearCopyOf: { letter: 'n', shown: 'feeds' },
  isSeries: { letter: 'f', pack: () => 1, unpack: () => true },
  revision: { letter: 'r', shown: 'related' },
  // Seconds from the publication to the receipt.
  receivedAt: {
    letter: 'k',
    shown: 'related',
    pack: (at, { datePublished }) => seconds(at) - seconds(datePublished),
    unpack: (after: number, { datePublished }) => toInstant((seconds(datePublished) + after) * 1000),
  },
} as const satisfies { readonly [Name in keyof Card]-?: CardField<NonNullable<Card[Name]>> };

type Fields = typeof CARD_FIELDS;
export type ShownField = {
  [Name in keyof Fields]: Fields[Name] extends { readonly shown: string } ? Name : never;
}[keyof Fields];
export type FeedField = {
  [Name in keyof Fields]: Fields[Name] extends { readonly shown: 'feeds' } ? Name : never;
}[keyof Fields];

interface AnyField extends Omit<CardField<never>, 'usual' | 'unpack'> {
  readonly usual?: unknown;
  readonly unpack?: (kept: never, card: Card) => unknown;
}

const FIELDS = Object.entries<AnyField>(CARD_FIELDS);
const SHOWN = FIELDS.flatMap(([name, { shown }]) => (shown ? [name as ShownField] : []));
/** The fields that stand in `_newsloom` of JSON Feed. */
export const FEED_FIELDS = FIELDS.flatMap(([name, { shown }]) =>
  shown === 'feeds' ? [name as FeedField] : [],
);

/** A card as it is kept. */
export type PackedCard = Readonly<Record<string, unknown>>;

export function packedCard(card: Card): PackedCard {
  const packed: Record<string, unknown> = {};
  for (const [name, { letter, usual, pack }] of FIELDS) {
    const value = card[name as keyof Card] as never;
    if (value === undefined || value === usual || isEmpty(value)) continue;
    packed[letter] = pack ? pack(value, card) : value;
  }
  return packed;
}

/** Lists read hundreds of cards a second: fields are set one by one because spreading an object for each costs the most. */
export function unpackedCard(packed: PackedCard): Card {
  const card: Record<string, unknown> = {};
  for (const [name, { letter, usual, unpack }] of FIELDS) {
    const kept = packed[letter] as never;
    if (kept !== undefined) card[name] = unpack ? unpack(kept, card as unknown as Card) : kept;
    else if (usual !== undefined) card[name] = usual;
  }
  return card as unknown as Card;
}

/** Everything of a card that is told of a related article. */
export function shownCard(card: Card): Pick<Card, ShownField> {
  return picked(card, SHOWN);
}

/** What `_newsloom` of JSON Feed tells of a card under its own names. */
export function feedFieldsOf(card: Card): Pick<Card, FeedField> {
  return picked(card, FEED_FIELDS);
}

function picked<Name extends keyof Card>(card: Card, names: readonly Name[]): Pick<Card, Name> {
  const shown: Partial<Record<Name, unknown>> = {};
  for (const name of names) shown[name] = card[name];
  return shown as Pick<Card, Name>;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

type PackedRecording = readonly [
  kind: 'a' | 'v',
  url: string,
  type?: string | null,
  bytes?: number | null,
  seconds?: number,
];

function packRecording({ kind, url, type, bytes, seconds }: Recording): PackedRecording {
  const letter = kind === 'audio' ? 'a' : 'v';
  if (seconds !== undefined) return [letter, url, type ?? null, bytes ?? null, seconds];
  if (bytes !== undefined) return [letter, url, type ?? null, bytes];
  return type === undefined ? [letter, url] : [letter, url, type];
}

function unpackRecording([letter, url, type, bytes, seconds]: PackedRecording): Recording {
  return {
    kind: letter === 'a' ? 'audio' : 'video',
    url,
    ...(typeof type === 'string' && { type }),
    ...(typeof bytes === 'number' && { bytes }),
    ...(seconds !== undefined && { seconds }),
  };
}

function seconds(instant: Instant): number {
  return Math.floor(instantMs(instant) / 1000);
}
