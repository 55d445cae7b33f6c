import { isObject, type JsonObject } from './fields.ts';

export interface ShapedList {
  readonly keys: readonly string[];
  readonly value: readonly unknown[];
}

const MAX_LEVELS = 8;
const MAX_VISITED = 2_000;
const SAMPLE = 5;

/**
 * The list of articles at any path of a document: of all lists whose first elements look like articles, the one
 * with most articles, the nearest first. Undefined when no list does.
 */
export function listByShape(
  document: JsonObject,
  isArticle: (item: JsonObject) => boolean,
): ShapedList | undefined {
  const queue: { keys: readonly string[]; value: unknown }[] = [{ keys: [], value: document }];
  let best: (ShapedList & { readonly score: number }) | undefined;
  for (let visited = 0; visited < Math.min(queue.length, MAX_VISITED); visited += 1) {
    const { keys, value } = queue[visited] as (typeof queue)[number];
    if (Array.isArray(value)) {
      const sample = value.filter(isObject).slice(0, SAMPLE);
      const share = sample.filter(isArticle).length / Math.max(1, sample.length);
      const score = share >= 0.5 ? Math.min(value.length, 1000) / (1 + keys.length / 4) : 0;
      if (score > (best?.score ?? 0)) best = { keys, value, score };
      if (score > 0) continue;
    }
    if (keys.length >= MAX_LEVELS || !(isObject(value) || Array.isArray(value))) continue;
    const members = Array.isArray(value)
      ? value.slice(0, 20).map((each, at) => [String(at), each] as const)
      : Object.entries(value).slice(0, 200);
    for (const [key, inner] of members)
      if (typeof inner === 'object' && inner !== null) queue.push({ keys: [...keys, key], value: inner });
  }
  return best && { keys: best.keys, value: best.value };
}
