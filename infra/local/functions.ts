import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import type { Bundles } from './bundles.ts';

/** The functions as Lambda would run them: an event in, an answer out. */
export interface Functions {
  has(name: string): boolean;
  /** Rejects with what the function throws, and when it has not answered within its time. */
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Resolves when all are there; rejects with the first reason why one is not. */
  loaded(): Promise<void>;
}

type Handler = (event: unknown, context: Context) => unknown;

/**
 * Imports the bundles as they come; an invocation waits for its function. The environment has to be set before:
 * they read it as they load. `timeoutMs` tells how long a function may take to answer, by its name.
 */
export function loadFunctions(bundles: Bundles, timeoutMs: (name: string) => number): Functions {
  const handlers = new Map([...bundles].map(([name, folder]) => [name, folder.then(loadHandler)] as const));
  const loaded = Promise.all(handlers.values());
  // Whoever asks hears of it.
  loaded.catch(() => undefined);
  return {
    has: (name) => handlers.has(name),
    async invoke(name, event) {
      const handler = await handlers.get(name);
      if (!handler) throw new Error(`no function ${name}`);
      return withTimeout(handler, name, event, timeoutMs(name));
    },
    async loaded() {
      await loaded;
    },
  };
}

async function loadHandler(folder: string): Promise<Handler> {
  const path = join(folder, 'index.mjs');
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
