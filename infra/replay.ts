import { UPLOAD_PREFIX } from '../lib/article/upload.ts';
import { type AwsCli, askLocalHost, awsCli, runCommand, stackOutput } from './commands/command.ts';
import { neededText } from './commands/command-line.ts';

const ABOUT = `Runs stored uploads through ingestion again, for instance after a fix: what is unchanged stays as it is.`;

const OWN = { prefix: neededText('P', "uploads whose key starts with P; '' for all") };

await runCommand('replay', ABOUT, OWN, async (options) => {
  const { prefix = '' } = options.rest;
  if (options.local !== undefined) {
    const path = `/local/replay?prefix=${encodeURIComponent(prefix)}`;
    console.log(`${await askLocalHost(options.local, path)} uploads replayed`);
    return;
  }
  const aws = awsCli(options);
  const bucket = await stackOutput(aws, options, 'UploadBucket');
  await touch(aws, bucket, `${UPLOAD_PREFIX}${prefix}`);
  console.log(`uploads under ${prefix || 'every prefix'} are on their way through ingestion`);
});

/** Copies objects onto themselves, which S3 tells the queue of like any upload. To name the encryption that they have makes such a copy legal and keeps their metadata, which tells of their subscription. */
async function touch(aws: AwsCli, bucket: string, prefix: string): Promise<void> {
  const place = `s3://${bucket}/${prefix}`;
  await aws('s3', 'cp', place, place, '--recursive', '--sse', 'AES256');
}
