import { isObject, type JsonObject } from './fields.ts';
import { CONFIGURATION, ELSEWHERE } from './nested-names.ts';
import { otherKind } from './not-article.ts';

/** A list of articles, or an object that holds one under each of its keys. */
export interface ShapedList {
  readonly keys: readonly string[];
  readonly value: readonly unknown[];
  /** The keys of the elements, where they are not their numbers. */
  readonly places?: readonly string[];
}

const MAX_LEVELS = 8;
const MAX_VISITED = 2_000;
const MAX_MEMBERS = 200;
const SAMPLE = 5;
/** So many articles in an object are a list by their ids. */
const MIN_MAPPED = 2;

interface Place {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/**
 * The list of articles at any path of a document: of all lists whose first elements look like articles, the one
 * with most articles, the nearest first. Undefined when no list does.
 */
export function listByShape(
  document: JsonObject,
  isArticle: (item: JsonObject) => boolean,
): ShapedList | undefined {
  let best: { readonly place: Place; readonly score: number } | undefined;
  walk(document, (place) => {
    const score = scoreOf(place.value, place.keys.length);
    if (score > (best?.score ?? 0)) best = { place, score };
    return score > 0 && place.keys.length > 0 ? 'pass' : 'enter';
  });
  return best && listAt(best.place);

  function scoreOf(value: unknown, level: number): number {
    const elements = elementsOf(value);
    const sample = elements.filter(isObject).slice(0, SAMPLE);
    const share = sample.filter(isArticle).length / Math.max(1, sample.length);
    return share >= (Array.isArray(value) ? 0.5 : 1) ? Math.min(elements.length, 1000) / (1 + level / 4) : 0;
  }
}

/** The nearest object inside of a document that looks like an article. */
export function objectByShape(
  document: JsonObject,
  isArticle: (item: JsonObject) => boolean,
): { readonly keys: readonly string[]; readonly value: JsonObject } | undefined {
  let found: { readonly keys: readonly string[]; readonly value: JsonObject } | undefined;
  walk(document, ({ keys, value }) => {
    if (keys.length === 0 || keys.some(isAboutAnother) || !isObject(value) || !isArticle(value))
      return 'enter';
    found = { keys, value };
    return 'stop';
  });
  return found;
}

/** True for the key of what describes a document, its site or a thing in it. */
function isAboutAnother(key: string): boolean {
  return ELSEWHERE.test(key) || /^(?:meta(?:data)?|info|self)$/i.test(key);
}

function isEntered(key: string, value: unknown): boolean {
  if (CONFIGURATION.test(key)) return false;
  return Array.isArray(value) || (isObject(value) && otherKind(value) === undefined);
}

/** Visits objects and lists of a document, the nearest first. What is in one that `visit` passes is not visited, nor what is of another kind. */
function walk(document: JsonObject, visit: (place: Place) => 'enter' | 'pass' | 'stop'): void {
  const queue: Place[] = [{ keys: [], value: document }];
  for (let visited = 0; visited < Math.min(queue.length, MAX_VISITED); visited += 1) {
    const place = queue[visited] as Place;
    const next = visit(place);
    if (next === 'stop') return;
    const { keys, value } = place;
    if (next === 'pass' || keys.length >= MAX_LEVELS) continue;
    const members = Array.isArray(value)
      ? value.slice(0, 20).map((each, at) => [String(at), each] as const)
      : Object.entries(value as JsonObject).slice(0, MAX_MEMBERS);
    for (const [key, inner] of members)
      if (isEntered(key, inner)) queue.push({ keys: [...keys, key], value: inner });
  }
}

/** The elements of a list, and those of an object that holds nothing but objects. */
function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const members = isObject(value) ? Object.values(value) : [];
  if (members.length < MIN_MAPPED || !members.every(isObject)) return [];
  return Object.keys(value as JsonObject).some((key) => CONFIGURATION.test(key)) ? [] : members;
}

function listAt({ keys, value }: Place): ShapedList {
  const list = { keys, value: elementsOf(value) };
  return isObject(value) ? { ...list, places: Object.keys(value) } : list;
}
