import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { articlesOf } from './articles-of.ts';

const FOLDER = join(import.meta.dirname, '../cases/pages');

/** The paragraphs of the text that most pages here hold, by their first words. */
const HARBOR = [
  'The harbour council of Port Velden approved a new timetable ',
  'Under the plan the morning crossing will leave forty minutes',
  'Anneke Duval, who leads the transport committee, said the ol',
  'Not everyone is pleased, because the evening boat will no lo',
  'The ferry company has promised to publish delays on the boar',
  'A survey of 1,204 passengers found that two thirds would rat',
  'Fishermen argued that the wider turning circle of the new ve',
  'The council answered that buoys would mark a corridor from n',
  'Shop owners in the old town expect more visitors in the morn',
  'Money for the second reserve boat comes from a fund that the',
  'Critics pointed out that the fund was meant for repairs to t',
];

interface Expected {
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly headline?: string;
  readonly authors?: readonly string[];
  /** Start of the instant. */
  readonly datePublished?: string;
  readonly [field: string]: unknown;
}

it.each<[file: string, Expected]>([
  ['r03-main-in-aside', { has: HARBOR.slice(0, 7), hasNot: ['similar techniques', '214 partners'] }],
  [
    'r05-code-indent',
    {
      has: [
        'func main() {\n    for i := 0; i < 3; i++ {\n        fmt.Println("ferry", i)\n    }\n}',
        ...HARBOR.slice(0, 6),
      ],
    },
  ],
  [
    'r14-streamfield-quote',
    {
      has: [
        ...HARBOR,
        'We asked for a boat that comes on time, and we were offered a board that tells us when it does not.',
      ],
    },
  ],
  [
    'r25-live-ticker',
    {
      has: [
        'Fishermen argued that the wider turning circle of ',
        'The council answered that buoys would mark a corri',
        'The harbour council of Port Velden approved a new ',
        'Council interrupts the session',
      ],
      hasNot: ['minutes ago'],
      datePublished: '2025-09-15T11:10',
      headline: 'Ferries: the session in the live blog',
    },
  ],
  [
    'r27-paywall',
    {
      has: ['The harbour council of Port Velden approved a new '],
      hasNot: ['one crown only', 'Already a subscriber', 'Read on with V+'],
      isAccessibleForFree: false,
    },
  ],
  [
    'p01-rtl',
    {
      has: [
        'أعلن مجلس ميناء فيلدن يوم الثلاثاء عن جد',
        'وبموجب الخطة ستغادر رحلة الصباح قبل أربع',
        'وقالت رئيسة لجنة النقل إن الجدول القديم ',
        'ويخشى بعض السكان أن القارب المسائي لن ين',
      ],
      hasNot: ['اقرأ أيضا', 'أسعار السمك'],
      inLanguage: 'ar',
      authors: ['ليلى حداد'],
      datePublished: '2026-03-03T06:00',
    },
  ],
  ['p03-ld-body-escaped', { has: HARBOR.slice(0, 6), hasNot: ['&lt;', '<p>', '&quot;'] }],
  ['p06-ld-date-no-zone', { datePublished: '2026-07-03T06:15' }],
  ['p07-modified-first', { datePublished: '2026-03-03' }],
  ['p09-author-url', { authors: ['Mira Hollander'] }],
  [
    'p12-amp',
    {
      has: HARBOR.slice(0, 8),
      hasNot: ['buy two boats', 'value your privacy', 'Sport news'],
      url: 'https://velden.example/ferries',
    },
  ],
  ['p16-wiki-headline', { headline: 'Port Velden' }],
  ['p19-two-h1', { headline: 'Island ferries will leave earlier from May' }],
])('%s', async (file, { has = [], hasNot = [], authors, datePublished, ...fields }) => {
  const [article] = await articlesOf(readFileSync(join(FOLDER, `${file}.html`)));
  for (const text of has) expect(article?.articleBody).toContain(text);
  for (const text of hasNot) expect(article?.articleBody).not.toContain(text);
  if (authors) expect(article?.author.map(({ name }) => name)).toEqual(authors);
  if (datePublished) expect(article?.datePublished.startsWith(datePublished)).toBe(true);
  expect(article).toMatchObject(fields);
});
