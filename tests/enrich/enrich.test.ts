import { assert, asyncProperty, constantFrom, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { enrich } from '../../lib/enrich/enrich.ts';
import { NO_MEMORY } from '../../lib/enrich/tag-memory.ts';
import { articleOf } from '../support/articles.ts';

async function enrichmentOf(fields: Partial<Article>) {
  const { enrichment } = await enrich(articleOf({ description: '', ...fields }), NO_MEMORY);
  return enrichment;
}

const BODY = `Mr. Tom Vale, the mayor of Skerry, opened the new harbor on Monday.

"We waited for years," Vale said. The harbor cost 3.5 million dollars. Norway paid half of it, and the European Maritime Agency gave the rest.

Ida Holm of the Skerry Ferry Company thanked Vale. Holm said that ferries will leave the harbor for Norway every night. Nobody waved.`;

describe('summary', () => {
  it('is the standfirst where there is one, with key points from the text', async () => {
    const description = 'The mayor of Skerry opened the harbor that ferries to Norway will use.';
    const { summary } = await enrichmentOf({ description, articleBody: BODY });
    expect(summary).toMatchObject({ text: description, method: 'standfirst' });
    expect(summary?.keyPoints).toHaveLength(3);
  });

  it('is else the best sentences, word for word and in their order', async () => {
    const { summary } = await enrichmentOf({ headline: 'Mayor opens harbor', articleBody: BODY });
    expect(summary?.method).toBe('extractive-1');
    expect(summary?.keyPoints[0]?.text).toBe(
      'Mr. Tom Vale, the mayor of Skerry, opened the new harbor on Monday.',
    );
    const starts = summary?.keyPoints.map(({ span }) => span?.start ?? -1) ?? [];
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(summary?.text).not.toContain('Nobody waved');
  });

  it('is missing where there is no text', async () => {
    expect((await enrichmentOf({ articleBody: '' })).summary).toBeUndefined();
  });
});

describe('entities', () => {
  it.each([
    [
      'English, surnames as who they belong to, without titles and weekdays',
      { articleBody: BODY },
      { 'Tom Vale': 3, 'Ida Holm': 2, Norway: 2, Skerry: 1, 'European Maritime Agency': 1 },
      ['Monday', 'Mr', 'Holm', 'We', 'Nobody'],
    ],
    [
      'Russian',
      { inLanguage: 'ru', articleBody: 'Вчера мэр Анна Холм открыла порт. В ООН сказали, что Холм права.' },
      { 'Анна Холм': 2, ООН: 1 },
      ['Вчера'],
    ],
    [
      'German, where nouns have capitals too',
      {
        inLanguage: 'de',
        articleBody: 'Der Hafen gehört Ursula von der Heide. Die NATO zahlte den Hafen.',
      },
      { NATO: 1 },
      ['Hafen', 'Der Hafen', 'Die'],
    ],
    [
      'scripts without capitals, where nothing tells a name',
      { inLanguage: 'ja', articleBody: '船が戻った。' },
      {},
      ['船'],
    ],
  ] satisfies [string, Partial<Article>, Record<string, number>, string[]][])(
    '%s',
    async (_name, fields, named, lacks) => {
      const { entities } = await enrichmentOf(fields);
      const found = Object.fromEntries(entities.map(({ name, spans }) => [name, spans.length]));
      expect(found).toMatchObject(named);
      for (const name of lacks) expect(found).not.toHaveProperty([name]);
    },
  );

  it('have types where the words say so', async () => {
    const { entities } = await enrichmentOf({ articleBody: BODY });
    expect(entities.find(({ name }) => name === 'Norway')?.type).toBe('Place');
    expect(entities.find(({ name }) => name === 'Tom Vale')?.type).toBe('Person');
  });
});

const TEXT = string({ unit: 'grapheme', maxLength: 300 });

describe('enrich', () => {
  it('points into the body and keeps the rules of hashtags, whatever the text', async () => {
    const articles = record({
      headline: TEXT,
      articleBody: TEXT,
      description: TEXT,
      inLanguage: constantFrom('en', 'de', 'ru', 'ja', 'th', 'ar', 'ko', 'tr', 'fr', 'xx', 'und'),
    });
    await assert(
      asyncProperty(articles, async (fields) => {
        const { hashtags, summary, entities } = await enrichmentOf(fields);
        for (const { text, span } of summary?.keyPoints ?? []) {
          expect(fields.articleBody.slice(span?.start, span?.end)).toBe(text);
        }
        for (const { name, spans } of entities) {
          expect(name).not.toBe('');
          for (const { start, end } of spans) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(fields.articleBody.length);
          }
        }
        expect(hashtags.length).toBeLessThanOrEqual(8);
        expect(new Set(hashtags.map(({ key }) => key)).size).toBe(hashtags.length);
        for (const { key, score } of hashtags) {
          expect(key).not.toBe('');
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['ten megabytes of words', 'The ferry left Skerry harbor at night. '.repeat(270_000)],
    ['no spaces', 'x'.repeat(1_000_000)],
    ['no spaces in Chinese', '渡輪回來了沒有人揮手'.repeat(100_000)],
    ['a hundred thousand sentences', 'A ferry left. '.repeat(100_000)],
    ['all capitals', 'THE FERRY LEFT SKERRY HARBOR AT NIGHT '.repeat(30_000)],
    ['emoji', '🚢👩‍👩‍👧‍👦🇳🇴 '.repeat(50_000)],
    ['bidi overrides', '\u202eferry\u202c \u2067Skerry\u2069 '.repeat(50_000)],
    ['distinct names', Array.from({ length: 30_000 }, (_, index) => `Name${index}x`).join(' said ')],
    ['combining marks', `e${'\u0301'.repeat(500_000)}`],
    ['apostrophes', "l'".repeat(500_000)],
    ['Thai', 'เรือกลางคืนกลับมาที่เกาะ'.repeat(20_000)],
  ])(
    'bears %s',
    async (_name, articleBody) => {
      const { hashtags } = await enrichmentOf({ articleBody });
      expect(hashtags.length).toBeLessThanOrEqual(8);
    },
    4000,
  );

  it('takes no more than eight of ten thousand keywords', async () => {
    const keywords = Array.from({ length: 10_000 }, (_, index) => `keyword ${index}x`);
    expect((await enrichmentOf({ keywords })).hashtags).toHaveLength(8);
  });
});
