import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longSentences, proseOf } from '../support/prose.ts';
import { repositoryRoot } from '../support/root.ts';

const MOST_WORDS = 30;
const textOf = (name: string) => readFileSync(join(repositoryRoot, name), 'utf8');

describe('the documents', () => {
  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])(
    'of %s has no sentence over 30 words',
    (name) => {
      expect(proseOf(textOf(name)).length).toBeGreaterThan(5);
      expect(longSentences(textOf(name), MOST_WORDS)).toEqual([]);
    },
  );

  it('keep the README to 1 200 words', () => {
    expect(textOf('README.md').split(/\s+/).length).toBeLessThanOrEqual(1200);
  });
});

describe('sentences that are too long', () => {
  const words = (count: number) => ['Word', ...Array.from({ length: count - 1 }, () => 'word')].join(' ');

  it.each([
    ['in a paragraph', `${words(31)}.`, 1],
    ['over two lines', `${words(20)}\n${words(11)}.`, 1],
    ['in an item of a list', `- Short.\n- ${words(31)}.`, 1],
    ['in a cell of a table', `| a | b |\n|---|---|\n| x | ${words(31)} |`, 1],
    ['behind a semicolon', `${words(20)}; ${words(20)}.`, 1],
    ['of thirty words', `${words(30)}.`, 0],
    ['in code', `\`\`\`sh\n${words(40)}\n\`\`\``, 0],
    ['that are two', `${words(20)}. ${words(20)}.`, 0],
  ])('%s', (_, text, found) => {
    expect(longSentences(text, MOST_WORDS)).toHaveLength(found);
  });
});
