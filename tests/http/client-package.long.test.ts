import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTypes, type Schema } from '../../infra/client/answer-types.ts';
import { pack, writeClientPackage } from '../../infra/client.ts';
import { startTestHost, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

const TSC = join(repositoryRoot, 'node_modules/.bin/tsc');
const README = readFileSync(join(repositoryRoot, 'infra/client/README.md'), 'utf8');
const [, EXAMPLE = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];

/** What a project of somebody else's writes, and what its compiler has to refuse. */
const SAMPLE = `import { type ApiProblem, createClient, type JsonFeed } from '@newsloom/client';

const client = createClient(process.argv[2] ?? '');
const feed: JsonFeed = await client.get('/v1/feeds/latest', { query: { limit: 5 } });
const titles: string[] = feed.items.map(({ title }) => title);
const source: string | undefined = feed.items[0]?._newsloom.source.key;
const { headline } = await client.get('/v1/articles/{id}', { path: { id: feed.items[0]?._newsloom.id ?? '' } });
const code = await client.get('/v1/stories/{id}', { path: { id: 'none' } }).catch((error: ApiProblem) => error.code);
console.log(JSON.stringify({ titles, source, headline, code }));

// @ts-expect-error no such field
feed.items[0]?.headline;
// @ts-expect-error no such address
await client.get('/v1/feeds/newest').catch(() => undefined);
// @ts-expect-error an id is missing
await client.get('/v1/articles/{id}').catch(() => undefined);
// @ts-expect-error needs a token, and is not part of it
await client.get('/v1/subscriptions').catch(() => undefined);
`;

describe('the package of the typed client, in a clean project', () => {
  const project = mkdtempSync(join(tmpdir(), 'newsloom-project-'));
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost();
    await host.ingest(
      'a.json',
      JSON.stringify({ title: 'A ferry left the harbor', content: 'It left at noon. It was full.' }),
    );
    const folder = join(mkdtempSync(join(tmpdir(), 'newsloom-client-')), 'client');
    writeClientPackage(folder);
    writeFileSync(join(project, 'package.json'), '{"name":"site","private":true,"type":"module"}');
    const install = ['install', '--offline', '--no-audit', '--no-fund', pack(folder)];
    execFileSync('npm', install, { cwd: project, stdio: 'pipe' });
    writeFileSync(join(project, 'sample.ts'), SAMPLE);
    writeFileSync(join(project, 'readme.ts'), EXAMPLE);
    // As the types of Node would say it.
    writeFileSync(join(project, 'node.d.ts'), 'declare const process: { argv: string[] };\n');
  });
  afterAll(() => host.close());

  const compile = (file: string, resolution: 'nodenext' | 'bundler', ...more: readonly string[]) => {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
    const options = ['--strict', '--target', 'es2023', '--lib', 'es2023,dom', '--module', module];
    const files = [file, 'node.d.ts'];
    return execFileSync(
      TSC,
      [...options, '--moduleResolution', resolution, '--types', '', ...more, ...files],
      {
        cwd: project,
        encoding: 'utf8',
      },
    );
  };

  it('has a README and a license, and no dependencies', () => {
    const installed = join(project, 'node_modules/@newsloom/client');
    expect(readdirSync(installed).sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'answers.d.ts',
        'client.d.ts',
        'index.d.ts',
        'index.js',
        'package.json',
      ].sort(),
    );
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
    expect(manifest).not.toHaveProperty('dependencies');
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@newsloom',
    ]);
  });

  it.each(['nodenext', 'bundler'] as const)(
    'types what is read, and refuses what is not there (%s)',
    (resolution) => {
      expect(compile('sample.ts', resolution, '--noEmit', '--noUncheckedIndexedAccess')).toBe('');
    },
  );

  it('does what its README says', () => {
    expect(EXAMPLE).toContain('createClient');
    expect(compile('readme.ts', 'nodenext', '--noEmit')).toBe('');
  });

  it('reads a newsloom', async () => {
    compile('sample.ts', 'nodenext');
    const child = spawn(process.execPath, ['sample.js', host.url], { cwd: project });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(child, 'close');
    const title = 'A ferry left the harbor';
    expect(JSON.parse(said)).toMatchObject({ titles: [title], headline: title, code: 'notFound' });
  });
});

describe('the type of a schema', () => {
  it.each<[name: string, schema: Schema, type: string]>([
    ['of a text', { type: 'string' }, 'string'],
    ['of a number', { type: 'integer' }, 'number'],
    ['of values', { enum: ['a', 1] }, '"a" | 1'],
    ['of one value', { const: true }, 'true'],
    ['of a list', { type: 'array', items: { type: 'number' } }, 'number[]'],
    [
      'of a list of either',
      { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      '(string | null)[]',
    ],
    [
      'of an object',
      { type: 'object', properties: { a: { type: 'string' }, '@id': { type: 'number' } }, required: ['a'] },
      '{\n  a: string;\n  "@id"?: number;\n}',
    ],
    ['of a map', { type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
    ['of anything', {}, 'unknown'],
  ])('%s', (_, schema, type) => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
    const paths = { '/a': { get: { security: [], responses: { 200: { content } } } } };
    expect(answerTypes({ paths, components: { schemas: { Thing: schema } } })).toBe(
      `export type Thing = ${type};\n\nexport interface Answers {\n  "/a": Thing;\n}\n`,
    );
  });

  it('of words that it does not know is a fault', () => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
    const paths = { '/a': { get: { security: [], responses: { 200: { content } } } } };
    expect(() => answerTypes({ paths, components: { schemas: { Thing: { type: 'tuple' } } } })).toThrow(
      'no type',
    );
  });
});
