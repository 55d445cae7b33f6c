import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { type Random, wholeNumber } from '../support/seeded-random.ts';

/** What may go wrong between a function and what it speaks to. */
export const FAULT_KINDS = ['throttle', 'error', 'reset', 'timeout', 'half', 'unprocessed'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** How often each kind is chosen among the others; a timeout holds its caller for seconds. */
const WEIGHTS: Readonly<Record<FaultKind, number>> = {
  throttle: 28,
  error: 20,
  reset: 20,
  timeout: 1,
  half: 12,
  unprocessed: 19,
};

export interface FaultProxyOptions {
  /** Listens already. */
  readonly target: Server;
  readonly random: Random;
  /** Share of the requests that meet a fault, in [0, 1]; asked at each request. */
  readonly rate: () => number;
  /** Counts the faults by kind; shared between proxies. */
  readonly injected: Record<FaultKind, number>;
  /** Told of each request before it is passed on and after it was done, while its caller still waits. */
  readonly onRequest?: (stage: 'before' | 'after') => void;
}

export interface FaultProxy {
  readonly url: string;
  close(): Promise<void>;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * A plain HTTP proxy in front of the local table, bucket or model that does to its callers what networks and AWS do: it
 * throttles, answers 500, resets, stays silent, cuts answers short, leaves parts of batches unprocessed. Errors,
 * resets and silence come before the request was carried out, or after it.
 */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const server = createServer((request, response) => {
    handle(options, request, response).catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return closeServer(server);
    },
  };
}

export function noFaults(): Record<FaultKind, number> {
  return { throttle: 0, error: 0, reset: 0, timeout: 0, half: 0, unprocessed: 0 };
}

async function handle(
  options: FaultProxyOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  options.onRequest?.('before');
  const kind = options.random() < options.rate() ? chosenKind(options.random, { request }) : undefined;
  if (kind === undefined) {
    handOver(options, request, response);
    return;
  }
  options.injected[kind] += 1;
  await inject(options, kind, { request, response, body: await readAll(request) });
}

/** Straight to who answers, who is in this process: a second connection would cost as much as the answer. */
function handOver(
  { target, onRequest }: FaultProxyOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const end = response.end;
  response.end = ((...all: unknown[]) => {
    onRequest?.('after');
    return Reflect.apply(end, response, all);
  }) as typeof end;
  target.emit('request', request, response);
}

function chosenKind(random: Random, call: Pick<Call, 'request'>): FaultKind {
  const isBatch = operationOf(call)?.startsWith('Batch') === true;
  const kinds = FAULT_KINDS.filter((kind) => kind !== 'unprocessed' || isBatch);
  let left = random() * kinds.reduce((sum, kind) => sum + WEIGHTS[kind], 0);
  for (const kind of kinds) {
    left -= WEIGHTS[kind];
    if (left < 0) return kind;
  }
  return 'throttle';
}

async function inject(options: FaultProxyOptions, kind: FaultKind, call: Call): Promise<void> {
  const { target, random } = options;
  const { response } = call;
  if (kind === 'throttle') return send(response, refusal(call, random() < 0.5 ? THROTTLED : TOO_MUCH));
  if (kind === 'unprocessed') return send(response, await halfBatch(target, random, call));
  if (kind === 'half') {
    const { status, headers, body } = await passOn(target, call, call.body);
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, wholeNumber(random, 0, Math.max(0, body.length - 1))));
    setTimeout(() => response.destroy(), 1);
    return;
  }
  if (random() < 0.5) await passOn(target, call, call.body);
  if (kind === 'error') send(response, refusal(call, FAILED));
  // A caller that waits for nothing gives up by itself; the socket is let go with the proxy.
  else if (kind === 'reset') call.request.socket.resetAndDestroy();
}

const THROTTLED = { status: 400, name: 'ProvisionedThroughputExceededException', s3: 'SlowDown' };
const TOO_MUCH = { status: 400, name: 'ThrottlingException', s3: 'SlowDown' };
const FAILED = { status: 500, name: 'InternalServerError', s3: 'InternalError' };

function refusal(call: Call, { status, name, s3 }: typeof FAILED): Answer {
  if (operationOf(call) === undefined) {
    const body = Buffer.from(
      `<?xml version="1.0"?><Error><Code>${s3}</Code><Message>fault</Message></Error>`,
    );
    return { status: status === 400 ? 503 : status, headers: { 'content-type': 'application/xml' }, body };
  }
  const body = Buffer.from(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}` }));
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
}

/** Carries out some of a batch and says that the rest was left. */
async function halfBatch(target: Server, random: Random, call: Call): Promise<Answer> {
  const isWrite = operationOf(call) === 'BatchWriteItem';
  const { RequestItems, ...rest } = JSON.parse(call.body.toString()) as {
    RequestItems: Record<string, unknown[] & { Keys: unknown[] }>;
  };
  const [[table, asked] = ['', []]] = Object.entries(RequestItems);
  const all = isWrite ? (asked as unknown[]) : (asked as { Keys: unknown[] }).Keys;
  const done = all.filter(() => random() < 0.5);
  const left = all.filter((each) => !done.includes(each));
  const named = (some: unknown[]) => (some.length === 0 ? {} : { [table]: isWrite ? some : { Keys: some } });
  const unprocessed = { [isWrite ? 'UnprocessedItems' : 'UnprocessedKeys']: named(left) };
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  if (done.length === 0) {
    const answer = { ...(isWrite ? {} : { Responses: {} }), ...unprocessed };
    return { status: 200, headers, body: Buffer.from(JSON.stringify(answer)) };
  }
  const answer = await passOn(
    target,
    call,
    Buffer.from(JSON.stringify({ ...rest, RequestItems: named(done) })),
  );
  if (answer.status !== 200) return answer;
  return {
    status: 200,
    headers,
    body: Buffer.from(JSON.stringify({ ...JSON.parse(answer.body.toString()), ...unprocessed })),
  };
}

function operationOf({ request }: Pick<Call, 'request'>): string | undefined {
  return String(request.headers['x-amz-target'] ?? '').split('.')[1];
}

function passOn(target: Server, { request }: Call, body: Buffer): Promise<Answer> {
  const { port } = target.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, 'content-length': String(body.length) };
    const { method } = request;
    const passed = httpRequest(`http://127.0.0.1:${port}${request.url}`, { method, headers }, (answer) => {
      readAll(answer).then(
        (read) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: read }),
        reject,
      );
    });
    passed.on('error', reject).end(body);
  });
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'x-amz-crc32': _, 'transfer-encoding': __, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
