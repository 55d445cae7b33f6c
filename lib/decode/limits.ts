const MEGABYTE = 1024 * 1024;

/** Bytes after gunzip; more is refused as `inflatedTooLarge` while inflating, never after. */
export const MAX_INFLATED_BYTES = 20 * MEGABYTE;

/**
 * Objects and lists in one JSON payload. A news item has one in forty bytes at the very most; a file of brackets
 * has one in three and would fill hundreds of times its size in memory.
 */
export const MAX_JSON_CONTAINERS = 500_000;

/** Levels of JSON: real payloads have at most a dozen, and what reads them may be recursive. */
export const MAX_JSON_DEPTH = 512;
