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
  files: 'FILE',
};

describe('a command line', () => {
  it('gives the options, with their defaults, and the files', () => {
    expect(readCommandLine(COMMAND, ['--unit', 'ton', 'a', '--scales=3', '--json', 'b'])).toEqual({
      values: { unit: 'ton', scales: 3, seed: undefined, part: 'all', out: 'weights.txt', json: true },
      files: ['a', 'b'],
    });
  });

  it.each([
    ['an unknown option', ['--unit', 'ton', '--bogus', 'a'], "unknown option '--bogus'"],
    ['an option that is nearly known', ['--unit', 'ton', '--jsn', 'a'], '(Did you mean --json?)'],
    ['a needed option left out', ['a'], "required option '--unit <NAME>' not specified"],
    ['no file', ['--unit', 'ton'], "missing required argument 'FILE'"],
    [
      'a word for a number',
      ['--unit', 'ton', '--scales', 'few', 'a'],
      "argument 'few' is invalid. It takes a number from 1 up to 8.",
    ],
    ['nothing for a number', ['--unit', 'ton', '--scales', '', 'a'], 'It takes a number from 1 up to 8.'],
    ['a number too high', ['--unit', 'ton', '--scales', '9', 'a'], 'It takes a number from 1 up to 8.'],
    ['a word of no list', ['--unit', 'ton', '--part', 'even', 'a'], 'It takes one of all, odd.'],
    ['a value that is left out', ['--unit'], "option '--unit <NAME>' argument missing"],
  ])('is refused with %s', (_, args, line) => {
    expect(() => readCommandLine(COMMAND, args)).toThrow(line);
  });

  it('asks for help, whatever it lacks', () => {
    expect(() => readCommandLine(COMMAND, ['--help'])).toThrow(expect.objectContaining({ exitCode: 0 }));
  });

  it('takes no file where the command takes none', () => {
    const { files: _, ...without } = COMMAND;
    expect(() => readCommandLine(without, ['--unit', 'ton', 'a'])).toThrow('too many arguments');
  });

  it('turns off what is on without it', () => {
    const command = { call: 'npm start', about: 'Starts.', options: { 'no-samples': flag('none') } };
    expect(readCommandLine(command, []).values).toEqual({ 'no-samples': false });
    expect(readCommandLine(command, ['--no-samples']).values).toEqual({ 'no-samples': true });
  });
});

describe('a help', () => {
  it('names every option with its default', () => {
    expect(helpOf(COMMAND)).toBe(`Usage: npm run -s weigh -- [options] <FILE...>

Weighs files.

Options:
  --unit <NAME>     unit of weight
  --scales <N>      scales at once (default: 2)
  --seed <N>        repeats a run
  --part <all|odd>  files that are weighed (default: all)
  --out <FILE>      where to write (default: weights.txt)
  --json            JSON
  --help            show this
`);
  });

  it('says what is done without files', () => {
    expect(helpOf({ ...COMMAND, withoutFiles: 'all of this folder' })).toMatch(
      /\[options\] \[FILE\.\.\.\]\n(?:.*\n)*Arguments:\n +FILE +without one: all of this folder\n/,
    );
  });
});
