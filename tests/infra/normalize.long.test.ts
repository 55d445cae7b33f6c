import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsloom-normalize-'));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** `npm run -s normalize -- …args`, without npm. */
function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'infra/normalize.ts', ...args],
    { cwd: repositoryRoot, input, encoding: 'utf8' },
  );
  const lines = (text: string): Record<string, unknown>[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { status, stdout, stderr, lines };
}

const ferry = JSON.stringify({
  title: 'Ferry returns',
  content: 'The ferry left at ten.',
  url: '/ferry',
  publishedAt: '2 hours ago',
});

describe('npm run normalize', () => {
  it('prints one article a line, with the file that it came from', () => {
    const path = file('two.ndjson', `${ferry}\n${ferry.replace('Ferry', 'Bus').replace('/ferry', '/bus')}\n`);
    const { status, stdout, stderr, lines } = run([
      '--url',
      'https://ledger.example/',
      '--received',
      '2026-11-23T09:41:00Z',
      path,
    ]);
    expect(stderr).toBe('');
    expect(lines(stdout)).toMatchObject([
      {
        headline: 'Ferry returns',
        url: 'https://ledger.example/ferry',
        datePublished: '2026-11-23T07:41:00.000Z',
        ingest: { upload: path },
      },
      { headline: 'Bus returns', url: 'https://ledger.example/bus' },
    ]);
    expect(status).toBe(0);
  });

  it('reads standard input as -', () => {
    const { status, stdout, lines } = run(['-'], ferry);
    expect(lines(stdout)).toMatchObject([{ headline: 'Ferry returns', ingest: { upload: '-' } }]);
    expect(status).toBe(0);
  });

  it('prints refusals on standard error and exits with 1 when a file gave nothing', () => {
    const broken = file('broken.json', `[${ferry}, 7]`);
    const empty = file('empty.json', '');
    const { status, stdout, stderr, lines } = run([broken, empty, join(folder, 'missing.json')]);
    expect(lines(stdout)).toHaveLength(1);
    expect(lines(stderr)).toMatchObject([
      { file: broken, pointer: '/1', code: 'notAnArticle' },
      { file: empty, pointer: '', code: 'emptyPayload' },
      { file: join(folder, 'missing.json'), pointer: '', code: 'uploadGone' },
    ]);
    expect(status).toBe(1);
  });

  it.each([
    ['no file', []],
    ['an unknown flag', ['--bogus', 'x']],
    ['an address that is none', ['--url', 'ledger', 'x']],
    ['a day instead of an instant', ['--received', '2026-11-23', 'x']],
  ])('exits with 2 and one clear line: %s', (_, args) => {
    const { status, stdout, stderr } = run(args);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^.+; npm run -s normalize -- --help explains\n$/);
    expect(status).toBe(2);
  });

  it('explains itself', () => {
    const { status, stdout } = run(['--help']);
    expect(stdout).toContain('--received');
    expect(status).toBe(0);
  });
});
