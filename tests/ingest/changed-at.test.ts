import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { changedAtOf } from '../../lib/ingest/changed-at.ts';
import { articleOf, at, recordOf } from '../support/articles.ts';

const NOW = at('2026-11-20T12:00:00Z');
const EARLIER = at('2026-11-20T11:00:00Z');
const changed = (before: Partial<Article>, after: Partial<Article>, changedAt?: typeof NOW) => {
  const record = recordOf({ article: articleOf(before), ...(changedAt && { changedAt }) });
  return changedAtOf(articleOf(after), record, NOW);
};

describe('an article that is changed', () => {
  it.each<[string, Partial<Article>, Partial<Article>, typeof NOW | undefined, typeof NOW | undefined]>([
    [
      'by nothing that is shown',
      {},
      { keywords: ['x'], sameAs: ['https://a.example/1'] },
      undefined,
      undefined,
    ],
    ['in its headline, without a date', {}, { headline: 'New' }, undefined, NOW],
    ['in its text', {}, { articleBody: 'New' }, undefined, NOW],
    ['in its authors', {}, { author: [] }, undefined, NOW],
    ['in its picture', {}, { image: [{ url: 'https://a.example/1.jpg' }] }, undefined, NOW],
    ['with a later date', {}, { headline: 'New', dateModified: EARLIER }, undefined, undefined],
    [
      'with the date that it had before',
      { dateModified: EARLIER },
      { headline: 'New', dateModified: EARLIER },
      undefined,
      NOW,
    ],
    [
      'with a date before that of its last change',
      {},
      { headline: 'New', dateModified: at('2026-11-20T10:00:00Z') },
      EARLIER,
      NOW,
    ],
    ['in nothing, after an earlier change', {}, {}, EARLIER, EARLIER],
    [
      'before it is published',
      {},
      { headline: 'New', datePublished: at('2026-11-21T00:00:00Z') },
      undefined,
      undefined,
    ],
  ])('%s', (_, before, after, changedAt, expected) => {
    expect(changed(before, after, changedAt)).toBe(expected);
  });

  it('is not one that is new', () => {
    expect(changedAtOf(articleOf(), undefined, NOW)).toBeUndefined();
  });
});
