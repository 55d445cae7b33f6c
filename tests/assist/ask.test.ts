import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askPassages, type Passage } from '../../lib/assist/ask.ts';
import { readQuestion } from '../../lib/assist/question.ts';

const passage = (language: string, text: string, fields: Partial<Passage> = {}): Passage => ({
  articleId: 'a',
  field: 'articleBody',
  language,
  text,
  ...fields,
});

const FERRY = [
  passage('en', 'Night ferry returns to the Skerry islands', { field: 'headline' }),
  passage(
    'en',
    'The ferry left Port Aldren at ten in the evening. Captain Mara Quist had waited four years for this night. ' +
      'A ticket costs 14 crowns, half of what it was.\n\nThe old boat was sold to a museum in 2022. Nobody waved.',
  ),
  passage('en', 'The islands had lost their night ferry when the operator went bankrupt.', {
    articleId: 'b',
    field: 'excerpt',
  }),
];

describe('ask', () => {
  const rows: [string, readonly Passage[], string][] = [
    ['How much does a ticket cost?', FERRY, 'A ticket costs 14 crowns, half of what it was.'],
    ['Who is the captain?', FERRY, 'Captain Mara Quist had waited four years for this night.'],
    ['When was the old boat sold?', FERRY, 'The old boat was sold to a museum in 2022.'],
    [
      'Why did the operator of the ferry go bankrupt?',
      FERRY,
      'The islands had lost their night ferry when the operator went bankrupt.',
    ],
    [
      'Кто построил мост?',
      [
        passage(
          'ru',
          'Мост открыли в мае. Моста́ми города гордятся. Построила мост компания «Верфь» за два года.',
        ),
      ],
      'Построила мост компания «Верфь» за два года.',
    ],
    [
      'Wie viele Menschen starben bei dem Unglück?',
      [
        passage(
          'de',
          'Das Unglück geschah am Morgen. Bei dem Unglück starben zwölf Menschen, 3 davon Kinder.',
        ),
      ],
      'Bei dem Unglück starben zwölf Menschen, 3 davon Kinder.',
    ],
    [
      '习近平什么时候访问法国？',
      [passage('zh', '会议在北京举行。习近平将于5月访问法国和塞尔维亚。天气很好。')],
      '习近平将于5月访问法国和塞尔维亚。',
    ],
    [
      'متى افتتح الجسر؟',
      [passage('ar', 'زار الوزير المدينة. افتتح الجسر في مايو 2020. وعاد إلى العاصمة.')],
      'افتتح الجسر في مايو 2020.',
    ],
  ];
  it.each(rows)('%s', async (question, passages, expected) => {
    const { answered, answers } = await askPassages(question, passages);
    expect([answered, answers[0]?.text]).toEqual([true, expected]);
  });

  it.each([
    'Who won the football championship?',
    'How many voters turned out in Lisbon?',
    'the of and?',
    '???',
    '',
    'Кто построил мост?',
  ])('says that nothing answers %j', async (question) => {
    expect(await askPassages(question, FERRY)).toEqual({ answered: false, answers: [] });
  });

  it('tells a sentence once, however many copies say it', async () => {
    const copies = ['a', 'b', 'c'].map((articleId) =>
      passage('en', 'A ticket costs 14 crowns.', { articleId }),
    );
    expect((await askPassages('What does a ticket cost?', copies)).answers).toHaveLength(1);
  });

  it('names spans that hold what it quotes, and scores from 0 to 1, whatever the texts are', async () => {
    const text = fc.string({ maxLength: 300, unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(text, { maxLength: 4 }),
        fc.constantFrom('en', 'und', 'ja'),
        async (question, texts, language) => {
          const passages = texts.map((each, index) => passage(language, each, { articleId: String(index) }));
          for (const answer of (await askPassages(question, passages)).answers) {
            const whole = passages[Number(answer.articleId)]?.text ?? '';
            expect(whole.slice(answer.span.start, answer.span.end)).toBe(answer.text);
            expect(answer.score).toBeGreaterThan(0);
            expect(answer.score).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes a body of a megabyte', async () => {
    const body = 'The ferry left at ten. '.repeat(45_000);
    expect((await askPassages('What ferry left at ten?', [passage('en', body)])).answers).toHaveLength(1);
  });
});

describe('a question', () => {
  it.each([
    ['Who wrote it?', 'person'],
    ['«Wer» war es?', 'person'],
    ['¿Cuándo fue?', 'time'],
    ['Сколько стоит билет?', 'number'],
    ['いつ開通しましたか', 'time'],
    ['Why not?', 'other'],
    ['Whole wheat?', 'other'],
  ] as const)('%s asks for: %s', (question, kind) => {
    expect(readQuestion(question).kind).toBe(kind);
  });
});
