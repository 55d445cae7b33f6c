import { oneOf, type Random, wholeNumber } from '../support/seeded-random.ts';

/** Bytes that mean something in one of the formats, or lead readers astray. */
const TOKENS = [
  '<',
  '>',
  '</',
  '/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<!DOCTYPE x [<!ENTITY a "b">',
  '&a;',
  '&#0;',
  '&#x10ffff;',
  '&amp;amp;',
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\\u',
  '\\ud800',
  ',',
  ':',
  'null',
  'true',
  '-',
  '1e999',
  '0x1F',
  '\0',
  '\r\n',
  '\ufeff',
  '\u202e',
  '\ud83d\ude00',
  '%00',
  '%',
  'http://',
  'data:text/html,',
  'javascript:',
  '<script>',
  '<html>',
  '<rss>',
  '<feed>',
  '<item>',
  '2026-02-30T25:61:61Z',
  '9'.repeat(400),
  ' '.repeat(3000),
].map((text) => Buffer.from(text));
const LONGEST = 2_000_000;

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  // Cut out, or cut off.
  (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => bytes.subarray(0, wholeNumber(random, 0, bytes.length)),
  // Put in.
  (bytes, random) => putIn(bytes, random, oneOf(random, TOKENS)),
  (bytes, random) => putIn(bytes, random, Buffer.from([wholeNumber(random, 0, 255)])),
  // Exchanged: bits, bytes, two stretches.
  (bytes, random) => exchanged(bytes, random, (byte) => byte ^ (1 << wholeNumber(random, 0, 7))),
  (bytes, random) => exchanged(bytes, random, () => wholeNumber(random, 0, 255)),
  (bytes, random) => {
    const [a, b] = stretch(bytes, random);
    const c = wholeNumber(random, b, bytes.length);
    return Buffer.concat([
      bytes.subarray(0, a),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(c),
    ]);
  },
  // Spliced with another file.
  (bytes, random, other) => {
    const [from, to] = stretch(other, random);
    return putIn(bytes, random, other.subarray(from, to));
  },
  (bytes, random, other) =>
    Buffer.concat([
      bytes.subarray(0, wholeNumber(random, 0, bytes.length)),
      other.subarray(wholeNumber(random, 0, other.length)),
    ]),
  // Repeated, a few times or very often.
  (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    const part = bytes.subarray(from, Math.max(to, from + 1));
    const most = Math.max(1, Math.floor(200_000 / Math.max(1, part.length)));
    const times = random() < 0.8 ? wholeNumber(random, 1, 8) : wholeNumber(random, 1, most);
    return putIn(bytes, random, Buffer.concat(Array.from({ length: times }, () => part)));
  },
];

/** `bytes` changed in one to six places, as the random numbers have it; `other` is what it may be spliced with. */
export function mutate(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let mutant = bytes;
  for (let count = wholeNumber(random, 1, 6); count > 0; count -= 1) {
    mutant = oneOf(random, MUTATIONS)(mutant, random, other).subarray(0, LONGEST);
  }
  return mutant;
}

/** Mostly short stretches: they break one thing, and leave the rest to be read. */
function stretch(bytes: Buffer, random: Random): [number, number] {
  const from = wholeNumber(random, 0, bytes.length);
  const longest = Math.min(bytes.length - from, random() < 0.7 ? 40 : bytes.length);
  return [from, from + wholeNumber(random, 0, longest)];
}

function putIn(bytes: Buffer, random: Random, part: Buffer): Buffer {
  const at = wholeNumber(random, 0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
}

function exchanged(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  if (bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  const at = wholeNumber(random, 0, copy.length - 1);
  copy[at] = change(copy[at] ?? 0);
  return copy;
}
