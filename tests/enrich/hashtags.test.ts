import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { enrich } from '../../lib/enrich/enrich.ts';
import { NO_MEMORY } from '../../lib/enrich/tag-memory.ts';
import { articleOf } from '../support/articles.ts';

async function tagsOf(fields: Partial<Article>): Promise<string[]> {
  const { enrichment } = await enrich(articleOf({ description: '', ...fields }), NO_MEMORY);
  return enrichment.hashtags.map(({ display }) => display);
}

const FERRY =
  'The European Maritime Agency (EMA) will pay for the night ferry. Ida Holm, who runs the harbor of Skerry, said on Monday that the U.S. had no part in it. Holm spoke with the EMA for a year. The United States builds no ferries, Holm said, and the night ferry of Skerry comes from Norway. "We wanted Norway," Holm said.';

describe('hashtags of an article without memory', () => {
  it.each([
    [
      'finds names and says them in full',
      { headline: 'Holm gets her night ferry', articleBody: FERRY },
      ['IdaHolm'],
      ['Holm', 'Monday', 'US'],
    ],
    [
      'takes keywords first, countries under one name, without weekdays, units and itself',
      {
        articleBody: FERRY,
        keywords: ['U.S.', 'Monday', 'percent', 'Harbor Post', 'Travel', 'shipping lanes'],
      },
      ['UnitedStates', 'ShippingLanes'],
      ['Monday', 'Percent', 'HarborPost', 'Travel'],
    ],
    [
      'knows German',
      {
        inLanguage: 'de',
        headline: 'Nachtfähre nach Amrum fährt wieder',
        articleBody:
          'Die Nachtfähre nach Amrum fährt wieder. Am Montag legte sie ab. Das teilte die Reederei Nordsee mit. Die Reederei Nordsee gehört der Insel Amrum. Die Nachtfähre kostet 20 Euro.',
      },
      ['Nachtfähre', 'ReedereiNordsee'],
      ['Montag', 'Euro'],
    ],
    [
      'knows Russian and its cases',
      {
        inLanguage: 'ru',
        headline: 'Паром вернулся на Соловки',
        articleBody:
          'Ночной паром вернулся на Соловки. В понедельник паромом приехали сто человек. О пароме мечтали в Архангельске. Жители Архангельска и Соловков ждали его год.',
      },
      ['Соловки'],
      ['Понедельник', 'Паромом'],
    ],
    [
      'knows Japanese',
      {
        inLanguage: 'ja',
        headline: '夜行フェリーが隠岐に戻る',
        articleBody:
          '夜行フェリーが隠岐に戻った。隠岐の住民は夜行フェリーを待っていた。フェリーは境港を出る。',
      },
      ['夜行フェリー'],
      ['た', '戻'],
    ],
    [
      'knows Arabic',
      {
        inLanguage: 'ar',
        headline: 'عودة العبارة الليلية إلى الجزيرة',
        articleBody: 'عادت العبارة الليلية إلى الجزيرة. انتظر سكان الجزيرة العبارة الليلية عاما كاملا.',
      },
      ['العبارة_الليلية'],
      [],
    ],
    [
      'knows Hindi',
      {
        inLanguage: 'hi',
        headline: 'रात की नौका द्वीप पर लौटी',
        articleBody: 'रात की नौका द्वीप पर लौटी। द्वीप के लोग नौका की राह देख रहे थे। नौका सुबह चलती है।',
      },
      ['नौका'],
      [],
    ],
  ] satisfies [string, Partial<Article>, string[], string[]][])('%s', async (_name, fields, has, lacks) => {
    const tags = await tagsOf(fields);
    expect(tags).toEqual(expect.arrayContaining(has));
    for (const tag of lacks) expect(tags).not.toContain(tag);
    expect(tags.length).toBeLessThanOrEqual(8);
  });
});

describe('hashtags of an article among few others', () => {
  const other = (id: number, tags: readonly string[]) => ({
    id,
    publisher: 1,
    terms: [[7, 1]] as const,
    tags: tags.map((display) => ({ display, score: 1 })),
  });
  const bridge = other(1, ['VesperBridge', 'PortAldren', 'Transport']);

  it.each([
    ['one that is hardly like it', [{ article: bridge, score: 0.01 }]],
    [
      'two that are hardly like it',
      [
        { article: bridge, score: 0.02 },
        { article: other(2, ['VesperBridge', 'Strike']), score: 0.01 },
      ],
    ],
  ])('are not those of %s', async (_, similar) => {
    const fields = { headline: 'Holm gets her night ferry', articleBody: FERRY, description: '' };
    const { enrichment } = await enrich(articleOf(fields), { ...NO_MEMORY, similar });
    expect(enrichment.hashtags.filter(({ source }) => source === 'neighbors')).toEqual([]);
    expect(enrichment.hashtags.length).toBeGreaterThanOrEqual(3);
  });

  it('are those of fifteen that all carry one', async () => {
    const similar = Array.from({ length: 15 }, (_, id) => ({ article: other(id, ['Shipping']), score: 0.2 }));
    const fields = { headline: 'Holm gets her night ferry', articleBody: FERRY, description: '' };
    const { enrichment } = await enrich(articleOf(fields), { ...NO_MEMORY, similar });
    expect(enrichment.hashtags.map(({ key }) => key)).toContain('shipping');
  });
});
