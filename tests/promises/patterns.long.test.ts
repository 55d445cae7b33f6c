import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../support/root.ts';

/** A literal stands where a value may begin. */
const LITERAL =
  /(?<=(?:[=(,:[!&|?{};]|=>|return)\s{0,12})\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g;

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function patterns(): Pattern[] {
  const folder = join(repositoryRoot, 'lib');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(LITERAL)].flatMap(([, source = '', flags = '']) => {
      try {
        new RegExp(source, flags);
        return [{ file, source, flags }];
      } catch {
        return [];
      }
    }),
  );
}

const LENGTH = 3000;
const COMMON = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '\t',
  '.',
  '-',
  '/',
  '<',
  '"',
  ',',
  'é',
  '年',
  'a ',
  'a.',
  '0-',
  'a,',
  '<a',
  'A a',
];

/** Texts that a pattern asks for as they stand: `<!---->`, `</script>`, `/*`. */
function literalsOf(source: string): string[] {
  const bare = source.replaceAll(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, '(');
  const plain = bare.replaceAll(/\\([^a-zA-Z0-9])/g, '\uE000$1');
  const runs = plain.match(/(?:\uE000.|[^\\()[\]{}*+?|^$.\uE000])+/gu) ?? [];
  const literals = [...new Set(runs.map((run) => run.replaceAll('\uE000', '')))];
  const long = literals.filter((run) => run.length > 1 && run.length < 40).slice(0, 8);
  // What opens something and what closes it, one after the other, as `<!--` and `-->`.
  const pairs = long.slice(1).map((next, at) => `${long[at]}${next}`);
  return [...long, ...pairs, long.join('')].filter((part) => part !== '');
}

/** Strings of what the pattern is made of, over and over, that in the end do not match. */
function attacks(source: string): string[] {
  const own = [...new Set(source.replaceAll(/\\[a-zA-Z]/g, '').match(/[^\\()[\]{}*+?|^$]/gu) ?? [])].slice(
    0,
    25,
  );
  const words = [...new Set(source.match(/[a-z]{2,}/gi) ?? [])].slice(0, 10);
  const pump = (part: string, length: number) => part.repeat(Math.ceil(length / part.length));
  // Few literals, so they are tried at a length at which quadratic time shows.
  const long = literalsOf(source).map((part) => `${pump(part, 20 * LENGTH)}\u0000`);
  const short = [...COMMON, ...own, ...words].flatMap((part) => {
    const pumped = pump(part, LENGTH);
    return [`${pumped}\u0000!`, `\u0000${pumped}`, `${words[0] ?? ''}${pumped}\u0000`];
  });
  return [...short, ...long];
}

/*
 * For three thousand characters a pattern that backtracks without bound takes minutes, a cubic one half a minute, a
 * quadratic one milliseconds.
 */
const LIMIT_MS = 1000;

function isSlow({ source, flags }: Pattern): boolean {
  const context = createContext({ source, flags, texts: [] });
  new Script('pattern = new RegExp(source, flags)').runInContext(context);
  const attempt = new Script('for (const text of texts) { pattern.lastIndex = 0; pattern.exec(text); }');
  const isTimedOut = (texts: readonly string[]) => {
    context['texts'] = texts;
    try {
      attempt.runInContext(context, { timeout: LIMIT_MS });
      return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return true;
    }
  };
  const texts = attacks(source);
  if (!isTimedOut(texts)) return false;
  // Three times: the clock also runs while a busy machine lets others work.
  return texts.some((text) => isTimedOut([text]) && isTimedOut([text]) && isTimedOut([text]));
}

it('no pattern of lib backtracks without bound on what it is made of, over and over', () => {
  const found = patterns();
  expect(found.length).toBeGreaterThan(150);
  expect(isSlow({ file: '', source: '^(a+)+$', flags: '' })).toBe(true);
  expect(isSlow({ file: '', source: '^(?:(?:<!---->)+)+$', flags: '' })).toBe(true);
  expect(found.filter(isSlow).map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
});
