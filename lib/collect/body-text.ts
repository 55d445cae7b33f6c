/**
 * The text of a body as far as the collector needs it: addresses, dates and elements are ASCII in every charset but
 * UTF-16, so a wrong guess costs nothing here. Ingestion reads the bytes anew.
 */
export function bodyText(bytes: Uint8Array, contentType = ''): string {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named =
    /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1] ?? /encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  return decoderOf(utf16Of(bytes) ?? named ?? 'utf-8').decode(bytes);
}

function utf16Of([first, second]: Uint8Array): string | undefined {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
