import { expect, it } from 'vitest';
import { decodeBlock, encodeBlock } from '../../lib/search/block.ts';
import { postingsOf } from '../../lib/search/postings.ts';
import { inOrder } from '../../lib/search/segment-terms.ts';

it.each([
  ['words of one stem', ['ferry', 'ferries', 'ferryman']],
  ['one term', ['ferry']],
  ['terms that part inside a surrogate pair', ['quay\u{1F600}', 'quay\u{1F601}', 'quay\u{1F602}s']],
  ['terms that start with different halves of pairs', ['\u{1F600}', '\u{1F601}', '\u{20000}']],
])('a block gives back %s', (_, terms) => {
  const written = inOrder(
    terms.map((term) => ({
      term,
      language: 'en',
      count: 1,
      postings: postingsOf([{ document: 0, frequency: 1, length: 0 }]),
    })),
  );
  const read = decodeBlock(encodeBlock(written, 1));
  expect(read.map(({ term }) => term)).toEqual(written.map(({ term }) => term));
  expect(read.map(({ postings }) => [...postings.documents])).toEqual(written.map(() => [0]));
});
