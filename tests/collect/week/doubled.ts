import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { normalizePayload } from '../../../lib/normalize/normalize-payload.ts';
import { entriesIn } from './feed-body.ts';

/** Counts the entries that ingestion would make two articles of: those that come out of uploads under two ids. */
export async function countDoubled(
  bodies: readonly { readonly text: string; readonly baseUrl: string }[],
): Promise<number> {
  const ids = new Map<string, Set<string>>();
  for (const { text, baseUrl } of bodies) {
    const payload = await decode(Buffer.from(text), { baseUrl });
    const unknown = payload.articles.filter((raw) => entriesIn(JSON.stringify(raw)).length > 0);
    const context = {
      upload: 'week',
      receivedAt: toInstant(Date.UTC(2026, 11, 1)),
      encoding: payload.encoding,
      warnings: [],
      baseUrl,
    };
    for (const [index, result] of (await normalizePayload(unknown, context)).entries()) {
      const [entry] = entriesIn(JSON.stringify(unknown[index]));
      if (!result.ok || entry === undefined) continue;
      ids.set(entry, (ids.get(entry) ?? new Set()).add(result.value.id));
    }
  }
  return [...ids.values()].filter((each) => each.size > 1).length;
}
