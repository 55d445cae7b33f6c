import { expect, it } from 'vitest';
import { cardOf, cutBytes } from '../../lib/article/card.ts';
import { articleOf } from '../support/articles.ts';

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

const words = Array.from({ length: 400 }, (_, number) => `word${number}`);
it.each([
  ['a long text', words.join(' ')],
  ['a long text in many lines', words.join('\n \t')],
  ['a text behind thousands of spaces', `${' '.repeat(5000)}${words.join(' ')}`],
  ['a text with thousands of spaces inside', `one${' '.repeat(5000)}${words.join(' ')}`],
  ['a short text', ' two\n words '],
])('an excerpt is the start of the text on one line: %s', (_, articleBody) => {
  const { excerpt, headline } = cardOf(articleOf({ description: undefined, articleBody } as object), {
    hashtags: [],
    revision: 'r1',
  });
  const line = articleBody.replace(/\s+/g, ' ').trim();
  expect(excerpt).toBe(cutBytes(line, 470 - Buffer.byteLength(headline)));
  expect(line.startsWith(excerpt.replace(/…$/, ''))).toBe(true);
});
