import { isObject, type JsonObject } from './fields.ts';

/** Members under which answers of news APIs, exports and search engines keep their items, the likeliest first. */
const LIST_KEYS = [
  'articles',
  'items',
  'results',
  'docs',
  'entries',
  'news',
  'stories',
  'posts',
  'hits',
  'data',
  'value',
  'response',
  'recentActivityArticles',
  'activity',
  'documents',
  'records',
  'newsItems',
  'list',
  'feed',
  'channel',
  'payload',
  // One item alone in its envelope.
  'article',
  'item',
  'content',
  'post',
  'story',
  'result',
  '_source',
  'attributes',
  'fields',
  'node',
  'info',
];

const MAX_LEVELS = 4;

interface Found {
  readonly keys: readonly string[];
  readonly value: readonly unknown[] | JsonObject;
}

/** The list that an envelope holds in an object of its own or at once, when it holds objects. */
export function heldObjects(envelope: JsonObject): readonly JsonObject[] {
  const found = findArray(envelope, 0)?.value;
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/**
 * The list of items inside an envelope, or the single object that it wraps, with the keys that lead there:
 * lists first, the nearest first; an empty list only when there is no other. An object that maps ids to items
 * is found as the list of its values would be, one level down for each. Undefined when nothing fits.
 */
export function findList(envelope: JsonObject): Found | undefined {
  return findArray(envelope, 0) ?? findObject(envelope);
}

function findArray(envelope: JsonObject, level: number): Found | undefined {
  if (level >= MAX_LEVELS) return undefined;
  const members = LIST_KEYS.filter((key) => Object.hasOwn(envelope, key)).map((key) => ({
    key,
    value: envelope[key],
  }));
  const filled = members.find(({ value }) => Array.isArray(value) && value.some(isObject));
  if (filled && Array.isArray(filled.value)) return { keys: [filled.key], value: filled.value };
  for (const { key, value } of members) {
    const inner = isObject(value) ? findArray(value, level + 1) : undefined;
    if (inner) return { keys: [key, ...inner.keys], value: inner.value };
  }
  const other = members.find(({ value }) => Array.isArray(value));
  return other && Array.isArray(other.value) ? { keys: [other.key], value: other.value } : undefined;
}

function findObject(envelope: JsonObject): Found | undefined {
  for (const key of LIST_KEYS) {
    const value = Object.hasOwn(envelope, key) ? envelope[key] : undefined;
    if (isObject(value)) return { keys: [key], value };
  }
  return undefined;
}
