import { describe, expect, it } from 'vitest';
import {
  flag,
  helpOf,
  neededText,
  number,
  oneOf,
  readCommandLine,
  text,
} from '../../infra/commands/command-line.ts';

const COMMAND = {
  call: 'npm run -s weigh',
  about: 'Weighs files.',
  options: {
    unit: neededText('NAME', 'unit of weight'),
    scales: number('scales at once', 2, { from: 1, upTo: 8 }),
    seed: number('repeats a run', undefined),
    part: oneOf(['all', 'odd'], 'files that are weighed'),
    out: text('FILE', 'where to write', 'weights.txt'),
    json: flag('JSON'),
  },
  files: 'FILE…',
};

describe('a command line', () => {
  it('gives the options, with their defaults, and the files', () => {
    expect(readCommandLine(COMMAND, ['--unit', 'ton', 'a', '--scales=3', '--json', 'b'])).toEqual({
      values: { unit: 'ton', scales: 3, seed: undefined, part: 'all', out: 'weights.txt', json: true },
      files: ['a', 'b'],
    });
  });

  it.each([
    ['an unknown option', ['--bogus'], "Unknown option '--bogus'"],
    ['a needed option left out', ['a'], '--unit is missing: unit of weight'],
    ['no file', ['--unit', 'ton'], 'no file: name at least one'],
    [
      'a word for a number',
      ['--unit', 'ton', '--scales', 'few', 'a'],
      '--scales takes a number from 1 up to 8',
    ],
    [
      'nothing for a number',
      ['--unit', 'ton', '--scales', '', 'a'],
      '--scales takes a number from 1 up to 8',
    ],
    ['a number too high', ['--unit', 'ton', '--scales', '9', 'a'], '--scales takes a number from 1 up to 8'],
    ['a word of no list', ['--unit', 'ton', '--part', 'even', 'a'], '--part takes one of all, odd, not even'],
    ['a value that is left out', ['--unit'], "Option '--unit <value>' argument missing"],
  ])('is refused in a line with %s', (_, args, line) => {
    expect(() => readCommandLine(COMMAND, args)).toThrow(line);
    expect(() => readCommandLine(COMMAND, args)).toThrow(/^.*$/);
  });

  it('asks for help, whatever else it says', () => {
    expect(readCommandLine(COMMAND, ['--help', '--scales', 'few'])).toBeUndefined();
  });

  it('takes no file where the command takes none', () => {
    const { files: _, ...without } = COMMAND;
    expect(() => readCommandLine(without, ['--unit', 'ton', 'a'])).toThrow("Unexpected argument 'a'");
  });
});

describe('a help', () => {
  it('names every option with its default', () => {
    expect(helpOf(COMMAND)).toBe(`Weighs files.

  npm run -s weigh -- --unit NAME [options] FILE…

  --unit NAME     unit of weight
  --scales N      scales at once (2)
  --seed N        repeats a run
  --part all|odd  files that are weighed (all)
  --out FILE      where to write (weights.txt)
  --json          JSON
  --help          show this
`);
  });

  it('says what is done without files', () => {
    expect(helpOf({ ...COMMAND, withoutFiles: 'all of this folder' })).toMatch(
      /\[options\] \[FILE…\](?:.*\n)*Without FILE…: all of this folder\.\n$/,
    );
  });
});
