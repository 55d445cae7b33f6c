// WARC 1.1: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
import { WARCParser, type WARCRecord } from 'warcio';
import type { RawArticle } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import { plainUtf8 } from '../bytes/plain-utf8.ts';
import type { Decoded } from '../decoded.ts';
import { decodeHtml } from '../html/read.ts';
import { refusalList } from '../refusal-list.ts';

const ENDING = '\r\n\r\n';

/**
 * The pages of a web archive: each HTML response as an article, with the address that was asked for and the instant
 * of the answer, at `record N`. Other answers are refused as `notAnArticle`: errors, `robots.txt`, pictures. A record
 * that the archive ends inside is refused as `syntaxError`, and so is what cannot be read as a record.
 */
export async function decodeWarc(bytes: Uint8Array): Promise<Decoded> {
  const articles: RawArticle[] = [];
  const refusals = refusalList();
  let number = 0;
  const isCut = Buffer.from(bytes.subarray(-4)).toString('latin1') !== ENDING;
  let last: { readonly at: string; readonly found: Decoded } | undefined;
  const keep = ({ found }: { readonly found: Decoded }): void => {
    articles.push(...found.articles);
    for (const refusal of found.refusals) refusals.add(refusal);
  };
  try {
    for await (const record of new WARCParser(chunksOf(bytes))) {
      number += 1;
      const at = `record ${number}`;
      if (last) keep(last);
      last = { at, found: await pageOf(record, at) };
    }
    if (last && !isCut) keep(last);
    if (isCut) refusals.add(cut(last?.at ?? 'record 1'));
  } catch {
    refusals.add(cut(`record ${number + 1}`));
  }
  return { articles, refusals: refusals.all() };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function cut(pointer: string): Refusal {
  return { code: 'syntaxError', pointer, detail: 'The archive ends inside this record, or it is no record.' };
}

const NONE: Decoded = { articles: [], refusals: [] };

/** What a record gives: only answers hold pages; requests, metadata and copies of them are no loss. */
async function pageOf(record: WARCRecord, pointer: string): Promise<Decoded> {
  const content = await record.readFully(true);
  const { httpHeaders, warcTargetURI, warcDate } = record;
  if (record.warcType !== 'response' || httpHeaders === null) return NONE;
  const refused = (detail: string): Decoded => ({
    articles: [],
    refusals: [{ code: 'notAnArticle', pointer, detail }],
  });
  const status = Number(httpHeaders.statusCode);
  const type = httpHeaders.headers.get('content-type') ?? '';
  if (!(status >= 200 && status <= 299)) return refused(`An answer with status ${status}, no page.`);
  if (!/html/i.test(type)) return refused(`An answer of type ${type.slice(0, 60) || 'unknown'}, no page.`);
  if (/\/robots\.txt$/.test(warcTargetURI ?? '')) return refused('The rules of a site for robots.');
  const text = await capturedText(content, type);
  const { articles, refusals } = await decodeHtml(text, { baseUrl: warcTargetURI ?? undefined });
  return {
    articles: articles.map((article) => ({
      ...article,
      format: 'warc',
      pointer,
      url: article.url ?? warcTargetURI ?? undefined,
      ...(warcDate && { retrievedAt: warcDate }),
    })),
    refusals: refusals.map((refusal) => ({ ...refusal, pointer })),
  };
}

async function capturedText(content: Uint8Array, contentType: string): Promise<string> {
  const utf8 = plainUtf8(content);
  if (utf8 !== undefined) return utf8;
  const { decodeCharset } = await import('../bytes/charset.ts');
  return decodeCharset(content, contentType).text;
}
