import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { borrowedHeadline, withoutPublisher } from '../../lib/normalize/headline.ts';
import { sectionsOf, termsOf } from '../../lib/normalize/keywords.ts';
import { cleanLine, cleanText, cutText, lineOf } from '../../lib/normalize/text.ts';
import { stopwatch } from '../support/stopwatch.ts';

describe('cleanLine', () => {
  it.each([
    ['e\u0301', 'é'],
    ['  two\n\u00a0 words\t', 'two words'],
    ['nul\u0000 bell\u0007 del\u007f c1\u0085', 'nul bell del c1'],
    ['ze\u200bro\u2060 wi\ufeffdth soft\u00adhyphen', 'zero width softhyphen'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🚀', '👩\u200d🚀'],
    ['👩🏽\u200d🚀', '👩🏽\u200d🚀'],
    ['क्\u200dष', 'क्\u200dष'],
    ['La\u200dtin\u200c', 'Latin'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['hid\u{e0068}\u{e0069}den', 'hidden'],
    ['🏴\u{e0067}\u{e0062}\u{e007f}', '🏴\u{e0067}\u{e0062}\u{e007f}'],
    ['half \ud83d', 'half'],
    [`a${'\u0301'.repeat(200)}`, `á${'\u0301'.repeat(29)}`],
  ])('%j is %j', (text, expected) => expect(cleanLine(text)).toBe(expected));

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        (text) => cleanLine(cleanLine(text)) === cleanLine(text),
      ),
    );
  });

  it.each(['\u0301\u0323', '\u200d', '\u{e0041}', '\n ', ' ', '&amp;', '\ud800'])(
    'is quick on a million of %j',
    (piece) => {
      const took = stopwatch();
      cleanText(piece.repeat(1_000_000 / piece.length));
      expect(took()).toBeLessThan(1500);
    },
  );
});

describe('lineOf', () => {
  it.each([
    ['text', 'Fish &amp; chips', 'Fish & chips'],
    ['text', 'Fish &#38; chips', 'Fish & chips'],
    ['text', 'R&D; and AT&T', 'R&D; and AT&T'],
    ['text', '1 < 2 <b>', '1 < 2 <b>'],
    ['html', 'Fish &amp; <b>chips</b>', 'Fish & chips'],
    ['html', 'Write &amp;amp; for &amp;', 'Write &amp; for &'],
  ] as const)('reads %s once too often only where it was escaped so: %s', (type, value, expected) => {
    expect(lineOf({ type, value })).toBe(expected);
  });
});

describe('cleanText', () => {
  it.each([
    ['one\r\ntwo\r\n\r\n\r\nthree', 'one\ntwo\n\nthree'],
    ['one\u2029two', 'one\n\ntwo'],
    ['  one  \n \n  two ', 'one\n\ntwo'],
    ['\n\n', ''],
  ])('%j has the paragraphs %j', (text, expected) => expect(cleanText(text)).toBe(expected));

  it('is cut between code points', () => {
    expect(cutText('a👩b', 2)).toEqual({ text: 'a👩', cut: true });
    expect(cutText('a👩b', 3)).toEqual({ text: 'a👩b', cut: false });
  });
});

describe('headlines', () => {
  it.each([
    ['Ferry returns - Northern Ledger', 'Ferry returns'],
    ['Ferry returns | The Northern Ledger', 'Ferry returns'],
    ['Ferry returns – ledger.example', 'Ferry returns'],
    ['Ferry returns - at last', 'Ferry returns - at last'],
    ['News - Northern Ledger', 'News - Northern Ledger'],
    ['Northern Ledger', 'Northern Ledger'],
  ])('%s', (headline, expected) => {
    expect(withoutPublisher(headline, ['Northern Ledger', 'ledger.example'])).toBe(expected);
  });

  it.each([
    ['The ferry left at ten sharp. Nobody waved.', 'The ferry left at ten sharp.'],
    ['First line\n\nSecond', 'First line'],
    [`${'word '.repeat(40)}.`, `${'word '.repeat(22)}word…`],
    ['', ''],
  ])('are borrowed from a text: %s', (text, expected) => expect(borrowedHeadline(text)).toBe(expected));
});

describe('keywords and sections', () => {
  it.each([
    [['ferry, Travel; sea|Ferry'], ['ferry', 'Travel', 'sea']],
    [
      ['Smith, Ida', 'travel'],
      ['Smith, Ida', 'travel'],
    ],
    [['#Ferry', ' ', 'None', '---', 'x'.repeat(81)], ['Ferry']],
    [undefined, []],
  ])('terms of %j', (values, expected) => expect(termsOf(values)).toEqual(expected));

  it.each([
    [['Arts, Books & Music'], ['Arts, Books & Music']],
    [['World, Politics'], ['World', 'Politics']],
    [
      ['World; Politics', 'world'],
      ['World', 'Politics'],
    ],
  ])('sections of %j', (values, expected) => expect(sectionsOf(values)).toEqual(expected));
});
