import { describe, expect, it } from 'vitest';
import { languageOf, languageTag } from '../../lib/normalize/language.ts';

describe('languageTag', () => {
  it.each([
    ['en-us', 'en-US'],
    ['en_GB', 'en-GB'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['english', 'en'],
    ['English (UK)', 'en'],
    ['Deutsch', 'de'],
    ['русский', 'ru'],
    ['eng', 'en'],
    ['ger', 'de'],
    ['deu', 'de'],
    ['iw', 'he'],
    ['pt-BR, pt', 'pt-BR'],
    ['und', undefined],
    ['x', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (given, expected) => expect(languageTag(given)).toBe(expected));
});

describe('languageOf', () => {
  it.each([
    ['what is told', 'fr', 'The ferry left at ten.', 'fr', false],
    ['the script against what is told', 'en', 'Η νυχτερινή σύνδεση με τα νησιά επιστρέφει', 'el', true],
    ['the kana between Chinese characters', 'en', '夜行フェリーが四年ぶりに島々へ戻る', 'ja', true],
    [
      'the detector against what is told',
      'en',
      'Ночной паром возвращается на острова после четырёх лет',
      'ru',
      true,
    ],
    [
      'what is told of a language without its script',
      'hi',
      'Raat ki ferry chaar saal baad dvipon ko lautati hai',
      'hi',
      false,
    ],
    [
      'the detector against what is told, when none of the commonest words is there',
      'en',
      'Die Nachtfähre kehrt nach vier Jahren auf die Inseln zurück. Der Hafen wurde für sie umgebaut, und die Mannschaft ist neu. Sie fährt mit dem letzten Licht ab und kommt im ersten an. Das freut nicht nur die Fischer, sondern auch die Schulen.',
      'de',
      true,
    ],
    ['a script of one language', undefined, '밤 배가 섬으로 돌아온다', 'ko', true],
    ['Chinese characters alone', undefined, '夜班渡轮四年后重返群岛', 'zh', true],
    ['the detector', undefined, 'Die Nachtfähre kehrt nach vier Jahren auf die Inseln zurück', 'de', true],
    ['nothing for hardly any text', undefined, 'OK 7', 'und', true],
  ])('is %s', async (_, given, text, inLanguage, guessed) => {
    expect(await languageOf(given, text)).toEqual({ inLanguage, guessed });
  });
});
