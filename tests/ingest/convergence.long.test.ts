import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { startIngestion } from '../support/ingestion.ts';

/** What a feed gives its items, and the disguises in which the same item may come again. */
const HABITS = [
  'own link and guid',
  'one guid',
  'one link, own guids',
  'one link',
  'guids only',
  'nothing',
] as const;
const DISGUISES = [
  'plain',
  'tracked',
  'http',
  'slash',
  'mobile',
  'amp',
  'without guid',
  'without link',
] as const;

interface Delivered {
  readonly number: number;
  readonly disguise: (typeof DISGUISES)[number];
}

const SITE = 'https://www.harbor.example';
const WORDS = ['ferry', 'bridge', 'market', 'tram', 'school', 'storm', 'library', 'museum'];

function itemOf({ number, disguise }: Delivered, habit: (typeof HABITS)[number]): string {
  const word = WORDS[number] ?? '';
  const path = habit.startsWith('one link') ? '/live' : `/2026/${word}`;
  const link =
    habit === 'guids only' || habit === 'nothing' || (disguise === 'without link' && habit !== 'one link')
      ? ''
      : `<link>${disguised(path, disguise)}</link>`;
  const guid = habit === 'one guid' ? '0' : `harbor-${number}`;
  const hasGuid = habit !== 'one link' && habit !== 'nothing' && disguise !== 'without guid';
  return `<item><title>The ${word} of Aldren opens again after ${number + 2} weeks</title>${link}${
    hasGuid ? `<guid isPermaLink="false">${guid}</guid>` : ''
  }<pubDate>${new Date(Date.UTC(2026, 10, 10 + number, 8, number)).toUTCString()}</pubDate>
    <description>What people say of the ${word}: ${word} by ${word}, number ${number} of our row.</description></item>`;
}

function disguised(path: string, disguise: Delivered['disguise']): string {
  if (disguise === 'tracked') return `${SITE}${path}?utm_source=feed&amp;fbclid=1`;
  if (disguise === 'http') return `http://harbor.example${path}`;
  if (disguise === 'slash') return `${SITE}${path}/`;
  if (disguise === 'mobile') return `https://m.harbor.example${path}`;
  if (disguise === 'amp') return `${SITE}/amp${path}`;
  return SITE + path;
}

const feedOf = (items: readonly string[]) =>
  `<rss version="2.0"><channel><title>Harbor Post</title><link>${SITE}/</link>${items.join('')}</channel></rss>`;

const itemsOf = ({ stored, updated, unchanged, superseded, merged, refusedCount }: IngestRecord): number =>
  stored + updated + unchanged + superseded + merged + refusedCount;

const delivery = (articles: number) =>
  fc.record({ number: fc.nat({ max: articles - 1 }), disguise: fc.constantFrom(...DISGUISES) });

const feeds = fc.record({ articles: fc.integer({ min: 2, max: 5 }), habit: fc.constantFrom(...HABITS) });
const scenes = feeds.chain(({ articles, habit }) =>
  fc.record({
    articles: fc.constant(articles),
    habit: fc.constant(habit),
    uploads: fc.array(fc.array(delivery(articles), { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
    last: fc.shuffledSubarray([...Array(articles).keys()], { minLength: articles }),
    cuts: fc.array(fc.boolean(), { minLength: articles, maxLength: articles }),
    again: fc.nat({ max: 8 }),
  }),
);

it('ends in the same articles, sources and records in any order, split and repetition', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ articles, habit, uploads, last, cuts, again }) => {
      // Whatever came before, in the end each article has come once as its feed has it, together with others or alone.
      const ends: Delivered[][] = [];
      for (const [index, number] of last.entries()) {
        const item: Delivered = { number, disguise: 'plain' };
        if (index === 0 || cuts[index]) ends.push([item]);
        else ends.at(-1)?.push(item);
      }
      const ingestion = await startIngestion();
      try {
        const all = [...uploads, ...ends];
        const records: IngestRecord[] = [];
        for (const [index, delivered] of all.entries()) {
          const payload = feedOf(delivered.map((each) => itemOf(each, habit)));
          const record = await ingestion.upload(`feed/${index}`, payload);
          expect(itemsOf(record)).toBe(delivered.length);
          records.push(record);
        }
        const repeated = again % all.length;
        const payload = feedOf((all[repeated] ?? []).map((each) => itemOf(each, habit)));
        expect(await ingestion.upload(`feed/${repeated}`, payload)).toEqual(records[repeated]);
        const stored = await ingestion.articles();
        expect(stored.map(({ headline }) => headline).sort()).toEqual(
          [...Array(articles).keys()]
            .map((number) => `The ${WORDS[number]} of Aldren opens again after ${number + 2} weeks`)
            .sort(),
        );
        for (const { headline, articleBody, description } of stored)
          expect(articleBody || description).toContain(`of the ${headline.split(' ')[1]}:`);
        expect(records.reduce((sum, record) => sum + record.stored, 0)).toBe(articles);
        expect(await ingestion.sources()).toEqual(['harbor.example']);
      } finally {
        await ingestion.close();
      }
    }),
    { numRuns: Number(process.env['NEWSLOOM_RUNS'] ?? 25) },
  );
}, 300_000);
