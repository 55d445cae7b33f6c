// Labels and their meanings: https://encoding.spec.whatwg.org/#names-and-labels
import iconv from 'iconv-lite';

/** Declarations stand at the head of a document: HTML asks for the first 1 024 bytes, real pages need more. */
const HEAD_BYTES = 4_096;

/**
 * The charset that the document or its sender declares, as `charsetName` has it; undefined when there is no
 * declaration of a known one. The document's own word goes before the sender's, for files are uploaded with
 * whatever content type a tool made up.
 */
export function declaredCharset(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const declared =
    charsetName(/^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]+)/.exec(head)?.[1]) ??
    charsetName(/<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1]) ??
    charsetName(/charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType ?? '')?.[1]);
  // A document whose declaration can be read byte by byte is in no wide charset, whatever it declares.
  return declared !== undefined && /^(utf-?16|utf-?32|ucs)/.test(declared) ? 'utf-8' : declared;
}

/** The WHATWG name of a label, else the label itself when iconv-lite reads it (UTF-32, DOS pages). */
export function charsetName(label: string | undefined): string | undefined {
  if (!label) return undefined;
  return whatwgName(label) ?? (iconv.encodingExists(label) ? label.toLowerCase() : undefined);
}

/** The text of `bytes` in a charset that `charsetName` returned; bytes that do not fit become U+FFFD. */
export function readAs(bytes: Uint8Array, name: string): string {
  return isIconvs(name) ? iconv.decode(bytes, name) : new TextDecoder(name).decode(bytes);
}

/** The same, or undefined when a byte does not fit. */
export function readStrictly(bytes: Uint8Array, name: string): string | undefined {
  if (isIconvs(name)) {
    const text = iconv.decode(bytes, name);
    return text.includes('\ufffd') ? undefined : text;
  }
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** TextDecoder has no UTF-32 and no DOS pages, and reads windows-1252 as Latin-1 in some releases of Node. */
function isIconvs(name: string): boolean {
  return name === 'windows-1252' || whatwgName(name) === undefined;
}

function whatwgName(label: string): string | undefined {
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'replacement' ? undefined : name;
  } catch {
    return undefined;
  }
}
