import { isObject, type JsonObject } from './fields.ts';
import { otherKind } from './not-article.ts';
import { type Field, fieldsOfKey, find, type Named, named } from './plain-names.ts';
import { escapePointer } from './salvage.ts';

/** Fields that are looked for inside of the objects of an item. */
export type GuessedField = Extract<
  Field,
  'headline' | 'description' | 'body' | 'url' | 'published' | 'modified' | 'image' | 'author'
>;

/** The value of a field, and the pointer to the object that holds it by its name. */
export interface NamedValue {
  readonly field: GuessedField;
  readonly value: unknown;
  readonly path: string;
}

const WANTED: readonly GuessedField[] = [
  'headline',
  'description',
  'body',
  'url',
  'published',
  'modified',
  'image',
  'author',
];
const MAX_LEVELS = 3;
const MAX_OBJECTS = 40;

/** Fields whose values are things of their own, with names, addresses and texts that are not the article's. */
const THINGS: ReadonlySet<Field> = new Set(['author', 'publisher', 'section', 'keywords', 'image', 'id']);
/** Members that are about something else than the article that they stand in. */
export const ELSEWHERE =
  /author|user|owner|account|profile|channel|group|communit|compan|brand|organi[sz]ation|site|location|place|venue|event|product|licen[cs]e|rights|parent|repl(?:y|ies)|comment|card|embed|quote|related|recommend|suggest|children|poll|media|video|audio|galler|thumb|photo|picture|logo|icon|next|prev|link/i;

/** Members that set up or describe a system, a shop or a request: what has a title in them is no article. */
export const CONFIGURATION =
  /^(?:app|application|(?:.*_|site)?config(?:uration)?s?|settings?|options?|preferences|theme|strings|translations|flags|build|env|environment|errors?|request|context|schemas?|definitions|parameters|params|menus?|nav(?:igation)?|rules|dashboards?|panels|widgets|line_?items|orders?|cart)$/i;

/**
 * The fields of an item that stand under their names in the objects inside of it (`metadata.headline`,
 * `elements.title`), the nearest first; `isWanted` says which. Objects that are about something else (an author, a
 * card, a comment) and lists are not entered.
 */
export function namedInside(item: JsonObject, isWanted: (field: Field) => boolean): readonly NamedValue[] {
  const found = new Map<GuessedField, NamedValue>();
  const queue = innerObjects(item, '', 0);
  for (let at = 0; at < Math.min(queue.length, MAX_OBJECTS); at += 1) {
    const { object, path, level } = queue[at] as Inner;
    const members: Named = named(object);
    for (const field of WANTED) {
      if (found.has(field) || !isWanted(field)) continue;
      const value = find(members, field);
      if (value !== undefined) found.set(field, { field, value, path: pathOf(path, object, value) });
    }
    if (level < MAX_LEVELS) queue.push(...innerObjects(object, path, level).slice(0, MAX_OBJECTS));
  }
  return [...found.values()];
}

interface Inner {
  readonly object: JsonObject;
  readonly path: string;
  readonly level: number;
}

function innerObjects(item: JsonObject, path: string, level: number): Inner[] {
  // Rows of tables hold none.
  if (!Object.values(item).some((value) => typeof value === 'object')) return [];
  return Object.entries(item).flatMap(([key, value]) => {
    const object = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (
      !isObject(object) ||
      ELSEWHERE.test(key) ||
      otherKind(object) !== undefined ||
      CONFIGURATION.test(key) ||
      fieldsOfKey(key).some((field) => THINGS.has(field))
    )
      return [];
    const own = `${path}/${escapePointer(key)}${object === value ? '' : '/0'}`;
    return [{ object, path: own, level: level + 1 }];
  });
}

function pathOf(path: string, object: JsonObject, value: unknown): string {
  const key = Object.keys(object).find((each) => object[each] === value);
  return key === undefined ? path : `${path}/${escapePointer(key)}`;
}
