import type { Article } from '../../lib/article/article.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { decode } from '../../lib/decode/decode.ts';
import type { DecodeHints } from '../../lib/decode/decoded.ts';
import { normalizePayload } from '../../lib/normalize/normalize-payload.ts';

/** When the handed payloads were received, as their cases count it. */
const RECEIVED = toInstant(Date.parse('2026-11-25T12:00:00Z'));

/** The articles of a payload, decoded and normalized as ingestion does it. */
export async function articlesOf(bytes: Uint8Array, hints: DecodeHints = {}): Promise<readonly Article[]> {
  const { articles, encoding, feed, warnings } = await decode(bytes, hints);
  const context = { upload: 'case', receivedAt: RECEIVED, encoding, warnings, ...(feed && { feed }) };
  const results = await normalizePayload(articles, context);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}
