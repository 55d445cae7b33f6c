import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { readSite } from '../lib/runtime/site-file.ts';
import { readSources } from '../lib/runtime/sources-file.ts';
import { build, functionNames } from './build.ts';
import { type AwsCli, awsCli, type CommonOptions, runCommand, stackOutput } from './commands/command.ts';
import { text } from './commands/command-line.ts';
import { smokeTest } from './commands/smoke-test.ts';
import { STACK } from './stack.ts';
import { writeTemplate } from './template.ts';

const ABOUT = `Builds newsloom, packages and deploys it to the AWS account of this machine, and tries it with one upload.
With --local it builds and tries a local host that is running.`;

const OWN = {
  parameters: text('P', 'parameters of the stack: Name=value,Name=value', undefined),
  sources: text('FILE', 'what you say of sources, packaged with the functions; none without it', undefined),
  site: text('FILE', 'name, colors, logo and languages of the site, packaged with the functions', undefined),
};

const DIST = resolve(import.meta.dirname, '../dist');

/** Names of the operator's files in each package, and where Lambda unpacks those. */
const SOURCES = 'sources.json';
const SITE = 'site.json';
const TASK_ROOT = '/var/task';

await runCommand('deploy', ABOUT, OWN, async (options) => {
  const { sources, site } = options.rest;
  if (sources !== undefined) readSources(sources);
  if (site !== undefined) readSite(site);
  await build({ outdir: DIST });
  if (options.local !== undefined) {
    console.log(await smokeTest(options.local, (key, bytes) => putLocally(options.local ?? '', key, bytes)));
    return;
  }
  const aws = awsCli(options);
  const template = join(DIST, 'template.json');
  const faults = writeTemplate(STACK, template);
  if (faults.length > 0)
    throw new Error(`the template has ${faults.length} faults: npm run template tells them`);
  const code = await uploadCode(aws, options);
  await keepSecrets(aws, options);
  await deployStack(aws, options, template, code);
  const [api, bucket] = [
    await stackOutput(aws, options, 'ApiAddress'),
    await stackOutput(aws, options, 'UploadBucket'),
  ];
  if (options.dryRun) return;
  console.log(await smokeTest(api, (key, bytes) => putToBucket(aws, bucket, key, bytes)));
});

interface Code {
  readonly bucket: string;
  /** Prefix that names the code by its content, so that unchanged code deploys nothing. */
  readonly prefix: string;
}

async function uploadCode(aws: AwsCli, { stack, dryRun, rest }: CommonOptions): Promise<Code> {
  const identity = await aws('sts', 'get-caller-identity');
  const account = dryRun ? '<account>' : (JSON.parse(identity) as { Account: string }).Account;
  const bucket = `${stack}-code-${account}`;
  const packages = packageFunctions({
    ...(rest['sources'] && { [SOURCES]: readFileSync(rest['sources']) }),
    ...(rest['site'] && siteFiles(rest['site'])),
  });
  const hash = createHash('sha256');
  for (const { bytes } of packages) hash.update(bytes);
  const prefix = `${hash.digest('hex').slice(0, 16)}/`;
  await aws('s3', 'mb', `s3://${bucket}`).catch((error: Error) => {
    if (!/BucketAlreadyOwnedByYou/.test(error.message)) throw error;
  });
  for (const { name, bytes } of packages) {
    const file = join(DIST, `${name}.zip`);
    writeFileSync(file, bytes);
    await aws('s3', 'cp', file, `s3://${bucket}/${prefix}${name}.zip`);
  }
  return { bucket, prefix };
}

/** One archive per function, the same bytes for the same code: entries have no time of their own. */
function packageFunctions(added: Record<string, Uint8Array>): { name: string; bytes: Uint8Array }[] {
  return functionNames().map((name) => ({
    name,
    bytes: zipSync({ ...filesOf(join(DIST, name)), ...added }, { mtime: new Date('2026-01-01') }),
  }));
}

/** The file of the site, and its logo beside it under its own name. */
function siteFiles(file: string): Record<string, Uint8Array> {
  const { logoFile } = readSite(file);
  return { [SITE]: readFileSync(file), ...(logoFile && { [basename(logoFile)]: readFileSync(logoFile) }) };
}

function filesOf(folder: string): Record<string, Uint8Array> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = paths.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

/** Secrets are made once and kept in Parameter Store, where the stack reads them. */
async function keepSecrets(aws: AwsCli, { stack, dryRun }: CommonOptions): Promise<void> {
  const keep = (name: string, value: string) =>
    aws('ssm', 'put-parameter', '--name', `/${stack}/secrets/${name}`, '--type', 'String', '--value', value)
      .then(() => true)
      .catch((error: Error) => {
        if (!/ParameterAlreadyExists/.test(error.message)) throw error;
        return false;
      });
  const secret = () => randomBytes(32).toString('hex');
  await keep('cursor', secret());
  await keep('session', secret());
  await keep('edge', secret());
  // Only the hash of a moderator's token is kept, so the token can be told but once.
  const token = secret();
  const isKept = await keep('moderators', `first:${createHash('sha256').update(token).digest('hex')}`);
  if (isKept && !dryRun) console.log(`The token with which comments are moderated, told only now: ${token}`);
}

async function deployStack(
  aws: AwsCli,
  { stack, rest }: CommonOptions,
  template: string,
  code: Code,
): Promise<void> {
  const parameters = [
    `CodeBucket=${code.bucket}`,
    `CodePrefix=${code.prefix}`,
    `SecretsPath=/${stack}/secrets`,
    // Said at every deploy: what a parameter was is kept where it is not named.
    `SourcesFile=${rest['sources'] === undefined ? '' : `${TASK_ROOT}/${SOURCES}`}`,
    `SiteLanguages=${rest['site'] !== undefined && readSite(rest['site']).languages.length > 1 ? 'several' : 'one'}`,
    `SiteFile=${rest['site'] === undefined ? '' : `${TASK_ROOT}/${SITE}`}`,
  ];
  const own = (rest['parameters'] ?? '').split(',').filter((parameter) => parameter !== '');
  await aws(
    'cloudformation',
    'deploy',
    '--stack-name',
    stack,
    '--template-file',
    template,
    '--capabilities',
    'CAPABILITY_IAM',
    '--no-fail-on-empty-changeset',
    '--parameter-overrides',
    ...parameters,
    ...own,
  );
}

async function putLocally(url: string, key: string, bytes: Uint8Array): Promise<void> {
  const answer = await fetch(`${url}/uploads/${key}`, {
    method: 'PUT',
    body: bytes as unknown as string,
  }).catch(() => undefined);
  if (!answer?.ok) throw new Error(`no local host takes uploads at ${url}: start one with npm start`);
}

async function putToBucket(aws: AwsCli, bucket: string, key: string, bytes: Uint8Array): Promise<void> {
  const file = join(DIST, 'smoke.json');
  mkdirSync(DIST, { recursive: true });
  writeFileSync(file, bytes);
  await aws('s3', 'cp', file, `s3://${bucket}/uploads/${key}`);
}
