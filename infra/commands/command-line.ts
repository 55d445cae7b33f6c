import { parseArgs } from 'node:util';

/** One option of a command: how its help names its value, and what it is where it is not given. */
export interface Option<Value> {
  /** What the help shows for the value, such as `N` or `FILE`; empty for an option without one. */
  readonly placeholder: string;
  readonly about: string;
  readonly fallback: Value;
  readonly isNeeded?: boolean;
  /** The value that a text says; throws `WrongUsage` for one that cannot be meant. */
  readonly read: (text: string, name: string) => Value;
}

export type Options = Readonly<Record<string, Option<unknown>>>;

type Values<Of extends Options> = {
  readonly [Name in keyof Of]: Of[Name] extends Option<infer Value> ? Value : never;
};

/** A command, as its help explains it. */
export interface Command<Of extends Options> {
  /** How it is called, such as `npm run -s test:fuzz`. */
  readonly call: string;
  readonly about: string;
  readonly options: Of;
  /** What stands for the files that it takes; none without it. */
  readonly files?: string;
  /** What it does when no file is named; without it one has to be. */
  readonly withoutFiles?: string;
}

/** A command line that cannot be meant: the message is one line for people. */
export class WrongUsage extends Error {}

/** An option that is on when it is named. */
export function flag(about: string): Option<boolean> {
  return { placeholder: '', about, fallback: false, read: () => true };
}

/** An option that takes a number between two others, 0 and no end unless told. */
export function number<Fallback extends number | undefined>(
  about: string,
  fallback: Fallback,
  { from = 0, upTo = Number.POSITIVE_INFINITY }: { from?: number; upTo?: number } = {},
): Option<number | Fallback> {
  const upper = upTo === Number.POSITIVE_INFINITY ? '' : ` up to ${upTo}`;
  const lower = from === 0 ? '' : ` from ${from}`;
  const read = (text: string, name: string) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (value >= from && value <= upTo) return value;
    throw new WrongUsage(`--${name} takes a number${lower}${upper}, not ${text}`);
  };
  return { placeholder: 'N', about, fallback, read };
}

/** An option that takes one of some words, the first unless told. */
export function oneOf<Word extends string>(words: readonly [Word, ...Word[]], about: string): Option<Word> {
  const read = (text: string, name: string) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    throw new WrongUsage(`--${name} takes one of ${words.join(', ')}, not ${text}`);
  };
  return { placeholder: words.join('|'), about, fallback: words[0], read };
}

/** An option that takes a text. */
export function text<Fallback extends string | undefined>(
  placeholder: string,
  about: string,
  fallback: Fallback,
): Option<string | Fallback> {
  return { placeholder, about, fallback, read: (value) => value };
}

/** An option that takes a text and has to be named. */
export function neededText(placeholder: string, about: string): Option<string> {
  return { ...text(placeholder, about, ''), isNeeded: true };
}

/** The help of a command: what it does, how it is called, its options with their defaults. */
export function helpOf({ call, about, options, files, withoutFiles }: Command<Options>): string {
  const named = (name: string, { placeholder }: Option<unknown>) =>
    placeholder === '' ? `--${name}` : `--${name} ${placeholder}`;
  const lines = Object.entries(options).map(([name, option]) => [named(name, option), explained(option)]);
  lines.push(['--help', 'show this']);
  const width = Math.max(...lines.map(([name = '']) => name.length)) + 2;
  const needed = Object.entries(options).filter(([, { isNeeded }]) => isNeeded === true);
  const usage = [
    call,
    '--',
    ...needed.map(([name, option]) => named(name, option)),
    '[options]',
    ...(files === undefined ? [] : [withoutFiles === undefined ? files : `[${files}]`]),
  ].join(' ');
  const table = lines.map(([name = '', about = '']) => `  ${name.padEnd(width)}${about}`);
  const without = withoutFiles === undefined ? [] : ['', `Without ${files}: ${withoutFiles}.`];
  return [about, '', `  ${usage}`, '', ...table, ...without, ''].join('\n');
}

function explained({ about, fallback, isNeeded }: Option<unknown>): string {
  const isSaid = fallback !== undefined && fallback !== false && isNeeded !== true;
  return isSaid ? `${about} (${fallback})` : about;
}

/** The options and files of a command line; undefined when it asks for help. Throws `WrongUsage`. */
export function readCommandLine<Of extends Options>(
  { options, files, withoutFiles }: Command<Of>,
  args: readonly string[],
): { values: Values<Of>; files: readonly string[] } | undefined {
  const { values, positionals } = parsed(options, files !== undefined, args);
  if (values['help'] === true) return undefined;
  const read = Object.entries(options).map(([name, option]) => {
    const value = values[name];
    if (value === undefined && option.isNeeded) throw new WrongUsage(`--${name} is missing: ${option.about}`);
    return [name, value === undefined ? option.fallback : option.read(String(value), name)] as const;
  });
  if (files !== undefined && withoutFiles === undefined && positionals.length === 0)
    throw new WrongUsage('no file: name at least one');
  return { values: Object.fromEntries(read) as Values<Of>, files: positionals };
}

function parsed(
  options: Options,
  allowPositionals: boolean,
  args: readonly string[],
): { values: Readonly<Record<string, unknown>>; positionals: string[] } {
  const types = Object.entries(options).map(
    ([name, { placeholder }]) => [name, { type: placeholder === '' ? 'boolean' : 'string' }] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      allowPositionals,
      options: { ...Object.fromEntries(types), help: { type: 'boolean' } },
    });
  } catch (error) {
    // Its further sentences are advice on odd file names.
    throw new WrongUsage((error as Error).message.split('\n')[0]?.split('. ')[0]);
  }
}

/**
 * The options and files of a command line, this process's unless told. Ends the process where help is asked for (0), and with one
 * line on standard error where the command line cannot be meant (2).
 */
export function commandLine<Of extends Options>(command: Command<Of>, args = process.argv.slice(2)) {
  try {
    const read = readCommandLine(command, args);
    if (read) return read;
    process.stdout.write(helpOf(command));
    process.exit(0);
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    process.stderr.write(`${error.message}; ${command.call} -- --help explains\n`);
    process.exit(2);
  }
}

/** Ends the process with one line on standard error, and exit code 1. */
export function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
