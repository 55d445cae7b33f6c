import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandLine } from './commands/command-line.ts';
import { openApiDocument } from './openapi/document.ts';

commandLine({
  call: 'npm run openapi',
  about: 'Writes the OpenAPI document where the functions import it. A test holds the file to the routes.',
  options: {},
});
const file = resolve(import.meta.dirname, '../lib/http/openapi.data.json');
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 1)}\n`);
console.log(file);
