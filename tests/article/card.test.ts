import { expect, it } from 'vitest';
import { cutBytes } from '../../lib/article/card.ts';

it.each([
  ['what fits', 'short text', 10, 'short text'],
  ['what is a byte too long, at a word', 'a short text', 11, 'a short…'],
  ['one long word', 'abcdefghij', 8, 'abcde…'],
  ['letters of two bytes', 'žluťoučký', 12, 'žluťou…'],
  ['characters of three bytes', '新闻新闻', 9, '新闻…'],
  ['characters of four bytes, never in half', '🚢🚢🚢', 11, '🚢🚢…'],
  ['halves of pairs, which are written as three bytes', '\ud83d\ud83d\ud83d', 8, '\ud83d…'],
])('a text is cut to its bytes: %s', (_, text, bytes, expected) => {
  expect(cutBytes(text, bytes)).toBe(expected);
  expect(Buffer.byteLength(cutBytes(text, bytes))).toBeLessThanOrEqual(bytes);
});
