import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandLine } from './commands/command-line.ts';
import { openApiDocument } from './openapi/document.ts';
import { queryNames } from './openapi/query-names.ts';

commandLine({
  call: 'npm run openapi',
  about:
    'Writes the OpenAPI document, and the names of its queries, where the functions import them. A test holds the files to the routes.',
  options: {},
});
const folder = resolve(import.meta.dirname, '../lib/http');
for (const [name, value] of [
  ['openapi.data.json', openApiDocument()],
  ['query-names.data.json', queryNames()],
] as const) {
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(value, null, 1)}\n`);
  console.log(`${folder}/${name}`);
}
