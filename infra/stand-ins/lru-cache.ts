/**
 * Stands in for `mnemonist/lru-cache`, in which DynamoDB's client would remember discovered endpoints. It
 * discovers none unless asked to, so the cache stays empty and needs no limit.
 */
export default function LruCache() {
  const kept = new Map<unknown, unknown>();
  return Object.assign(kept, { peek: (key: unknown) => kept.get(key) });
}
