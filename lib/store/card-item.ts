import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Card, Recording } from '../article/card.ts';
import { type Instant, instantMs, type Precision, toInstant } from '../article/instant.ts';

/**
 * A card inside an item: JSON with one-letter names, because it is written into up to thirty items of each
 * article and every byte of a name would be paid thirty times.
 */
export interface PackedCard {
  i: string;
  u?: string;
  h: string;
  x: string;
  s: [key: string, name?: string];
  /** One name as it is, several as a list. */
  a?: string | readonly string[];
  d: Instant;
  p?: Precision;
  m?: Instant;
  e?: Instant;
  q?: Instant;
  l: string;
  t?: readonly string[];
  c?: readonly string[];
  g?: string;
  /** Missing in items written before lists showed recordings. */
  o?: readonly PackedRecording[];
  y?: string;
  n?: string;
  /** One of a series. */
  f?: 1;
  r: string;
  /** Seconds from the publication to the receipt. */
  k?: number;
}

type PackedRecording = [
  kind: 'a' | 'v',
  url: string,
  type?: string | null,
  bytes?: number | null,
  seconds?: number,
];

/** A card as the text of an attribute. */
export function packCard(card: Card): string {
  return JSON.stringify(packedCard(card));
}

/** A card as a part of other JSON. */
export function packedCard(card: Card): PackedCard {
  return {
    i: card.id,
    ...(card.url !== undefined && { u: card.url }),
    h: card.headline,
    x: card.excerpt,
    s: card.source.name === card.source.key ? [card.source.key] : [card.source.key, card.source.name],
    ...(card.authors?.[0] !== undefined && {
      a: card.authors.length === 1 ? card.authors[0] : card.authors,
    }),
    d: card.datePublished,
    ...(card.datePublishedPrecision !== 'second' && { p: card.datePublishedPrecision }),
    ...(card.dateModified !== undefined && { m: card.dateModified }),
    ...(card.embargoedUntil !== undefined && { e: card.embargoedUntil }),
    ...(card.expires !== undefined && { q: card.expires }),
    l: card.inLanguage,
    ...(card.hashtags.length > 0 && { t: card.hashtags }),
    ...(card.sections.length > 0 && { c: card.sections }),
    ...(card.image !== undefined && { g: card.image }),
    ...(card.media !== undefined && { o: card.media.map(packRecording) }),
    ...(card.story !== undefined && { y: card.story }),
    ...(card.nearCopyOf !== undefined && { n: card.nearCopyOf }),
    ...(card.isSeries && { f: 1 as const }),
    r: card.revision,
    ...(card.receivedAt !== undefined && { k: seconds(card.receivedAt) - seconds(card.datePublished) }),
  };
}

/** Lists read hundreds of cards a second: fields are set one by one because spreading an object for each costs the most of all. */
export function unpackCard(stored: string | PackedCard): Card {
  const packed = typeof stored === 'string' ? (JSON.parse(stored) as PackedCard) : stored;
  const [key, name = key] = packed.s;
  const card: Writable<Card> = {
    id: packed.i,
    headline: packed.h,
    excerpt: packed.x,
    source: { key, name },
    datePublished: packed.d,
    datePublishedPrecision: packed.p ?? 'second',
    inLanguage: packed.l,
    hashtags: packed.t ?? [],
    sections: packed.c ?? [],
    revision: packed.r,
  };
  if (packed.u !== undefined) card.url = packed.u;
  if (packed.a !== undefined) card.authors = typeof packed.a === 'string' ? [packed.a] : packed.a;
  if (packed.m !== undefined) card.dateModified = packed.m;
  if (packed.e !== undefined) card.embargoedUntil = packed.e;
  if (packed.q !== undefined) card.expires = packed.q;
  if (packed.g !== undefined) card.image = packed.g;
  if (packed.o !== undefined) card.media = packed.o.map(unpackRecording);
  if (packed.y !== undefined) card.story = packed.y;
  if (packed.n !== undefined) card.nearCopyOf = packed.n;
  if (packed.f !== undefined) card.isSeries = true;
  if (packed.k !== undefined) card.receivedAt = toInstant((seconds(packed.d) + packed.k) * 1000);
  return card;
}

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

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function seconds(instant: Instant): number {
  return Math.floor(instantMs(instant) / 1000);
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
