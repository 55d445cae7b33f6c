import { CommanderError, InvalidArgumentError, Command as Parser, Option as ParserOption } from 'commander';

/** One option of a command: how its help names its value, and what it is where it is not given. */
export interface Option<Value> {
  /** What the help shows for the value, such as `N` or `FILE`; empty for an option without one. */
  readonly placeholder: string;
  readonly about: string;
  readonly fallback: Value;
  readonly isNeeded?: boolean;
  /** What it is where it is named without a value; without it a value has to follow. */
  readonly preset?: string;
  /** The value that a text says; throws `WrongValue` for one that cannot be meant. A text as it is without it. */
  readonly read?: (text: string) => Value;
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
  /** What the files that it takes are called; none without it. */
  readonly files?: string;
  /** What it does when no file is named; without it one has to be. */
  readonly withoutFiles?: string;
}

/** A value that an option does not take: the message says in a line which ones it does. */
export class WrongValue extends InvalidArgumentError {}

/** An option that is on when it is named. */
export function flag(about: string): Option<boolean> {
  return { placeholder: '', about, fallback: false };
}

/** An option that takes a number between two others, 0 and no end unless told. */
export function number<Fallback extends number | undefined>(
  about: string,
  fallback: Fallback,
  { from = 0, upTo = Number.POSITIVE_INFINITY }: { from?: number; upTo?: number } = {},
): Option<number | Fallback> {
  const upper = upTo === Number.POSITIVE_INFINITY ? '' : ` up to ${upTo}`;
  const lower = from === 0 ? '' : ` from ${from}`;
  const read = (text: string) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (value >= from && value <= upTo) return value;
    throw new WrongValue(`It takes a number${lower}${upper}.`);
  };
  return { placeholder: 'N', about, fallback, read };
}

/** An option that takes one of some words, the first unless told. */
export function oneOf<Word extends string>(words: readonly [Word, ...Word[]], about: string): Option<Word> {
  const read = (text: string) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    throw new WrongValue(`It takes one of ${words.join(', ')}.`);
  };
  return { placeholder: words.join('|'), about, fallback: words[0], read };
}

/** An option that takes a text. */
export function text<Fallback extends string | undefined>(
  placeholder: string,
  about: string,
  fallback: Fallback,
): Option<string | Fallback> {
  return { placeholder, about, fallback };
}

/** An option that takes a text and has to be named. */
export function neededText(placeholder: string, about: string): Option<string> {
  return { ...text(placeholder, about, ''), isNeeded: true };
}

/** The help of a command: what it does, how it is called, its options with their defaults. */
export function helpOf(command: Command<Options>): string {
  return parserOf(command).helpInformation();
}

/**
 * The options and files of a command line. Throws a `CommanderError` where help is asked for, with exit code 0, and
 * where the command line cannot be meant; its message is one line for people.
 */
export function readCommandLine<Of extends Options>(
  command: Command<Of>,
  args: readonly string[],
): { values: Values<Of>; files: readonly string[] } {
  const parser = parserOf(command).parse(args, { from: 'user' });
  const values = parser.options.map((option) => {
    const name = option.long?.slice(2) ?? '';
    const value = parser.getOptionValue(option.attributeName());
    return [name, option.negate ? !value : (value ?? command.options[name]?.fallback)];
  });
  return { values: Object.fromEntries(values), files: parser.args };
}

/**
 * The options and files of a command line, this process's unless told. Ends the process where help is asked for (0),
 * and with one line on standard error where the command line cannot be meant (2).
 */
export function commandLine<Of extends Options>(command: Command<Of>, args = process.argv.slice(2)) {
  try {
    return readCommandLine(command, args);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) process.stdout.write(helpOf(command));
    else process.stderr.write(`${oneLine(error)}; ${command.call} -- --help explains\n`);
    process.exit(error.exitCode === 0 ? 0 : 2);
  }
}

/** The parser tells suggestions in a line of their own. */
function oneLine({ message }: CommanderError): string {
  return message.replace(/^error: /, '').replaceAll('\n', ' ');
}

function parserOf({ call, about, options, files, withoutFiles }: Command<Options>): Parser {
  const parser = new Parser(`${call} --`)
    .description(about)
    .helpOption('--help', 'show this')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  for (const [name, option] of Object.entries(options)) parser.addOption(parserOption(name, option));
  if (files === undefined) return parser;
  const [open, close] = withoutFiles === undefined ? '<>' : '[]';
  return parser.argument(`${open}${files}...${close}`, withoutFiles && `without one: ${withoutFiles}`);
}

function parserOption(
  name: string,
  { placeholder, about, fallback, isNeeded, preset, read }: Option<unknown>,
) {
  const [open, close] = preset === undefined ? '<>' : '[]';
  const option = new ParserOption(
    placeholder === '' ? `--${name}` : `--${name} ${open}${placeholder}${close}`,
    about,
  );
  if (preset !== undefined) option.preset(preset);
  if (read) option.argParser(read);
  if (isNeeded) return option.makeOptionMandatory();
  return fallback === undefined || fallback === false ? option : option.default(fallback, String(fallback));
}

/** Ends the process with one line on standard error, and exit code 1. */
export function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
