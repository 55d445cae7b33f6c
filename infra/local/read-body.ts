import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, or `tooLarge` as soon as it passes `limitBytes`. The rest of a body that is too
 * large is read and thrown away, for a client that is still sending would not see the answer.
 */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Uint8Array | 'tooLarge'> {
  const chunks: Buffer[] = [];
  let bytes = Number(request.headers['content-length'] ?? 0) > limitBytes ? Number.POSITIVE_INFINITY : 0;
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  if (bytes === 0) {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > limitBytes) break;
      chunks.push(chunk);
    }
  }
  if (bytes <= limitBytes) return Buffer.concat(chunks, bytes);
  request.resume();
  return 'tooLarge';
}
