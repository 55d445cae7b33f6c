import { beforeAll, describe, expect, it } from 'vitest';
import { loadedLanguage, loadLanguage } from '../../lib/text/language.ts';
import { termsOf } from '../../lib/text/terms.ts';
import { wordsOf } from '../../lib/text/words.ts';

const LANGUAGES = ['de', 'en', 'fr', 'hi', 'ja', 'ko', 'ru', 'th', 'uk', 'vi', 'zh'];

beforeAll(async () => {
  for (const language of LANGUAGES) await loadLanguage(language);
});

describe('the words of a text', () => {
  it.each([
    ['en', 'Jean-Claude left AT&T.', ['Jean-Claude', 'left', 'AT&T']],
    ['en', "the U.S. dollar's 3.5 percent", ['the', 'U.S', 'dollar', '3.5', 'percent']],
    ['en', 'It ended.Next came rain', ['It', 'ended', 'Next', 'came', 'rain']],
    ['fr', "l'État et l’Europe", ['État', 'et', 'Europe']],
    ['de', "in d'Orsay", ['in', "d'Orsay"]],
    ['hi', 'प्रधानमंत्री ने कहा', ['प्रधानमंत्री', 'ने', 'कहा']],
    ['th', 'รถไฟกลางคืน', ['รถไฟ', 'กลาง', 'คืน']],
  ])('in %s: %s', (code, text, expected) => {
    const words = wordsOf(text, loadedLanguage(code));
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it.each([
    ['the ferry', [true, false]],
    ['US and it', [false, true, true]],
    ['WHO IS HERE', [false, false, false]],
  ])('are stop words unless they shout: %s', (text, expected) => {
    expect(wordsOf(text, loadedLanguage('en')).map(({ isStop }) => isStop)).toEqual(expected);
  });
});

describe('the terms of a text', () => {
  it.each([
    ['en', 'The ferries of the well-known U.S. Line', ['ferri', 'well', 'known', 'us', 'line']],
    ['de', 'Die Häuser über dem Hafen', ['haus', 'haf']],
    ['fr', "L'État des Régions", ['etat', 'region']],
    ['ru', 'Ночные паромы всё ещё ходят', ['ночн', 'паром', 'ход']],
    ['uk', 'Нові пороми та пасажири', ['нов', 'пором', 'пасажир']],
    ['hi', 'लड़कियों लड़की', ['लड़क', 'लड़क']],
    ['ko', '정부가 여객선을 늘렸다', ['정부', '여객선', '늘렸다']],
    ['zh', '习近平访问塞尔维亚', ['习近平', '访问', '塞尔维亚']],
  ])('in %s: %s', (code, text, expected) => {
    expect(termsOf(text, loadedLanguage(code), 50).map(({ term }) => term)).toEqual(expected);
  });

  it('are as many as asked for, function words apart', () => {
    const terms = termsOf('The ferry and the harbor of the islands', loadedLanguage('en'), 2);
    expect(terms.map(({ surface }) => surface)).toEqual(['ferry', 'harbor']);
  });

  it('are names where a capital says so', () => {
    const terms = termsOf('Ferries left Port Aldren: Captains cheered', loadedLanguage('en'), 9);
    expect(terms.filter(({ isName }) => isName).map(({ surface }) => surface)).toEqual(['Port', 'Aldren']);
  });
});

describe('a language', () => {
  it('is the same for all its tags, and read as it stands where nothing is known of it', async () => {
    expect(await loadLanguage('en-US')).toBe(await loadLanguage('EN_gb'));
    const unknown = await loadLanguage('vi');
    expect([unknown.code, unknown.stem('phà'), unknown.stopWords.size]).toEqual(['vi', 'phà', 0]);
  });

  it('that was not loaded is a fault', () => {
    expect(() => loadedLanguage('fi')).toThrow('the language fi was not loaded');
  });
});
