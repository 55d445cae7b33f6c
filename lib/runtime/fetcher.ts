import { lookup as lookupName } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { FaultCode, Fetched, FetchRequest } from '../article/fetched.ts';

/** Limits of one request (issue of politeness and safety): bytes of the decoded body, milliseconds. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const FIRST_BYTE_MS = 10_000;
const WHOLE_MS = 30_000;
/** Policies and cookies of some sites pass the 16 KB that Node takes unless told. */
const MAX_HEADER_BYTES = 65_536;

/** Which addresses may be connected to. */
export interface FetchGate {
  /** The address of a request, or why it is refused: judged before anything is resolved. */
  readonly check: (
    url: string,
  ) =>
    | { readonly ok: true; readonly value: URL }
    | { readonly ok: false; readonly error: { readonly code: string; readonly found: string } };
  /** Whether a resolved address may be connected to. */
  readonly mayConnect: (address: string) => boolean;
}

export interface FetcherOptions extends FetchGate {
  readonly userAgent: string;
  /** Addresses of a name; the system's resolver unless told. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  readonly firstByteMs?: number;
  readonly wholeMs?: number;
}

export type Fetcher = (request: FetchRequest) => Promise<Fetched>;

/** A reason to end a request, as it is told. */
class FetchFault extends Error {
  readonly code: FaultCode;
  readonly found: string;
  constructor(code: FaultCode, found: string) {
    super(found);
    this.code = code;
    this.found = found;
  }
}

/**
 * Fetches one address over a connection of its own, which is made to an address that was checked and to no other: names
 * are resolved here, every address of them is checked, and the socket gets the checked ones. So a name that resolves
 * differently a moment later changes nothing. Keeps no cookies, follows no redirects, uses no proxy.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  return async (request) => {
    const checked = options.check(request.url);
    if (!checked.ok)
      return fault(request.url, 'refusedAddress', `${checked.error.code} ${checked.error.found}`);
    const counted = { bytes: 0 };
    try {
      return await exchange(options, checked.value, request, counted);
    } catch (error) {
      const { code, found } = error instanceof FetchFault ? error : faultOf(error as NodeJS.ErrnoException);
      return { ...fault(request.url, code, found), bytes: counted.bytes };
    }
  };
}

function fault(url: string, code: FaultCode, found: string): Fetched & { ok: false } {
  return { ok: false, url, code, found, bytes: 0 };
}

async function exchange(
  options: FetcherOptions,
  url: URL,
  { method = 'GET', headers = {}, body, wholeMs: leftMs = WHOLE_MS }: FetchRequest,
  counted: { bytes: number },
): Promise<Fetched> {
  const { firstByteMs = FIRST_BYTE_MS } = options;
  const wholeMs = Math.min(options.wholeMs ?? WHOLE_MS, leftMs);
  const ended = new AbortController();
  const clock = setTimeout(
    () => ended.abort(new FetchFault('timeout', `no end after ${Math.round(wholeMs / 100) / 10} s`)),
    wholeMs,
  );
  let request: ClientRequest | undefined;
  try {
    request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method,
      agent: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      lookup: checkedLookup(options),
      headers: {
        'user-agent': options.userAgent,
        'accept-encoding': ACCEPT_ENCODING,
        ...headers,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      },
    });
    refuseForeignSockets(request, options, url);
    const response = await firstByte(request, body, firstByteMs, ended.signal);
    const whole = await readWhole(response, counted, ended.signal);
    return {
      ok: true,
      url: url.href,
      status: response.statusCode ?? 0,
      headers: flat(response.headers),
      body: whole,
      bytes: counted.bytes,
    };
  } finally {
    clearTimeout(clock);
    request?.destroy();
  }
}

/** `net` asks this for names only; literal addresses were judged by `check`. */
function checkedLookup({ resolve = systemResolve, mayConnect }: FetcherOptions): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const refused = addresses.find((address) => !mayConnect(address));
        if (refused !== undefined)
          callback(new FetchFault('refusedAddress', `${hostname} is ${refused}`), '', 0);
        else if (addresses.length === 0) callback(new FetchFault('noSuchHost', hostname), '', 0);
        else if (all)
          callback(
            null,
            addresses.map((address) => ({ address, family: isIP(address) })),
          );
        else callback(null, addresses[0] ?? '', isIP(addresses[0] ?? ''));
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

async function systemResolve(hostname: string): Promise<string[]> {
  return (await lookupName(hostname, { all: true })).map(({ address }) => address);
}

/** The last door: whatever a socket is connected to is checked before a byte is sent. */
function refuseForeignSockets(request: ClientRequest, { mayConnect }: FetcherOptions, url: URL): void {
  request.once('socket', (socket) => {
    socket.once('connect', () => {
      const address = socket.remoteAddress ?? '';
      if (!mayConnect(address))
        request.destroy(new FetchFault('refusedAddress', `${url.hostname} is ${address}`));
    });
  });
}

function firstByte(
  request: ClientRequest,
  body: string | undefined,
  firstByteMs: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new FetchFault('timeout', `nothing after ${firstByteMs / 1000} s`)),
      firstByteMs,
    );
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    request.once('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.end(body);
  });
}

/** The decoded body; its size is judged while it comes, so that a bomb does no harm. */
async function readWhole(
  response: IncomingMessage,
  counted: { bytes: number },
  signal: AbortSignal,
): Promise<Buffer> {
  const declared = Number(response.headers['content-length'] ?? Number.NaN);
  response.on('data', (chunk: Buffer) => {
    counted.bytes += chunk.length;
    if (counted.bytes > MAX_BODY_BYTES) response.destroy(new FetchFault('tooLarge', 'more than 10 MB'));
  });
  signal.addEventListener('abort', () => response.destroy(signal.reason as Error), { once: true });
  const hasBody = response.statusCode !== 304 && response.statusCode !== 204;
  const source = hasBody ? decoded(response) : response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      response.destroy();
      throw new FetchFault('tooLarge', 'more than 10 MB when decompressed');
    }
    chunks.push(chunk);
  }
  if (!response.complete || (hasBody && counted.bytes < declared))
    throw new FetchFault(
      'cutOff',
      `${counted.bytes} of ${Number.isNaN(declared) ? 'unknown' : declared} bytes`,
    );
  return Buffer.concat(chunks);
}

/** Node has zstd since 22.15; on older ones it is not offered. */
const unzstd = (zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream & Readable })
  .createZstdDecompress;
const ACCEPT_ENCODING = unzstd ? 'gzip, br, zstd' : 'gzip, br';

/** What servers say of a body that is not compressed, rightly or not. */
const NO_ENCODING = ['', 'identity', 'none', 'utf-8', 'binary'];

function decoded(response: IncomingMessage): Readable {
  const encodings = (response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => !NO_ENCODING.includes(each));
  let stream: Readable = response;
  for (const encoding of encodings.reverse()) {
    const decoder = decoderOf(encoding);
    stream.once('error', (error) => decoder.destroy(error));
    stream = stream.pipe(decoder);
  }
  return stream;
}

function decoderOf(encoding: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.createGunzip();
  if (encoding === 'deflate') return zlib.createInflate();
  if (encoding === 'br') return zlib.createBrotliDecompress();
  if (encoding === 'zstd' && unzstd) return unzstd();
  throw new FetchFault('badEncoding', encoding.slice(0, 40));
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/;

/** What an operator can tell a publisher of its certificate (Node.js, "TLS (SSL)", X509 certificate error codes). */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'a certificate that has expired',
  CERT_NOT_YET_VALID: 'a certificate that is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'a self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate of an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'a certificate of an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'a certificate without those that link it to its authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'a certificate of another host',
};

function faultOf({ code = '', message }: NodeJS.ErrnoException): { code: FaultCode; found: string } {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA')
    return { code: 'noSuchHost', found: code };
  if (code === 'ETIMEDOUT') return { code: 'timeout', found: code };
  if (TLS.test(code)) return { code: 'tlsFault', found: CERTIFICATES[code] ?? code };
  if (/^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_ZSTD|ERR_PADDING|ERR__)/.test(code))
    return { code: 'badEncoding', found: code };
  if (code === 'ECONNRESET' || message === 'aborted' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return { code: /aborted/.test(message) ? 'cutOff' : 'noConnection', found: code || message };
  if (code.startsWith('HPE_')) return { code: 'noConnection', found: code };
  return { code: 'noConnection', found: code || 'no reason told' };
}
