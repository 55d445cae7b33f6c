import { Agent, request } from 'node:http';

/** A request, by the route that it is counted under. */
export interface Asked {
  readonly route: string;
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: string | Uint8Array;
}

export interface Outcome {
  readonly route: string;
  /** When it was due, in milliseconds since the load began. */
  readonly atMs: number;
  /** From when it was due, so that waiting behind others counts. */
  readonly ms: number;
  /** The status that is none of success, or the code of the connection's error. */
  readonly failure?: string;
}

const TICK_MS = 4;
const TIMEOUT_MS = 30_000;

/**
 * Sends `rate` requests a second for so many seconds whether or not earlier ones are answered, as a public does.
 * autocannon, which bench:http uses, waits for a connection's answer before it sends the next request, and tells no
 * latencies by route and minute.
 */
export async function openLoad(
  url: string,
  { rate, seconds, next }: { readonly rate: number; readonly seconds: number; readonly next: () => Asked },
): Promise<Outcome[]> {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const total = Math.round(rate * seconds);
  const outcomes: Promise<Outcome>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, Math.ceil(((performance.now() - began) / 1000) * rate));
      while (outcomes.length < due)
        outcomes.push(send(agent, url, next(), began, (outcomes.length / rate) * 1000));
      if (outcomes.length < total) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  const all = await Promise.all(outcomes);
  agent.destroy();
  return all;
}

function send(
  agent: Agent,
  url: string,
  { route, method, path, body }: Asked,
  began: number,
  atMs: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const done = (failure?: string) =>
      resolve({ route, atMs, ms: performance.now() - began - atMs, ...(failure && { failure }) });
    const sent = request(url + path, { agent, method, timeout: TIMEOUT_MS }, (response) => {
      const { statusCode = 0 } = response;
      response.on('end', () => done(statusCode >= 200 && statusCode < 300 ? undefined : String(statusCode)));
      response.on('error', (error) => done(error.message));
      response.resume();
    });
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    sent.end(body);
  });
}
