import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { IMPORT_SENDER } from '../lib/article/sender.ts';
import { UPLOAD_PREFIX } from '../lib/article/upload.ts';
import { type AwsCli, awsCli, runCommand, stackOutput } from './commands/command.ts';
import { neededText } from './commands/command-line.ts';
import { uploadParts } from './commands/upload-parts.ts';

const ABOUT = `Uploads a file of npm run export, or any NDJSON of articles, in parts that are small enough to be ingested.
What is stored already stays as it is, so that it may be run again.`;

const OWN = { file: neededText('FILE', 'the articles, one a line; - for standard input') };

await runCommand('import', ABOUT, OWN, async (options) => {
  const { file = '' } = options.rest;
  const { local } = options;
  const aws = awsCli(options);
  const bucket = local === undefined ? await stackOutput(aws, options, 'UploadBucket') : '';
  const put = local === undefined ? s3Put(aws, bucket) : localPut(local);
  const input = file === '-' ? process.stdin : createReadStream(file);
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  const name = randomUUID();
  const uploadAll = async () => {
    let [parts, articles] = [0, 0];
    for await (const { body, lines } of uploadParts(createInterface({ input, crlfDelay: Infinity }))) {
      parts += 1;
      articles += lines;
      const told = await put(
        `${UPLOAD_PREFIX}${IMPORT_SENDER}/${name}/${String(parts).padStart(5, '0')}.ndjson`,
        body,
      );
      console.error(`${articles} articles uploaded: ${told}`);
    }
    console.log(`${articles} articles in ${parts} uploads are on their way through ingestion`);
  };
  await Promise.race([uploadAll(), failed]);
});

/** Uploads one part; returns where to see what becomes of it. */
type Put = (key: string, body: string) => Promise<string>;

function localPut(url: string): Put {
  return async (key, body) => {
    const answer = await fetch(`${url}/${key}`, { method: 'PUT', body }).catch(() => undefined);
    if (!answer) throw new Error(`no local host answers at ${url}: start one with npm start`);
    if (answer.status !== 201) throw new Error(`${url}/${key} answered ${answer.status}`);
    return `${url}${answer.headers.get('location')}`;
  };
}

function s3Put(aws: AwsCli, bucket: string): Put {
  return async (key, body) => {
    const folder = await mkdtemp(join(tmpdir(), 'newsloom-import-'));
    try {
      const part = join(folder, 'part.ndjson');
      await writeFile(part, body);
      await aws('s3', 'cp', part, `s3://${bucket}/${key}`);
      return `s3://${bucket}/${key}`;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
