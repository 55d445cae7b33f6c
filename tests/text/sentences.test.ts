import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../lib/text/sentences.ts';

const cases: [name: string, language: string, sentences: string[]][] = [
  ['titles and initials', 'en', ['Mr. Holm met Dr. A. B. Lee at 5 p.m. on Jan. 3.', 'Nobody waved.']],
  [
    'an acronym before a name, and before a new sentence',
    'en',
    ['The U.S. Navy left the U.S.', 'It came back.'],
  ],
  ['decimals and addresses', 'en', ['Prices rose 3.5 percent, says example.com today.', 'They fell later.']],
  ['quotations that go on', 'en', ['“Is it over?” he asked.', '"It is!" she said.', '“Good.”', 'They left.']],
  ['a missing space', 'en', ['The ferry left.', 'Nobody waved.']],
  ['ordinals', 'de', ['Am 21. November kam Frau Dr. Holm z. B. um 8 Uhr an.', 'Niemand winkte.']],
  ['quotation marks', 'de', ['„Endlich!“, sagte sie.', '„Gut.“', 'Dann ging sie.']],
  ['guillemets', 'fr', ['« Enfin ! », a dit Mme. Holm.', 'Personne ne bouge.']],
  ['opening marks', 'es', ['¿Quién llegó?', '¡Nadie!', 'El Sr. Holm se fue.']],
  [
    'abbreviations and dashes',
    'ru',
    ['В 2017 г. он жил на ул. Ленина.', '«Пора!» — сказал А. С. Холм.', 'Все ушли.'],
  ],
  ['Chinese', 'zh', ['渡轮回来了。', '没有人挥手！', '为什么？']],
  ['Japanese quotations', 'ja', ['「船が戻った。」と述べた。', '誰も手を振らなかった。']],
  ['Korean', 'ko', ['배가 돌아왔다.', '아무도 손을 흔들지 않았다.']],
  ['Arabic', 'ar', ['هل عادت العبارة؟', 'نعم، عادت.', 'لم يلوح أحد.']],
  ['Urdu', 'ur', ['کشتی واپس آ گئی۔', 'کسی نے ہاتھ نہیں ہلایا۔']],
  ['Hindi', 'hi', ['नौका लौट आई।', 'किसी ने हाथ नहीं हिलाया।']],
  ['Armenian', 'hy', ['Նավը վերադարձավ։', 'Ոչ ոք չէր սպասում։']],
  ['Burmese', 'my', ['သင်္ဘော ပြန်လာသည်။', 'မည်သူမျှ မရှိပါ။']],
];

describe('sentencesOf', () => {
  it.each(cases)('knows %s', (_name, language, sentences) => {
    const text = sentences.join(/^(?:zh|ja)$/.test(language) ? '' : ' ');
    expect(sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });

  it('cuts Thai, which marks no ends, at spaces', () => {
    const text = Array.from({ length: 6 }, () => 'เรือกลางคืนกลับมาที่เกาะแล้วหลังจากสี่ปีไม่มีเรือ').join(' ');
    const spans = sentencesOf(text, 'th');
    expect(spans.length).toBeGreaterThan(1);
    expect(spans.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(text);
  });

  it('ends a sentence at the end of a line', () => {
    expect(sentencesOf('Night ferry\n\nThe ferry left')).toEqual([
      { start: 0, end: 11 },
      { start: 13, end: 27 },
    ]);
  });

  it('loses nothing but white space', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const spans = sentencesOf(text);
        let at = 0;
        for (const { start, end } of [...spans, { start: text.length, end: text.length }]) {
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['periods', '.'],
    ['letters without end', 'x'],
    ['short sentences', 'A b. '],
    ['initials', 'A. '],
    ['white space', ' '],
    ['quotation marks', '"'],
    ['Thai', 'เรือ '],
  ])(
    'reads a megabyte of %s',
    (_name, part) => {
      const text = part.repeat(Math.ceil(1_000_000 / part.length));
      expect(sentencesOf(text).every(({ start, end }) => end > start)).toBe(true);
    },
    5000,
  );
});
