import { describe, expect, it } from 'vitest';
import { authorsOf } from '../../lib/normalize/author.ts';
import { stopwatch } from '../support/stopwatch.ts';

const shown = (name: string): string[] =>
  authorsOf([{ name }], 'Northern Ledger').author.map(
    (each) => `${each.type === 'Person' ? '' : 'Organization: '}${each.name}`,
  );

describe('authorsOf', () => {
  it.each([
    ['By Ida Brandt', ['Ida Brandt']],
    ['Von Peter Müller', ['Peter Müller']],
    ['Por María López y Juan Pérez', ['María López', 'Juan Pérez']],
    ['Автор: Иван Петров и Анна Сидорова', ['Иван Петров', 'Анна Сидорова']],
    ['山田太郎、鈴木花子', ['山田太郎', '鈴木花子']],
    ['Oleh Ida Brandt', ['Ida Brandt']],
    ['De Ida Brandt', ['Ida Brandt']],
    ['Της Μαρίας Παππά', ['Μαρίας Παππά']],
    ['De Vries', ['De Vries']],
    ['von Trier', ['von Trier']],
    ['Ursula von der Leyen', ['Ursula von der Leyen']],
    ['Leonardo da Vinci', ['Leonardo da Vinci']],
    ['Brandt, Ida', ['Ida Brandt']],
    ['De Niro, Robert', ['Robert De Niro']],
    ['Martin Luther King, Jr.', ['Martin Luther King Jr.']],
    ['Ida Brandt, PhD, and Ole Holm', ['Ida Brandt PhD', 'Ole Holm']],
    ['IDA BRANDT & JEAN-LUC O’NEIL', ['Ida Brandt', 'Jean-Luc O’Neil']],
    ['Ida Brandt, Political Editor', ['Ida Brandt']],
    ['By Ida Brandt in Port Aldren', ['Ida Brandt']],
    ['Reporting by Ida Brandt; Editing by Ole Holm', ['Ida Brandt']],
    ['By IDA BRANDT, Associated Press', ['Ida Brandt', 'Organization: Associated Press']],
    ['Reuters', ['Organization: Reuters']],
    ['Analysis by Ida Brandt', ['Ida Brandt']],
    ['Ida Brandt @idabrandt', ['Ida Brandt']],
    ['Ida Brandt, MS, RDN', ['Ida Brandt']],
    ['Ida Brandt, AFP', ['Ida Brandt', 'Organization: AFP']],
    ['Northern Ledger Sport', ['Organization: Northern Ledger Sport']],
    ['Acme Sports, Inc.', ['Organization: Acme Sports Inc.']],
    ['ledger.example', ['Organization: ledger.example']],
    ['Northern Ledger', ['Organization: Northern Ledger']],
    ['ida@ledger.example (Ida Brandt)', ['Ida Brandt']],
    ['Ida Brandt <ida@ledger.example>', ['Ida Brandt']],
    ['@idabrandt', ['idabrandt']],
    ['Ida Brandt (@ida)', ['Ida Brandt']],
    ['Ida Brandt, ida brandt', ['Ida Brandt']],
  ])('%s', (name, expected) => expect(shown(name)).toEqual(expected));

  it.each([
    'ida@ledger.example',
    'https://social.example/ida',
    'None',
    'admin',
    'Staff Writer',
    '---',
    'x'.repeat(200),
  ])('leaves out what names nobody, and says so: %s', (name) => {
    const { author, warnings } = authorsOf([{ name }], 'Northern Ledger');
    expect(author).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['authorDropped']);
    expect(JSON.stringify(warnings)).not.toContain('@');
  });

  it('keeps an address, and never a mail address', () => {
    const { author } = authorsOf(
      [{ name: 'Ida Brandt', url: 'https://ledger.example/ida', email: 'ida@ledger.example' }],
      '',
    );
    expect(author).toEqual([{ type: 'Person', name: 'Ida Brandt', url: 'https://ledger.example/ida' }]);
  });

  it('does not split an organization that was told as one', () => {
    expect(authorsOf([{ name: 'Smith, Brown and Co', type: 'Organization' }], '').author).toEqual([
      { type: 'Organization', name: 'Smith, Brown and Co' },
    ]);
  });

  it.each(['(', 'a@', 'and ', ',', 'By ', 'é, ', 'x@y.'])('is quick on 100 000 times %j', (piece) => {
    const took = stopwatch();
    authorsOf([{ name: piece.repeat(100_000) }], 'Northern Ledger');
    expect(took()).toBeLessThan(500);
  });
});
