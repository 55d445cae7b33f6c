import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AwsCli, awsCli, type CommonOptions, runCommand, stackOutput } from './commands/command.ts';
import { text } from './commands/command-line.ts';

const ABOUT = `Puts the articles that are stored into the search index, from the newest back, while others are ingested.
It may be stopped and run again; what is in the index already stays as it is.`;

const OWN = {
  after: text('PLACE', 'go on where an earlier run stopped', undefined),
  since: text('INSTANT', 'leave out articles that were listed before it', undefined),
};

/** Articles of one call: seconds on Lambda, and as often a line of progress. */
const A_CALL = 960;

interface Answer {
  readonly articles: number;
  readonly next?: string;
  readonly reached?: string;
}

await runCommand('reindex', ABOUT, OWN, async (options) => {
  const aws = awsCli(options);
  const call = options.local === undefined ? await onAws(aws, options) : locally(options.local);
  let [articles, after] = [0, options.rest['after']];
  do {
    const answer = await call({ after, since: options.rest['since'], upTo: A_CALL });
    if (!answer) return;
    articles += answer.articles;
    after = answer.next;
    const further = after === undefined ? 'the end' : `go on with --after '${after}'`;
    console.error(`${articles} articles, back to ${answer.reached ?? 'now'}; ${further}`);
  } while (after !== undefined);
});

type Call = (reindex: Readonly<Record<string, unknown>>) => Promise<Answer | undefined>;

/** Invokes the function; in a dry run its call is printed and answers nothing. */
async function onAws(aws: AwsCli, options: CommonOptions): Promise<Call> {
  const name = await stackOutput(aws, options, 'IndexFunction');
  const out = join(mkdtempSync(join(tmpdir(), 'newsloom-reindex-')), 'answer.json');
  return async (reindex) => {
    const payload = JSON.stringify({ reindex });
    const binary = ['--cli-binary-format', 'raw-in-base64-out', '--cli-read-timeout', '900'];
    await aws('lambda', 'invoke', '--function-name', name, ...binary, '--payload', payload, out);
    return options.dryRun ? undefined : readAnswer(readFileSync(out, 'utf8'));
  };
}

function locally(url: string): Call {
  return async (reindex) => {
    const body = JSON.stringify({ reindex });
    const answer = await fetch(`${url}/local/index`, { method: 'POST', body }).catch(() => undefined);
    if (!answer) throw new Error(`no local host answers at ${url}: start one with npm start`);
    if (!answer.ok) throw new Error(`${url}/local/index answered ${answer.status}`);
    return readAnswer(await answer.text());
  };
}

function readAnswer(json: string): Answer {
  const answer = JSON.parse(json) as Answer & { readonly errorMessage?: string };
  if (typeof answer.articles !== 'number')
    throw new Error(answer.errorMessage ?? `the function answered ${json}`);
  return answer;
}
