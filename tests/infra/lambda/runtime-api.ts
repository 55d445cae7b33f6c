import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../../infra/local/listen.ts';

/** Lambda's side of the runtime interface: hands out one event after the other and takes the answers. */
export interface RuntimeApi {
  /** `host:port`, as AWS_LAMBDA_RUNTIME_API wants it. */
  readonly address: string;
  /** The answer to an event, byte for byte. Rejects with what the function threw, and after ten seconds of silence. */
  invoke(event: unknown): Promise<string>;
  close(): void;
}

interface Waiting {
  readonly event: unknown;
  readonly resolve: (answer: string) => void;
  readonly reject: (error: Error) => void;
}

const PATIENCE_MS = 10_000;

/** Serves one runtime on a free port (AWS Lambda Developer Guide, "Using the Lambda runtime API", 2018-06-01). */
export async function serveRuntimeApi(): Promise<RuntimeApi> {
  const events: Waiting[] = [];
  const running = new Map<string, Waiting>();
  let idle: ServerResponse | undefined;
  let count = 0;
  const handOut = () => {
    const next = idle && events.shift();
    if (!idle || !next) return;
    count += 1;
    const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    running.set(id, next);
    idle.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(Date.now() + 30_000),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:000000000000:function:newsloom',
      'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000',
    });
    idle.end(JSON.stringify(next.event));
    idle = undefined;
  };
  const server = createServer(async (request, response) => {
    const [, , kind, id = '', outcome] =
      /^\/2018-06-01\/(runtime)\/(\w+)\/([\w-]+)\/?(\w*)$/.exec(request.url ?? '') ?? [];
    if (id === 'next') {
      idle = response;
      handOut();
      return;
    }
    const body = await textOf(request);
    response.writeHead(202).end('{"status":"OK"}');
    const failed = kind === 'init' || outcome === 'error';
    const waiting = kind === 'init' ? events.shift() : running.get(id);
    if (failed) waiting?.reject(new Error(body));
    else waiting?.resolve(body);
  });
  const port = await listen(server, 0);
  return {
    address: `127.0.0.1:${port}`,
    invoke: (event) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the runtime has not answered')), PATIENCE_MS);
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            then(value);
          };
        events.push({ event, resolve: settle(resolve), reject: settle(reject) });
        handOut();
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
