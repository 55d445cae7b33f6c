import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shared cache in front of an origin, and what it has done. */
export interface SharedCache {
  readonly url: string;
  /** Requests that it took, those that it answered by itself, and those for which a 304 was enough. */
  readonly counts: { readonly asked: number; readonly hits: number; readonly revalidated: number };
  close(): Promise<void>;
}

interface Stored {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The headers of the request that its `Vary` names, as they were. */
  readonly asked: readonly (readonly [name: string, value: string])[];
  freshUntil: number;
}

/** Headers of one connection (RFC 9110, 7.6.1), which are not sent on. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/**
 * What RFC 9111 asks of a shared cache, as far as the API needs it: it keeps what `Cache-Control` calls public for
 * `max-age` seconds, by address and by what `Vary` names (4.1), and revalidates with the ETag (4.3). Requests that are
 * not GET, or that show a cookie or a token, pass.
 */
export async function startSharedCache(origin: string, now: () => number = Date.now): Promise<SharedCache> {
  const stored = new Map<string, Stored[]>();
  const pending = new Map<string, Promise<unknown>>();
  const counts = { asked: 0, hits: 0, revalidated: 0 };
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = incoming;
    counts.asked += 1;
    const mayKeep = method === 'GET' && headers.cookie === undefined && headers.authorization === undefined;
    const key = [url, headers.accept, headers['accept-encoding']].join('\n');
    // Who asks while the same is asked for waits for that answer (4).
    if (mayKeep) await pending.get(key)?.catch(() => undefined);
    const variants = stored.get(url) ?? [];
    const found = mayKeep ? variants.find((each) => isOfRequest(each, headers)) : undefined;
    if (found && found.freshUntil > now()) {
      counts.hits += 1;
      return send(found);
    }
    const fetching = fetchAndKeep();
    if (mayKeep) pending.set(key, fetching);
    return send(await fetching.finally(() => pending.delete(key)));

    async function fetchAndKeep(): Promise<Stored> {
      const etag = found?.headers.etag;
      const sent = { ...headers, ...(etag && { 'if-none-match': etag }) };
      const fetched = await ask(`${origin}${url}`, method, sent);
      const seconds = secondsOf(fetched.headers['cache-control']);
      const freshUntil = now() + (seconds ?? 0) * 1000;
      if (fetched.status === 304 && found) {
        counts.revalidated += 1;
        return Object.assign(found, { freshUntil });
      }
      const asked = namesOf(fetched.headers.vary).map((name) => [name, `${headers[name] ?? ''}`] as const);
      const kept = { ...fetched, asked, freshUntil };
      // Other variants may have come meanwhile.
      const others = (stored.get(url) ?? []).filter((each) => each !== found);
      if (mayKeep && seconds !== undefined) stored.set(url, [...others, kept]);
      return kept;
    }

    function send({ status, headers: told, body }: Stored): void {
      response.writeHead(
        status,
        Object.entries(told)
          .filter(([name]) => !OF_CONNECTION.includes(name))
          .flat() as string[],
      );
      response.end(body);
    }
  };
  // Clients of a load go in the midst of an answer when their time is over.
  const server = createServer(
    (incoming, response) => void answer(incoming, response).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counts, close };
}

/** Seconds that everybody may be given an answer again; undefined for one that is not public. */
function secondsOf(control = ''): number | undefined {
  const [, seconds] = /^public\b.*\bmax-age=(\d+)/.exec(control) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

function namesOf(vary = ''): string[] {
  return vary
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
}

function isOfRequest({ asked }: Stored, headers: IncomingHttpHeaders): boolean {
  return asked.every(([name, value]) => `${headers[name] ?? ''}` === value);
}

function ask(
  url: string,
  method: string,
  headers: IncomingHttpHeaders,
): Promise<Pick<Stored, 'status' | 'headers' | 'body'>> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject).end();
  });
}
