import type { RawFeed } from '../../article/raw-article.ts';
import { findList, heldObjects } from './envelope.ts';
import { firstString, isObject, type JsonObject, plainText } from './fields.ts';
import { listByShape, objectByShape } from './find-by-shape.ts';
import type { JsonFormat } from './json-source.ts';
import { looksLikeArticle, looksLikeWholeArticle, plainJson } from './plain-json.ts';
import { find, named } from './plain-names.ts';
import { FORMATS } from './sources.ts';

/** An item of JSON:API, Contentful or HAL: what describes it stands beside what it refers to. */
function isWrapped(value: JsonObject): boolean {
  if ('relationships' in value || ('sys' in value && 'fields' in value)) return true;
  return isObject(value['attributes']) && 'id' in value;
}

/** True for a feed or answer of no known format: it may have a title itself, but its items are the articles. */
export function holdsItems(value: JsonObject): boolean {
  const [first] = heldObjects(value);
  return first !== undefined && (formatOf(first) !== undefined || plainJson.isItem(first));
}

export function feedOf(envelope: JsonObject): RawFeed | undefined {
  const title = plainText(envelope['title'] ?? envelope['name']);
  if (title === undefined) {
    const inner = FEED_KEYS.map((key) => envelope[key]).find((value) => isObject(value) && 'title' in value);
    return isObject(inner) ? feedOf(inner) : undefined;
  }
  const url = firstString(envelope['link'], envelope['url'], envelope['home_page_url']);
  return { title, url, description: plainText(envelope['description']) };
}

/** The feed that an envelope or an object on the way to its items tells of, the outermost first. */
export function feedAlong(envelope: JsonObject, keys: readonly string[]): RawFeed | undefined {
  const inner = envelope[keys[0] ?? ''];
  return feedOf(envelope) ?? (isObject(inner) ? feedAlong(inner, keys.slice(1)) : undefined);
}

/** Members in which an envelope tells of its feed beside its items. */
const FEED_KEYS = ['feed', 'channel', 'site', 'publication', 'source'];

/** Members that name articles around one. */
const MORE =
  /related|recommend|suggest|similar|trending|popular|(?:also|more|next)_?(?:read|stories|articles|posts)|read_?(?:more|next|also)/i;

interface FoundList {
  readonly keys: readonly string[];
  readonly value: readonly unknown[] | JsonObject;
  readonly places?: readonly string[];
}

/** By the names of envelopes where that leads to a list of objects, else by the shape of what is in them. */
export function listOf(value: JsonObject): FoundList | undefined {
  const found = findList(value);
  if (Array.isArray(found?.value) && found.value.some(isObject)) return found;
  const shaped = listByShape(value, looksLikeArticle);
  // Links to other articles beside an article are no list of articles.
  if (shaped?.keys.some((key) => MORE.test(key)))
    return objectByShape(value, looksLikeWholeArticle) ?? shaped;
  if (shaped !== undefined) return shaped;
  if (isObject(found?.value) && looksLikeArticle(found.value)) return found;
  return objectByShape(value, looksLikeWholeArticle) ?? found;
}

export function formatOf(value: unknown): JsonFormat | undefined {
  if (!isObject(value) || '@type' in value || '@graph' in value) return undefined;
  return FORMATS.find((format) => format.isItem(value));
}

/** Fields that an envelope around one article does not have. */
const OWN_FIELDS = ['published', 'url', 'author', 'language'] as const;

/** True for an item that is wrapped or in parts, or that says of itself what its text inside does not, and holds no others. */
export function isWhole(value: JsonObject): boolean {
  if (isWrapped(value)) return looksLikeArticle(value);
  const own = named(value);
  const says = OWN_FIELDS.some((field) => find(own, field) !== undefined);
  const isParted = Object.values(value).filter(isObject).length > 1;
  return (says || isParted) && looksLikeArticle(value) && listByShape(value, looksLikeArticle) === undefined;
}
