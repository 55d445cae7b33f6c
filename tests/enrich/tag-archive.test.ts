import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHIVED_ARTICLES, EMPTY_ARCHIVE, tagArchive } from '../../lib/enrich/tag-archive.ts';
import { decodeTagArchive, encodeTagArchive } from '../../lib/enrich/tag-archive-bytes.ts';
import type { TaggedArticle } from '../../lib/enrich/tag-memory.ts';
import { loadLanguage } from '../../lib/text/language.ts';

const english = await loadLanguage('en');

function tagged(id: number, terms: number[], ...displays: string[]): TaggedArticle {
  return {
    id,
    publisher: 1,
    terms: terms.map((term) => [term, 1]),
    tags: displays.map((display) => ({ display, score: 1 })),
  };
}

const asked = {
  id: 99,
  publisher: 1,
  terms: new Map([
    [7, 1],
    [8, 2],
  ]),
} as const;

describe('tagArchive', () => {
  it('remembers the tags of the most similar articles, most similar first', () => {
    const archive = tagArchive(EMPTY_ARCHIVE, english);
    archive.add(tagged(1, [7, 8], 'Ferries'), []);
    archive.add(tagged(2, [7, 5, 6], 'Harbors'), []);
    archive.add(tagged(3, [4], 'Trains'), []);
    const { similar } = archive.memoryFor(asked, [tagged(4, [8], 'Islands')]);
    expect(similar.map(({ article }) => article.tags[0]?.display)).toEqual(['Ferries', 'Islands', 'Harbors']);
  });

  it('does not tell an article its own tags when it comes again', () => {
    const archive = tagArchive(EMPTY_ARCHIVE, english);
    archive.add(tagged(99, [7, 8], 'Ferries'), []);
    const { similar, vocabulary } = archive.memoryFor(asked, [tagged(99, [7, 8], 'Ferries')]);
    expect(similar).toEqual([]);
    expect(vocabulary.get('ferri')).toBeUndefined();
  });

  it('counts how often a tag was given and passed over', () => {
    const archive = tagArchive(EMPTY_ARCHIVE, english);
    archive.add(tagged(1, [7], 'Ferry'), []);
    archive.add(tagged(2, [7], 'Ferries', 'Harbor'), ['ferri', 'harbor']);
    archive.add(tagged(3, [7]), ['ferri', 'unheard']);
    expect(archive.memoryFor(asked, []).vocabulary.get('ferri')).toEqual({
      display: 'Ferry',
      articles: 2,
      skipped: 1,
    });
  });

  it('takes a tag on every fifth article of a publisher for a section, but no country', () => {
    const archive = tagArchive(EMPTY_ARCHIVE, english);
    for (let id = 0; id < 40; id += 1) {
      archive.add(tagged(id, [id], 'Sports', 'Norway', ...(id < 5 ? ['Ferries'] : [])), []);
    }
    expect([...archive.memoryFor(asked, []).sections]).toEqual(['sport']);
  });

  it('forgets the oldest', () => {
    const archive = tagArchive(EMPTY_ARCHIVE, english);
    for (let id = 0; id <= ARCHIVED_ARTICLES; id += 1) archive.add(tagged(id, [7], `Tag${id}`), []);
    const { articles } = archive.contents();
    expect([articles.length, articles[0]?.id]).toEqual([ARCHIVED_ARTICLES, 1]);
  });

  it('comes back from its bytes', () => {
    const articles = array(
      record({
        id: integer({ min: 0, max: 0xffff_ffff }),
        publisher: integer({ min: 0, max: 0xffff }),
        terms: array(tuple(integer({ min: 0, max: 0xf_ffff }), integer({ min: 1, max: 15 })), {
          maxLength: 40,
        }),
        tags: array(
          record({
            display: constantFrom('Äther', '習近平', 'الأمم_المتحدة', 'NATO'),
            score: constantFrom(1),
          }),
          {
            maxLength: 4,
          },
        ),
      }),
      { maxLength: 20 },
    );
    assert(
      property(articles, (some) => {
        const back = decodeTagArchive(encodeTagArchive({ articles: some, skipped: new Map([['NATO', 3]]) }));
        expect(back.articles).toEqual(some);
        const isUsed = some.some(({ tags }) => tags.some(({ display }) => display === 'NATO'));
        expect(back.skipped.get('NATO')).toBe(isUsed ? 3 : undefined);
      }),
      { numRuns: 100 },
    );
  });

  it('stays within an item however long its tags are', () => {
    const articles = Array.from({ length: ARCHIVED_ARTICLES }, (_, id) =>
      tagged(
        id,
        Array.from({ length: 40 }, (_unused, term) => (id * 7919 + term * 104_729) % 0xfffff),
        ...Array.from({ length: 12 }, (_unused, tag) => `${id}x${tag}`.padEnd(40, '語')),
      ),
    );
    expect(encodeTagArchive({ articles, skipped: new Map() }).length).toBeLessThan(320_001);
  });
});
