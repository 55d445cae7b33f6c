// JSON:API: https://jsonapi.org/format/  HAL: https://datatracker.ietf.org/doc/html/draft-kelly-json-hal
// Contentful: https://www.contentful.com/developers/docs/references/content-delivery-api/#/introduction/includes
import { isObject, type JsonObject, list, member, objects, string } from './fields.ts';
import { find, named } from './plain-names.ts';

/** Finds what a reference of a document names; undefined for what is not in the document. */
export type Lookup = (id: string, type?: string) => JsonObject | undefined;

const MAX_LEVELS = 5;
const NOTHING: Lookup = () => undefined;

/** The members that JSON:API and Contentful send beside the items that refer to them. */
export function lookupIn(document: unknown): Lookup {
  if (!isObject(document)) return NOTHING;
  const includes = document['includes'];
  const beside = [
    ...objects(document['included']),
    ...(isObject(includes) ? Object.values(includes).flatMap(objects) : []),
  ];
  if (beside.length === 0) return NOTHING;
  const byId = new Map<string, JsonObject>();
  for (const each of beside) {
    const sys = isObject(each['sys']) ? each['sys'] : {};
    const id = String(each['id'] ?? sys['id']);
    byId.set(id, each);
    byId.set(`${each['type'] ?? sys['type']}:${id}`, each);
  }
  return (id, type) => byId.get(`${type}:${id}`) ?? byId.get(id);
}

/** Where a document of JSON:API says that it lies: the base of the paths in it. */
export function ownAddress(document: unknown): string | undefined {
  const self = member(document, 'links', 'self');
  const address = string(isObject(self) ? self['href'] : self);
  return address !== undefined && /^https?:/.test(address) ? address : undefined;
}

/** Members that wrap an item; what stands beside them is kept where they say nothing of it. */
const ITEM_WRAPPERS = [
  'attributes',
  'fields',
  '_source',
  'node',
  'row',
  'data',
  'post',
  'resource',
  'record',
  'document',
  'snippet',
];

/** Members that hold the item itself where it has its headline in them. */
const TEXT_WRAPPERS = [
  'article',
  'story',
  'content',
  'item',
  'entry',
  'object',
  'highlight',
  'page',
  'properties',
];

function isHeaded(item: JsonObject): boolean {
  const headline = find(named(item), 'headline');
  return headline !== undefined && (!isObject(headline) || !('title' in headline));
}

function isTold(item: JsonObject): boolean {
  return isHeaded(item) || find(named(item), 'body') !== undefined;
}

/**
 * An item with its wrappers opened and its references followed: JSON:API attributes and relationships, HAL
 * `_embedded`, Contentful fields, GraphQL nodes and edges, Strapi data.
 */
export function unwrapped(item: JsonObject, lookup: Lookup = NOTHING, level = 0): JsonObject {
  // Most records of tables and many of APIs hold nothing that could be opened.
  if (Object.values(item).every((value) => typeof value !== 'object' || value === null)) return item;
  let flat = withProperties(item);
  for (const key of ITEM_WRAPPERS) {
    const inner = flat[key];
    if (!isObject(inner) || level >= MAX_LEVELS) continue;
    const { [key]: _opened, ...rest } = flat;
    flat = { ...rest, ...unwrapped(inner, lookup, level + 1) };
  }
  for (const key of TEXT_WRAPPERS) {
    const inner = flat[key];
    if (!isObject(inner) || level >= MAX_LEVELS || isHeaded(flat) || !isTold(inner)) continue;
    const { [key]: _opened, ...rest } = flat;
    flat = { ...rest, ...unwrapped(inner, lookup, level + 1) };
  }
  const related = isObject(flat['relationships']) ? flat['relationships'] : {};
  const embedded = isObject(flat['_embedded']) ? embeddedOf(flat['_embedded']) : {};
  const members = Object.entries({ ...related, ...flat, ...embedded }).filter(
    ([key]) => key !== 'relationships' && key !== '_embedded',
  );
  return Object.fromEntries(members.map(([key, value]) => [key, opened(value, lookup, level + 1)]));
}

/** An item whose properties all stand under the names of their types, with the properties in its place: pages of Notion. */
function withProperties(item: JsonObject): JsonObject {
  const { properties, ...rest } = item;
  if (!isObject(properties) || !Object.values(properties).every(isTyped)) return item;
  const own = Object.entries(properties).map(([key, value]) =>
    // The title of a page is the property of that type, whatever its name is.
    [member(value, 'type') === 'title' ? 'title' : key, value],
  );
  return { ...rest, ...Object.fromEntries(own) };
}

/** A value with its wrappers opened; text trees stay as they are. */
function opened(value: unknown, lookup: Lookup, level: number): unknown {
  if (level > MAX_LEVELS) return value;
  if (Array.isArray(value))
    return value.length > 200 ? value : value.map((each) => opened(each, lookup, level + 1));
  if (!isObject(value)) return value;
  const target = targetOf(value, lookup);
  if (target) return unwrapped(target, lookup, level + 1);
  if (isTyped(value)) return opened(value[String(value['type'])], lookup, level + 1);
  const { nodes, edges, node, data, attributes } = value;
  if (Array.isArray(nodes)) return opened(nodes, lookup, level + 1);
  if (Array.isArray(edges))
    return edges.map((edge) => opened(isObject(edge) ? (edge['node'] ?? edge) : edge, lookup, level + 1));
  if (isObject(node)) return opened(node, lookup, level + 1);
  if (isObject(attributes)) return unwrapped(value, lookup, level + 1);
  if (data !== undefined && Object.keys(value).every((key) => /^(?:data|links|meta)$/.test(key)))
    return opened(data, lookup, level + 1);
  const locales = Object.keys(value);
  if (locales.length === 1 && /^[a-z]{2}(?:-[A-Z]{2})$/.test(locales[0] ?? ''))
    return opened(value[locales[0] ?? ''], lookup, level + 1);
  if (isObject(value['fields']) && isObject(value['sys'])) return unwrapped(value, lookup, level + 1);
  return value;
}

/** A property that stands under the name of its type: `{ id, type: "url", url: … }` (https://developers.notion.com/reference/property-value-object). */
function isTyped(value: unknown): boolean {
  const type = member(value, 'type');
  if (!isObject(value) || typeof type !== 'string' || !Object.hasOwn(value, type)) return false;
  return Object.keys(value).every((key) => key === type || /^(?:type|id|name)$/.test(key));
}

function targetOf(value: JsonObject, lookup: Lookup): JsonObject | undefined {
  const sys = value['sys'];
  if (isObject(sys) && sys['type'] === 'Link') return lookup(String(sys['id']), String(sys['linkType']));
  const isReference =
    typeof value['type'] === 'string' &&
    'id' in value &&
    Object.keys(value).every((key) => /^(?:type|id|meta)$/.test(key));
  return isReference ? lookup(String(value['id']), String(value['type'])) : undefined;
}

/** WordPress names its terms by taxonomy and prefixes its media: https://developer.wordpress.org/rest-api/using-the-rest-api/linking-and-embedding/ */
function embeddedOf(embedded: JsonObject): JsonObject {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(embedded)) {
    if (key === 'wp:featuredmedia') found['featured_image'] = value;
    else if (key !== 'wp:term') found[key.replace(/^.*:/, '')] = value;
  }
  const terms = list(embedded['wp:term']).flatMap((group) => objects(group));
  const named = (isTag: boolean) => terms.filter(({ taxonomy }) => (taxonomy === 'post_tag') === isTag);
  if (terms.length > 0) {
    found['categories'] = named(false);
    found['tags'] = named(true);
  }
  return found;
}
