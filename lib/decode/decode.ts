import type { Format } from '../article/format.ts';
import { loadOnce } from '../article/load-once.ts';
import type { Refusal, RefusalCode } from '../article/refusal.ts';
import { MAX_UPLOAD_BYTES } from '../article/upload.ts';
import type { Warning } from '../article/warning.ts';
import { binarySignature, isControlHeavy } from './bytes/binary.ts';
import { gunzip } from './bytes/gunzip.ts';
import { plainUtf8 } from './bytes/plain-utf8.ts';
import type { Decoded, DecodeHints } from './decoded.ts';
import { type Detected, detect } from './detect.ts';
import { looksLikeMail } from './mail/looks-like-mail.ts';
import { isCutAlike } from './table/is-cut-alike.ts';

/** Everything that a payload gave. */
export interface Payload extends Decoded {
  /** Of the first article; absent when there is none and the format is not clear. */
  readonly format?: Format;
  /** WHATWG name of the charset that the bytes were read in; `binary` when they are no text. */
  readonly encoding: string;
  /** What holds for the payload as a whole: charset guessed, syntax mended. */
  readonly warnings: readonly Warning[];
}

/** Enough for the headers of a message. */
const HEAD_BYTES = 8_192;

/** A decoder's answer before the charset is added. */
type DecodedFamily = Decoded & {
  readonly format?: Format | undefined;
  readonly warnings?: readonly Warning[];
};

/**
 * The articles in the bytes of an upload: inflated, read in their charset, recognized by their content and
 * decoded. Never throws: whatever is wrong with the bytes comes back as refusals (`emptyPayload`,
 * `payloadTooLarge`, `inflatedTooLarge`, `gzipBroken`, `binaryPayload`, `unknownFormat`, and those of the
 * decoders), beside the articles that could be read.
 */
export async function decode(bytes: Uint8Array, hints: DecodeHints): Promise<Payload> {
  if (bytes.length === 0) return refusedWhole('emptyPayload', 'The upload has no bytes.');
  if (bytes.length > MAX_UPLOAD_BYTES)
    return refusedWhole('payloadTooLarge', 'The upload is larger than 10 MB.');
  const inflated = await gunzip(bytes);
  const broken = inflated.refusal ? [inflated.refusal] : [];
  if (inflated.bytes === undefined)
    return { articles: [], refusals: broken, encoding: 'binary', warnings: [] };
  const payload = await decodeBytes(inflated.bytes, hints);
  return { ...payload, refusals: [...broken, ...payload.refusals] };
}

async function decodeBytes(bytes: Uint8Array, hints: DecodeHints): Promise<Payload> {
  const signature = binarySignature(bytes);
  if (signature) return refusedWhole('binaryPayload', `The upload is ${signature}, not text.`);
  const parts = await decodeParts(bytes);
  if (parts) return { ...parts, encoding: 'binary', warnings: [] };
  const { text, encoding, warnings } = await readCharset(bytes, hints.contentType);
  if (text.trim() === '') return refusedWhole('emptyPayload', 'The upload holds nothing but white space.');
  if (isControlHeavy(text)) return refusedWhole('binaryPayload', 'The upload is no text in any charset.');
  const { feed, articles, refusals, format, ...more } = await decodeText(text, hints);
  return {
    ...(feed && { feed }),
    articles,
    refusals,
    ...(format && { format }),
    encoding,
    warnings: [...warnings, ...(more.warnings ?? [])],
  };
}

/** Web archives and mail hold parts, each in a charset of its own; undefined for other payloads. */
async function decodeParts(bytes: Uint8Array): Promise<(Decoded & { format: Format }) | undefined> {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if (/^WARC\/\d\.\d\r?\n/.test(head))
    return { format: 'warc', ...(await (await import('./web-archive/read.ts')).decodeWarc(bytes)) };
  if (looksLikeMail(head))
    return { format: 'mail', ...(await (await import('./mail/read.ts')).decodeMail(bytes)) };
  return undefined;
}

/** The text of the bytes; tables and detector are loaded only for bytes that are not plainly UTF-8. */
async function readCharset(bytes: Uint8Array, contentType: string | undefined) {
  const text = plainUtf8(bytes);
  if (text !== undefined) return { text, encoding: 'utf-8', warnings: [] };
  const { decodeCharset } = await import('./bytes/charset.ts');
  return decodeCharset(bytes, contentType);
}

/** What a reader throws is the input's fault too: it saw nothing else. */
async function decodeText(text: string, hints: DecodeHints): Promise<DecodedFamily> {
  const detected = detect(text, hints);
  try {
    return await read(text, detected, hints);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 100) : 'unknown';
    return refusedWhole('syntaxError', `The reader of ${detected.family} gave up: ${why}.`);
  }
}

/**
 * Each family's reader is loaded for the first upload that needs it: a function that starts for a JSON article
 * has no use for the readers of pages. JSON forbids raw NULs; elsewhere they are left over from broken exports
 * and mean nothing.
 */
async function read(text: string, detected: Detected, hints: DecodeHints): Promise<DecodedFamily> {
  if (detected.family === 'json') return (await import('./json/read.ts')).decodeJson(text, hints);
  const clean = text.replaceAll('\0', '');
  if (detected.family === 'xml') return readXml(clean, detected.format, hints);
  if (detected.family === 'html') return readPage(clean, hints);
  if (detected.family === 'refused') return refusedWhole('unknownFormat', `The upload is ${detected.name}.`);
  if (detected.family === 'table') return readTable(clean, hints);
  if (detected.family === 'text') return readPlainText(clean, hints);
  return unknownFormat('XML');
}

const xmlReader = loadOnce(() => import('./xml/read.ts'));
const pageReader = loadOnce(() => import('./html/read.ts'));

async function readXml(text: string, format: Format, hints: DecodeHints): Promise<DecodedFamily> {
  const { decodeXml } = await xmlReader();
  const decoded = decodeXml(text, format, hints);
  return { ...decoded, format: decoded.articles[0]?.format ?? format };
}

async function readPage(text: string, hints: DecodeHints): Promise<DecodedFamily> {
  const { decodeHtml } = await pageReader();
  return { format: 'html', ...(await decodeHtml(text, hints)) };
}

async function readTable(text: string, hints: DecodeHints): Promise<DecodedFamily> {
  const { decodeTable } = await import('./table/read.ts');
  return { format: 'csv', ...decodeTable(text, hints) };
}

/** A table that nothing announces, or the text of a page. */
async function readPlainText(text: string, hints: DecodeHints): Promise<DecodedFamily> {
  if (isCutAlike(text)) {
    const { looksLikeTable } = await import('./table/read.ts');
    if (looksLikeTable(text)) return readTable(text, hints);
  }
  const { decodeTextScrape, looksLikeTextScrape } = await import('./text/read.ts');
  return looksLikeTextScrape(text)
    ? { format: 'textScrape', ...decodeTextScrape(text, hints) }
    : unknownFormat('text');
}

function unknownFormat(what: string): Payload {
  return refusedWhole('unknownFormat', `The upload is ${what} of no format that is known.`);
}

function refusedWhole(code: RefusalCode, detail: string): Payload {
  const refusal: Refusal = { code, pointer: '', detail };
  return { articles: [], refusals: [refusal], encoding: 'binary', warnings: [] };
}
