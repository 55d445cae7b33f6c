import { expect, it } from 'vitest';
import { chooseSentences, sentenceOptions } from '../../lib/enrich/rank-sentences.ts';
import { readArticle } from '../../lib/enrich/read-article.ts';
import learned from '../../lib/enrich/word-weights.data.json' with { type: 'json' };
import { loadLanguage } from '../../lib/text/language.ts';
import { sentencesOf } from '../../lib/text/sentences.ts';

const LEAD = 'The harbor council of Port Aldren will close the Vesper Bridge on Monday.';
const MORE = 'Inspectors found a crack in its northern cable anchorage.';
const LEANING = 'They found it in its northern cable anchorage.';
const ASIDE = 'A band played.';

const cases: [name: string, headline: string, sentences: string[], count: number, chosen: number[]][] = [
  ['nothing of nothing', 'Bridge closes', [], 3, []],
  ['all there are', 'Bridge closes', [LEAD], 3, [0]],
  ['what the headline speaks of', 'Crack found in anchorage', [ASIDE, MORE], 1, [1]],
  ['no sentence that repeats another', 'Vesper Bridge to close', [LEAD, LEAD, MORE], 2, [0, 2]],
  ['the sentence that stands alone', 'Northern anchorage', [LEANING, MORE], 1, [1]],
  ['in the order of the text', 'Crack found in anchorage', [ASIDE, LEAD, MORE], 2, [1, 2]],
];

it.each(cases)('chooses %s', async (_, headline, sentences, count, chosen) => {
  const language = await loadLanguage('en');
  const read = readArticle({ headline, articleBody: sentences.join(' ') }, language);
  const spans = sentencesOf(read.body.text, 'en');
  expect(spans).toHaveLength(sentences.length);
  const found = chooseSentences(sentenceOptions(read, spans), count, learned.weights);
  expect(found).toEqual(chosen.map((index) => spans[index]));
});
