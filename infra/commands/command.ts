import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

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

const COMMON_HELP = `  --stack NAME   name of the stack (newsloom)
  --local [URL]  the local host instead of AWS (http://localhost:8787)
  --dry-run      print the calls of the AWS CLI instead of making them
  --help         show this`;

/**
 * Runs a command: reads its options, shows its help, says what is wrong in one line and exits 1. `own` are further
 * options with a value, by name, with the line that explains each.
 */
export async function runCommand(
  help: string,
  own: Readonly<Record<string, string>>,
  run: (options: CommonOptions) => Promise<void>,
): Promise<void> {
  try {
    const options = readOptions(Object.keys(own));
    if (options) await run(options);
    else console.log([help, '', ...Object.values(own), COMMON_HELP].join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function readOptions(own: readonly string[]): CommonOptions | undefined {
  // parseArgs knows no option with an optional value: `--local` alone is given its default before it looks.
  const args = process.argv.slice(2).flatMap((arg, index, all) => {
    const isBare = arg === '--local' && !/^https?:/.test(all[index + 1] ?? '');
    return isBare ? ['--local', 'http://localhost:8787'] : [arg];
  });
  const { values } = parseArgs({
    args,
    options: {
      stack: { type: 'string', default: 'newsloom' },
      local: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...Object.fromEntries(own.map((name) => [name, { type: 'string' } as const])),
    },
  });
  const {
    stack,
    local,
    'dry-run': dryRun,
    help,
    ...rest
  } = values as Record<string, string | boolean | undefined>;
  if (help) return undefined;
  return {
    stack: String(stack),
    local: local === undefined ? undefined : String(local).replace(/\/$/, ''),
    dryRun: dryRun === true,
    rest: rest as Readonly<Record<string, string | undefined>>,
  };
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
