import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer as createHttp2, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What a model's server got and what it is to answer. */
export interface ModelServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Bodies of the requests so far, and the protocol that each came by. */
  readonly requests: { readonly path: string; readonly protocol: string; readonly body: Json }[];
  /** The next answers; the last one stays. */
  answer: ServerAnswer;
  close(): Promise<void>;
}

export type Json = Record<string, unknown>;

export interface ServerAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Answers after so many milliseconds. */
  readonly afterMs?: number;
  /** Breaks the connection instead. */
  readonly breaks?: boolean;
}

/** A server that speaks HTTP/2 in clear text, as the SDK's client of Bedrock does to an `http:` endpoint. */
export async function startBedrockServer(): Promise<ModelServer> {
  const server = createHttp2();
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => sessions.add(session));
  const model = await listening(server, () => {
    for (const session of sessions) session.destroy();
  });
  server.on('stream', (stream, headers) => {
    void readAll(stream).then((text) => {
      const path = decodeURIComponent(String(headers[':path']));
      model.requests.push({ path, protocol: 'h2', body: JSON.parse(text) as Json });
      later(model, ({ status = 200, body, headers: more = {}, breaks }) => {
        if (breaks) return void stream.destroy();
        if (stream.destroyed) return;
        stream.respond({ ':status': status, 'content-type': 'application/json', ...more });
        stream.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  });
  return model;
}

/** A server that speaks HTTP/1.1, as APIs like that of OpenAI do. */
export async function startOpenAiServer(): Promise<ModelServer> {
  const server = createHttp();
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  const model = await listening(server, () => {
    for (const socket of sockets) socket.destroy();
  });
  server.on('request', (request, response) => {
    void readAll(request).then((text) => {
      model.requests.push({
        path: request.url ?? '',
        protocol: request.httpVersion,
        body: { ...(JSON.parse(text) as Json), authorization: request.headers.authorization },
      });
      later(model, ({ status = 200, body, headers = {}, breaks }) => {
        if (breaks) return void request.socket.destroy();
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  });
  return model;
}

async function listening(server: Server, destroy: () => void): Promise<ModelServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer: {},
    close: () => {
      destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function later(model: ModelServer, send: (answer: ServerAnswer) => void): void {
  const { answer } = model;
  if (answer.afterMs === undefined) send(answer);
  else setTimeout(() => send(answer), answer.afterMs).unref();
}

async function readAll(stream: ServerHttp2Stream | IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** What Converse answers when the model used the tool. */
export function bedrockToolUse(name: string, input: unknown, totalTokens = 300): ServerAnswer {
  return {
    body: {
      output: { message: { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name, input } }] } },
      stopReason: 'tool_use',
      usage: { inputTokens: totalTokens - 50, outputTokens: 50, totalTokens },
      metrics: { latencyMs: 1 },
    },
  };
}

/** What chat completions answer when the model called the function. */
export function openAiToolCall(name: string, input: unknown, totalTokens = 300): ServerAnswer {
  const call = { id: 'c1', type: 'function', function: { name, arguments: JSON.stringify(input) } };
  return {
    body: {
      choices: [
        { index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', tool_calls: [call] } },
      ],
      usage: { total_tokens: totalTokens },
    },
  };
}
