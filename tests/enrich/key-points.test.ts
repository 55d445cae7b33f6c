import { expect, it } from 'vitest';
import { standingSentences } from '../../lib/enrich/key-points.ts';
import { sentencesOf } from '../../lib/text/sentences.ts';

const FIRST = 'The harbor of Lund reopens on Monday after a month of repairs.';
const LAST = 'Two cranes were replaced, and the quay is deeper than before the storm.';

/** The sentences that may be key points of a text whose second paragraph is `between`. */
function standing(between: string, summary = ''): readonly string[] {
  const text = `${FIRST}\n\n${between}\n\n${LAST}`;
  return standingSentences(text, sentencesOf(text, 'en'), summary).map(({ start, end }) =>
    text.slice(start, end),
  );
}

it.each([
  ['a question over a part of the text', 'What changes for the fishermen of the coast?'],
  ['a sentence that breaks off', 'The council will vote on the plan next week, and the mayor…'],
  ['a line without an end', 'Waiting since October'],
  ['an offer inside of a sentence', 'If you like this story, sign up for our daily newsletter today.'],
  ['a prompt in Italian', 'Leggi anche la storia del porto di Lund dopo la tempesta.'],
  ['a prompt in Polish', 'Czytaj także: Port otwarty w poniedziałek.'],
  ['a prompt in Ukrainian', 'Читайте також: Порт відкриють у понеділок.'],
  ['a prompt in Swedish', 'Läs också om hamnen i Lund.'],
  ['whose a picture is', 'A crane at the quay on Monday, photo by Ida Brandt.'],
])('%s is no key point', (_name, between) => {
  expect(standing(between)).toEqual([FIRST, LAST]);
});

it('keeps a question inside of a paragraph, and leaves out what the summary says', () => {
  const between = 'Who pays for the works? The city pays for all of them until summer.';
  expect(standing(between, FIRST)).toEqual([
    'Who pays for the works?',
    'The city pays for all of them until summer.',
    LAST,
  ]);
});
