// The properties of ninjs 1.0–1.6, 2.0–2.2 and 3.0–3.1: https://iptc.org/std/ninjs/
import type { Warning } from '../../../article/warning.ts';
import { isObject, type JsonObject, list } from '../fields.ts';

type Kind = 'string' | 'number' | 'object' | 'array' | 'date' | readonly string[];

const SHARED: Readonly<Record<string, Kind>> = {
  uri: 'string',
  representationtype: 'string',
  profile: 'string',
  version: 'string',
  firstcreated: 'date',
  versioncreated: 'date',
  contentcreated: 'date',
  expires: 'date',
  pubstatus: ['usable', 'withheld', 'canceled'],
  urgency: 'number',
  copyrightholder: 'string',
  copyrightnotice: 'string',
  usageterms: 'string',
  ednote: 'string',
  language: 'string',
  title: 'string',
  slugline: 'string',
  charcount: 'number',
  wordcount: 'number',
  rightsinfo: 'object',
  name: 'string',
};

const VERSION_1: Readonly<Record<string, Kind>> = {
  ...SHARED,
  $standard: 'object',
  type: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'],
  mimetype: 'string',
  embargoed: 'date',
  person: 'array',
  organisation: 'array',
  place: 'array',
  subject: 'array',
  event: 'array',
  object: 'array',
  infosource: 'array',
  byline: 'string',
  headline: 'string',
  located: 'string',
  renditions: 'object',
  associations: 'object',
  altids: 'object',
  trustindicator: 'array',
  genre: 'array',
  digitalsourcetype: 'object',
};

const VERSION_2: Readonly<Record<string, Kind>> = {
  ...SHARED,
  $schema: 'string',
  standard: 'object',
  type: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'],
  contenttype: 'string',
  embargoeduntil: 'date',
  embargoed: 'date',
  headlines: 'array',
  descriptions: 'array',
  bodies: 'array',
  by: 'string',
  located: 'string',
  people: 'array',
  organisations: 'array',
  places: 'array',
  subjects: 'array',
  events: 'array',
  objects: 'array',
  infosources: 'array',
  renditions: 'array',
  associations: 'array',
  altids: 'array',
  trustindicators: 'array',
  genres: 'array',
  digitalsourcetype: 'object',
  eventdetails: 'object',
  planning: 'object',
  plannedcoverage: 'array',
  keywords: 'array',
};

const EXTENDED = /^(?:description|body|headline)_[a-zA-Z0-9_]+$/;
const MAX_ASSOCIATIONS = 4;

/**
 * Where an item is not as its version's schema has it: a wrong type, an unknown property, a status out of the
 * list, an association without a name or address, rights given in two ways, a place that is no GeoJSON. It is
 * read all the same; agencies send more than the schema allows, and the reader should know.
 */
export function ninjsMismatches(item: JsonObject, version: 1 | 2): readonly Warning[] {
  return mismatches(item, version, '', 0).map((detail) => ({ code: 'schemaMismatch', pointer: '', detail }));
}

function mismatches(item: JsonObject, version: 1 | 2, at: string, level: number): readonly string[] {
  const shape = version === 1 ? VERSION_1 : VERSION_2;
  const wrong = Object.entries(item).flatMap(([key, value]) => {
    const kind = shape[key === '$standard' ? key : key.toLowerCase()];
    if (kind !== undefined)
      return fits(value, kind) ? [] : [`${at}${key} has a value that ninjs does not allow`];
    if (version === 1 && EXTENDED.test(key))
      return typeof value === 'string' ? [] : [`${at}${key} is no string`];
    return [`${at}${key} is no property of ninjs`];
  });
  return [...wrong, ...rights(item, at), ...places(item, at), ...associations(item, version, at, level)];
}

function fits(value: unknown, kind: Kind): boolean {
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'object') return isObject(value);
  if (kind === 'date') return typeof value === 'string';
  if (typeof kind === 'string') return typeof value === kind;
  return typeof value === 'string' && kind.includes(value);
}

function lowerKeys(value: unknown): JsonObject {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
}

function rights(item: JsonObject, at: string): readonly string[] {
  const { linkedrights, encodedrights } = lowerKeys(lowerKeys(item)['rightsinfo']);
  const both = linkedrights !== undefined && encodedrights !== undefined;
  return both ? [`${at}rightsinfo holds linked and encoded rights`] : [];
}

/** A geometry has a type; RFC 7946, section 3. */
function places(item: JsonObject, at: string): readonly string[] {
  return list(item['places']).flatMap((place) => {
    const { geojson } = lowerKeys(place);
    const bad = geojson !== undefined && !(isObject(geojson) && typeof geojson['type'] === 'string');
    return bad ? [`${at}places holds what is no GeoJSON`] : [];
  });
}

function associations(item: JsonObject, version: 1 | 2, at: string, level: number): readonly string[] {
  const { associations: found } = item;
  if (level >= MAX_ASSOCIATIONS || found === undefined) return [];
  const members = version === 1 && isObject(found) ? Object.values(found) : list(found);
  return members.flatMap((each, index) => {
    const place = `${at}associations/${index}/`;
    if (!isObject(each)) return [`${place} is no object`];
    const missing = (version === 1 ? ['uri'] : ['uri', 'name']).filter(
      (key) => typeof each[key] !== 'string',
    );
    return [
      ...missing.map((key) => `${place}${key} is missing`),
      ...mismatches(each, version, place, level + 1),
    ];
  });
}
