import { beforeAll, describe, expect, it } from 'vitest';
import { entitiesOf } from '../../lib/enrich/entities.ts';
import { type Language, loadLanguage } from '../../lib/text/language.ts';
import { wordsOf } from '../../lib/text/words.ts';

let german: Language;
beforeAll(async () => {
  german = await loadLanguage('de');
});

const namesIn = async (text: string) =>
  (await entitiesOf({ text, words: wordsOf(text, german) }, german)).map(({ name }) => name);

describe('names in a German text stand', () => {
  it.each([
    ['without the role', 'Gestern sprach Ministerpräsident Winfried Kretschmann.', ['Winfried Kretschmann']],
    ['without the kind', 'Das sagt der Vermögensverwalter State Street.', ['State Street']],
    ['without the weekday', 'Das sagte Olaf Scholz Mittwoch in Bonn.', ['Olaf Scholz']],
    ['with what joins a person', 'Sie traf Nikolai von Bismarck in Rom.', ['Nikolai von Bismarck']],
    ['without what follows a person', 'Dort gab Johannes Arlt zu Beginn Auskunft.', ['Johannes Arlt']],
    [
      'and nouns that are joined do not',
      'Er forderte den Schutz von Zivilisten und warnte vor dem Konsum von Drogen.',
      [],
    ],
    ['and quantities do not', 'Dort leben Millionen Menschen, und Tonnen Stahlbeton fielen.', []],
    ['and what somebody has does not', 'Auch Putin weiß das. Es wäre ein Teil von Putins Sieg.', []],
    ['and pronouns do not', 'Hier lesen Sie Ihre Post.', []],
    ['and the start of a sentence does not', 'Massiver Blackout. Kurze Zeit darauf ging es weiter.', []],
    [
      'whole where their adjective is a part',
      'Das beschloss die Deutsche Bahn mit den Vereinten Nationen.',
      ['Deutsche Bahn', 'Vereinten Nationen'],
    ],
  ])('%s', async (_, text, names) => {
    expect(await namesIn(text)).toEqual(names);
  });
});
