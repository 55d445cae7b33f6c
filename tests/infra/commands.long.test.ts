import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

const run = promisify(execFile);

/** A command as `npm run` starts it: what it printed, what it complained of, how it ended. */
async function command(file: string, ...args: string[]) {
  const options = { cwd: repositoryRoot, timeout: 300_000 };
  const tsx = join(repositoryRoot, 'node_modules/.bin/tsx');
  try {
    const { stdout } = await run(tsx, [file, ...args], options);
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** Every command of package.json that is ours: its name and its file. */
const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const COMMANDS = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /tsx (\S+\.ts)$/.exec(script)?.[1];
  return file === undefined ? [] : [[name, file] as const];
});

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

describe('commands', () => {
  it('are all looked at', () => expect(COMMANDS.length).toBeGreaterThan(20));

  // Starting all of them takes a minute; that they begin by reading their command line is enough.
  it.each(COMMANDS)('%s reads its command line in the one way that there is', (name, file) => {
    const source = readFileSync(join(repositoryRoot, file), 'utf8');
    expect(source).not.toMatch(/parseArgs|argv\.slice|argv\.includes/);
    if (/\breadArguments\(\)/.test(source)) return;
    expect(source).toMatch(
      new RegExp(`commandLine\\(\\{\\s*call: 'npm (run |run -s )?${name}'|runCommand\\('${name}'`),
    );
  });

  it.each([
    ['infra/redrive.ts', 'npm run redrive'],
    ['infra/local/start.ts', 'npm start'],
    ['tests/faults/faults.ts', 'npm run -s test:faults'],
    ['tests/bench/related.ts', 'npm run -s bench:related'],
  ])('%s explains itself, and says in a line that it does not know an option', async (file, call) => {
    const help = await command(file, '--help');
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining(call)]);
    expect(help.stdout).toMatch(/--help +show this/);
    expect(await command(file, '--bogus')).toEqual({
      code: 2,
      stdout: '',
      stderr: `unknown option '--bogus'; ${call} -- --help explains\n`,
    });
  });

  it.each([
    ['redrive', ['--local', 'http://localhost:9'], 1, /no local host answers/],
    ['replay', ['--local'], 2, /'--prefix <\S+>' not specified/],
    ['import', ['--local'], 2, /'--file <\S+>' not specified/],
    ['import', ['--dry-run', '--file', 'none.ndjson'], 1, /none\.ndjson/],
  ])('%s %j is told what is wrong in a line', async (name, args, expectedCode, expected) => {
    const { code, stderr } = await command(`infra/${name}.ts`, ...args);
    expect([code, stderr]).toEqual([expectedCode, expect.stringMatching(expected)]);
    expect(stderr.trim().split('\n').length).toBeLessThan(3);
  });
});

describe('on a local host', () => {
  it('deploy tries the whole path with an upload that withdraws itself', async () => {
    const { code, stdout } = await command('infra/deploy.ts', '--local', host.url);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/works: an upload was read back after [\d.]+ s/),
    ]);
    await host.drained();
    const latest = await host.json<TestFeed>('/v1/feeds/latest');
    expect(latest.items.map(({ title }) => title).join()).not.toContain('Smoke test');
  });

  it('replay runs stored uploads again, which changes nothing', async () => {
    const title = 'A replayed headline of the harbor';
    await host.ingest(
      'again/one.json',
      JSON.stringify({ title, content: 'It is told twice.', url: 'https://h.example/1' }),
    );
    const before = await host.json<TestFeed>('/v1/feeds/latest');
    const { stdout } = await command('infra/replay.ts', '--local', host.url, '--prefix', 'again/');
    expect(stdout).toContain('1 uploads replayed');
    await host.drained();
    expect(await host.json<TestFeed>('/v1/feeds/latest')).toEqual(before);
  });

  it('redrive brings dead letters back to the queue', async () => {
    host.queue.send('this is no S3 event');
    await host.drained();
    expect(host.queue.deadLetters()).toHaveLength(1);
    const { stdout } = await command('infra/redrive.ts', '--local', host.url);
    expect(stdout).toContain('1 messages moved back');
    await host.drained();
    expect(host.queue.deadLetters()).toHaveLength(1);
  });
});

describe('on AWS', () => {
  it.each([
    [
      'redrive',
      [],
      [
        'cloudformation describe-stacks --stack-name newsloom',
        'sqs start-message-move-task --source-arn "<DeadLetterQueueArn>"',
      ],
    ],
    [
      'replay',
      ['--prefix', '2026/', '--stack', 'paper'],
      [
        'cloudformation describe-stacks --stack-name paper',
        's3 cp "s3://<UploadBucket>/uploads/2026/" "s3://<UploadBucket>/uploads/2026/" --recursive --sse AES256',
      ],
    ],
    ['export', [], ['cloudformation describe-stacks --stack-name newsloom']],
    [
      'destroy',
      [],
      [
        'cloudformation delete-stack --stack-name newsloom',
        'cloudformation wait stack-delete-complete --stack-name newsloom',
      ],
    ],
  ])('%s %j calls the AWS CLI', async (name, args, calls) => {
    const { stdout } = await command(`infra/${name}.ts`, ...args, '--dry-run');
    expect(stdout.split('\n').filter((line) => line.startsWith('aws '))).toEqual(
      calls.map((call) => `aws ${call}`),
    );
  });

  it('deploy packages every function, keeps secrets once, and deploys the template', async () => {
    const { stdout, stderr } = await command(
      'infra/deploy.ts',
      '--dry-run',
      '--parameters',
      'AlarmEmail=desk@paper.example',
    );
    expect(stderr).toBe('');
    const calls = stdout.split('\n').filter((line) => line.startsWith('aws '));
    expect(calls.filter((call) => /^aws s3 cp .*\.zip /.test(call)).length).toBeGreaterThan(3);
    expect(calls.find((call) => call.startsWith('aws ssm put-parameter'))).toContain(
      '/newsloom/secrets/cursor',
    );
    expect(calls.find((call) => call.startsWith('aws cloudformation deploy'))).toMatch(
      /CodePrefix=[0-9a-f]{16}\/ .*SourcesFile= .*AlarmEmail=desk@paper\.example/,
    );
  });

  it('deploy packages the file of sources with every function', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'newsloom-')), 'own.json');
    writeFileSync(file, JSON.stringify({ 'rt.com': { ownership: 'state-owned' } }));
    const { stdout, stderr } = await command('infra/deploy.ts', '--dry-run', '--sources', file);
    expect(stderr).toBe('');
    expect(stdout).toContain('SourcesFile=/var/task/sources.json');
    const archive = unzipSync(readFileSync(join(repositoryRoot, 'dist/ingest.zip')));
    expect(archive['sources.json']).toEqual(new Uint8Array(readFileSync(file)));
  });

  it('deploy refuses a file of sources that says something else, before it builds', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'newsloom-')), 'own.json');
    writeFileSync(file, JSON.stringify({ 'rt.com': { ownership: 7 } }));
    const { code, stdout, stderr } = await command('infra/deploy.ts', '--dry-run', '--sources', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('rt.com needs an "ownership"');
  });
});
