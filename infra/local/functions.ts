import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';

/** The functions as Lambda would run them: an event in, an answer out. */
export interface Functions {
  has(name: string): boolean;
  /** Rejects with what the function throws, and when it has not answered within its time. */
  invoke(name: string, event: unknown): Promise<unknown>;
}

type Handler = (event: unknown, context: Context) => unknown;

export interface LoadOptions {
  /** The built bundles: `<name>/index.mjs`. */
  readonly folder: string;
  readonly names: readonly string[];
  /** How long a function may take to answer, by its name. */
  readonly timeoutMs: (name: string) => number;
}

/** Imports the bundles. The environment has to be set before: they read it as they load. */
export async function loadFunctions({ folder, names, timeoutMs }: LoadOptions): Promise<Functions> {
  const handlers = new Map<string, Handler>();
  for (const name of names) handlers.set(name, await loadHandler(join(folder, name, 'index.mjs')));
  return {
    has: (name) => handlers.has(name),
    async invoke(name, event) {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`no function ${name}`);
      return withTimeout(handler, name, event, timeoutMs(name));
    },
  };
}

async function loadHandler(path: string): Promise<Handler> {
  const module: { handler?: unknown } = await import(pathToFileURL(path).href);
  if (typeof module.handler !== 'function') throw new Error(`${path} exports no handler`);
  return module.handler as Handler;
}

async function withTimeout(
  handler: Handler,
  name: string,
  event: unknown,
  timeoutMs: number,
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const seconds = (timeoutMs / 1000).toFixed(2);
    timer = setTimeout(() => reject(new Error(`Task timed out after ${seconds} seconds`)), timeoutMs);
  });
  try {
    return await Promise.race([handler(event, contextOf(name, timeoutMs)), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function contextOf(name: string, timeoutMs: number): Context {
  const endMs = performance.now() + timeoutMs;
  const ignored = () => undefined;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-central-1:000000000000:function:${name}`,
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, endMs - performance.now()),
    done: ignored,
    fail: ignored,
    succeed: ignored,
  };
}
