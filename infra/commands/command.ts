import { spawn } from 'node:child_process';
import { commandLine, flag, type Option, text } from './command-line.ts';

/** Options that every command takes. */
export interface CommonOptions {
  /** Name of the CloudFormation stack. */
  readonly stack: string;
  /** Address of a local host instead of AWS. */
  readonly local: string | undefined;
  /** Print the calls of the AWS CLI instead of making them. */
  readonly dryRun: boolean;
  readonly rest: Readonly<Record<string, string | undefined>>;
}

const DEFAULT_HOST = 'http://localhost:8787';

const COMMON = {
  stack: text('NAME', 'name of the stack', 'newsloom'),
  local: {
    ...text('URL', 'the local host instead of AWS', undefined),
    preset: DEFAULT_HOST,
  },
  'dry-run': flag('print the calls of the AWS CLI instead of making them'),
};

/**
 * Runs `npm run <name>`: reads its options, shows its help, says what is wrong in one line and exits 1, or 2 where
 * the command line is. `own` are its further options.
 */
export async function runCommand(
  name: string,
  about: string,
  own: Readonly<Record<string, Option<string | undefined>>>,
  run: (options: CommonOptions) => Promise<void>,
): Promise<void> {
  const command = { call: `npm run ${name}`, about, options: { ...own, ...COMMON } };
  const { values } = commandLine(command);
  const { stack, local, 'dry-run': dryRun, ...rest } = values;
  try {
    await run({ stack, local: local?.replace(/\/$/, ''), dryRun, rest });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** The AWS CLI: resolves with what it printed, rejects with what it complained of. */
export type AwsCli = (...args: string[]) => Promise<string>;

/** The CLI of this machine, or in a dry run one that prints its calls and answers nothing. */
export function awsCli({ dryRun }: Pick<CommonOptions, 'dryRun'>): AwsCli {
  if (!dryRun) return callAws;
  return (...args) => {
    console.log(
      `aws ${args.map((arg) => (/^[\w./:=,@-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(' ')}`,
    );
    return Promise.resolve('');
  };
}

function callAws(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('aws', [...args, '--output', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, complaint] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    child.on('error', () =>
      reject(new Error('the AWS CLI is not installed: see infra/README.md, "Prerequisites"')),
    );
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(complaint.trim() || `aws ${args.join(' ')} ended with ${code}`));
    });
  });
}

/** An output of the stack; in a dry run its name in angle brackets. */
export async function stackOutput(
  aws: AwsCli,
  { stack, dryRun }: CommonOptions,
  name: string,
): Promise<string> {
  const text = await aws('cloudformation', 'describe-stacks', '--stack-name', stack);
  if (dryRun) return `<${name}>`;
  const { Stacks } = JSON.parse(text) as {
    Stacks: [{ Outputs: { OutputKey: string; OutputValue: string }[] }];
  };
  const found = Stacks[0].Outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
  if (found === undefined) throw new Error(`the stack ${stack} has no output ${name}`);
  return found;
}

/** Asks the local host to do something; how many things it did. */
export async function askLocalHost(url: string, path: string): Promise<number> {
  const answer = await fetch(`${url}${path}`, { method: 'POST' }).catch(() => undefined);
  if (!answer) throw new Error(`no local host answers at ${url}: start one with npm start`);
  if (!answer.ok) throw new Error(`${url}${path} answered ${answer.status}`);
  return ((await answer.json()) as { count: number }).count;
}
