import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
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

describe('a card', () => {
  const cardFrom = (fields: Partial<Article>) => cardOf(articleOf(fields), { hashtags: [], revision: 'r1' });
  const people = (...names: string[]) => names.map((name) => ({ type: 'Person' as const, name }));

  it.each([
    ['nobody', people(), undefined],
    ['one', people('Ida Brandt'), ['Ida Brandt']],
    ['all', people('Ida Brandt', 'Jonas Vik', 'Mia Ruud'), ['Ida Brandt', 'Jonas Vik', 'Mia Ruud']],
    ['five at most', people('A', 'B', 'C', 'D', 'E', 'F'), ['A', 'B', 'C', 'D', 'E']],
    ['as many as have room', people('A', 'b'.repeat(50), 'c'.repeat(50)), ['A', 'b'.repeat(50)]],
  ])('names %s of the authors', (_, author, names) => {
    expect(cardFrom({ author }).authors).toEqual(names);
  });

  it('has the first audio and the first video', () => {
    const audio = [1, 2].map((number) => ({
      contentUrl: `https://harbor-post.example/${number}.mp3`,
      encodingFormat: 'audio/mpeg',
      contentSize: 4200,
      duration: 'PT262S',
    }));
    const video = [{ contentUrl: 'https://harbor-post.example/1.mp4' }];
    expect(cardFrom({ audio, video }).media).toEqual([
      {
        kind: 'audio',
        url: 'https://harbor-post.example/1.mp3',
        type: 'audio/mpeg',
        bytes: 4200,
        seconds: 262,
      },
      { kind: 'video', url: 'https://harbor-post.example/1.mp4' },
    ]);
    expect(cardFrom({})).not.toHaveProperty('media');
  });

  it('gives recordings the room of the excerpt, and leaves it some', () => {
    const description = 'word '.repeat(200);
    const long = (name: string) => [{ contentUrl: `https://harbor-post.example/${name.padEnd(260, 'x')}` }];
    const { excerpt } = cardFrom({ description, audio: long('a'), video: long('b') });
    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(160);
    expect(Buffer.byteLength(excerpt)).toBeGreaterThan(100);
  });
});
