import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { type AnswerDocument, answerTypes } from './client/answer-types.ts';
import { commandLine, text } from './commands/command-line.ts';
import { openApiDocument } from './openapi/document.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'lib/openapi/client.ts');

/** The client with the answers of this API. */
const INDEX_TYPES = `import type { Answers } from './answers.js';
import type { Client as ClientOf } from './client.js';

export type * from './answers.js';
export type { ApiProblem, ReadOptions } from './client.js';

export type Client = ClientOf<Answers>;

/** A client of the API at \`baseUrl\`, typed by what each address answers. */
export declare function createClient(baseUrl: string, fetchIt?: typeof fetch): Client;
`;

/** Writes the package into a new folder: one module, its types, README and license. */
export function writeClientPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { version, license, engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest = {
    name: '@newsloom/client',
    version,
    description: 'A typed client of the HTTP API of a newsloom.',
    license,
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    sideEffects: false,
    engines,
  };
  const { code } = transformSync(readFileSync(SOURCE, 'utf8'), { loader: 'ts', target: 'es2022' });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, 'index.js'), code);
  writeFileSync(join(folder, 'index.d.ts'), INDEX_TYPES);
  writeFileSync(join(folder, 'answers.d.ts'), answerTypes(openApiDocument() as AnswerDocument));
  const types = ['--declaration', '--emitDeclarationOnly', '--lib', 'es2023,dom', '--outDir', folder];
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['--ignoreConfig', '--strict', ...types, SOURCE], {
    cwd: folder,
  });
  copyFileSync(join(ROOT, 'infra/client/README.md'), join(folder, 'README.md'));
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
}

/** Packs the folder of a package; the path of the archive. */
export function pack(folder: string): string {
  const name = execFileSync('npm', ['pack', '--silent'], { cwd: folder, encoding: 'utf8' });
  return join(folder, name.trim());
}

function run(): void {
  const { values } = commandLine({
    call: 'npm run client',
    about:
      'Packs the typed client as @newsloom/client, to be installed or published, and prints the archive.',
    options: { out: text('DIR', 'folder of the package', 'dist/client') },
  });
  const folder = resolve(values.out);
  writeClientPackage(folder);
  console.log(pack(folder));
}

if (import.meta.filename === process.argv[1]) run();
