/** A payload of more is refused; a part of more articles might not be ingested within five minutes. */
const PART = { bytes: 8_000_000, lines: 1000 } as const;

/**
 * Lines as parts that can be uploaded, each whole lines with their ends. Holds one part at a time. A line that
 * alone is longer than a part is one.
 */
export async function* uploadParts(
  lines: AsyncIterable<string>,
  limits: { readonly bytes: number; readonly lines: number } = PART,
): AsyncGenerator<{ readonly body: string; readonly lines: number }> {
  let [body, bytes, count] = ['', 0, 0];
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const size = Buffer.byteLength(line) + 1;
    if (count > 0 && (count === limits.lines || bytes + size > limits.bytes)) {
      yield { body, lines: count };
      [body, bytes, count] = ['', 0, 0];
    }
    body += `${line}\n`;
    bytes += size;
    count += 1;
  }
  if (count > 0) yield { body, lines: count };
}
