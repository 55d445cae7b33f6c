import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { awsCli, runCommand, stackOutput } from './commands/command.ts';
import { text } from './commands/command-line.ts';
import { exportArticles } from './commands/export-articles.ts';

const ABOUT = `Writes every article as a line of schema.org JSON-LD, newest first, as npm run import takes them again.
It reads through the public API. Withdrawn, expired and embargoed articles, comments, and the
forwarding of merged stories are not exported.`;

const OWN = {
  out: text('FILE', 'write there instead of on standard output', undefined),
  cursor: text('C', 'go on where an export stopped; --out then adds to the file', undefined),
};

await runCommand('export', ABOUT, OWN, async (options) => {
  const { out, cursor } = options.rest;
  const api = options.local ?? (await stackOutput(awsCli(options), options, 'ApiAddress')).replace(/\/$/, '');
  if (options.local === undefined && options.dryRun) return;
  const output =
    out === undefined ? process.stdout : createWriteStream(out, { flags: cursor === undefined ? 'w' : 'a' });
  const failed = new Promise<never>((_, reject) => output.once('error', reject));
  const write = async (line: string) => {
    if (!output.write(line)) await Promise.race([once(output, 'drain'), failed]);
  };
  const { articles, gone } = await Promise.race([
    exportArticles({
      api,
      cursor,
      write,
      onPage: (progress) => {
        const further = progress.cursor === undefined ? 'the end' : `go on with --cursor ${progress.cursor}`;
        console.error(`${progress.articles} articles; ${further}`);
      },
    }),
    failed,
  ]);
  if (out !== undefined) await new Promise<void>((resolve) => output.end(resolve));
  console.error(`${articles} articles exported${gone > 0 ? `, ${gone} gone meanwhile` : ''}`);
});
