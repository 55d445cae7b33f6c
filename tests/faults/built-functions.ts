import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { linkBundles } from '../../infra/local/bundles.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { type FunctionInstance, functionInstance } from './function-instance.ts';

/** Starts an instance of a built function, in a process of its own. */
export type StartFunction = <Event, Answer>(
  name: string,
  env: Readonly<Record<string, string>>,
  execArgv?: readonly string[],
) => FunctionInstance<Event, Answer>;

/** Builds the functions where their sources have changed, and copies them into `folder`. */
export async function builtFunctions(folder: string): Promise<StartFunction> {
  const functions = join(folder, 'functions');
  await Promise.all(linkBundles(functions).values());
  const script = join(folder, 'function-process.mjs');
  const source = readFileSync(join(import.meta.dirname, 'function-process.ts'), 'utf8');
  writeFileSync(script, transformSync(source, { loader: 'ts', format: 'esm' }).code);
  return (name, env, execArgv) => functionInstance(script, join(functions, name, 'index.mjs'), env, execArgv);
}

/** The addresses of what a function works on, and the name that table and bucket have. */
export interface Services {
  readonly name: string;
  readonly tableUrl: string;
  readonly bucketUrl: string;
  readonly queueUrl: string;
}

/** The environment of a function of its own process; `more` goes before. */
export function functionEnvironment(
  { name, tableUrl, bucketUrl, queueUrl }: Services,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    NEWSLOOM_TABLE: name,
    NEWSLOOM_BUCKET: name,
    NEWSLOOM_QUEUE_URL: `${queueUrl}/000000000000/${name}`,
    NEWSLOOM_CURSOR_SECRET: name,
    AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
    AWS_ENDPOINT_URL_S3: bucketUrl,
    AWS_REGION: LOCAL_ACCOUNT.region,
    AWS_ACCESS_KEY_ID: LOCAL_ACCOUNT.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_ACCOUNT.credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    TZ: 'UTC',
    ...more,
  };
}
