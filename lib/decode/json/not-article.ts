import { isObject, type JsonObject, list, member, string } from './fields.ts';
import { otherThing } from './other-things.ts';

/** An object of more members is a dictionary. */
const MAX_FIELDS = 500;

/**
 * What an object is that has titles, texts, dates or addresses as articles have them and is none, in words for a
 * refusal; undefined for all else. Told by members that only such objects have.
 */
export function otherKind(value: JsonObject): string | undefined {
  if (isMessage(value)) return 'A comment or a message of the service';
  if (isError(value)) return 'An error of a service';
  if (isApi(value)) return 'A description of an API';
  if (isSchema(value)) return 'A JSON schema';
  if (isPackage(value)) return 'A description of a package';
  if (isPlace(value)) return 'A place on a map';
  if (isLogRecord(value)) return 'A record of a log';
  if (isVisit(value)) return 'A record of what a visitor did';
  if (isTraffic(value)) return 'A record of requests (HAR)';
  return otherThing(value);
}

/** False for dictionaries and for objects of a kind of their own. */
export function mayBeArticle(value: JsonObject): boolean {
  return !('$schema' in value) && Object.keys(value).length <= MAX_FIELDS && otherKind(value) === undefined;
}

/**
 * What a messenger says of a chat (https://core.telegram.org/import-export), a comment of Reddit
 * (https://www.reddit.com/dev/api/#fullnames) or Hacker News.
 */
function isMessage({ type, kind, action }: JsonObject): boolean {
  return (type === 'service' && typeof action === 'string') || type === 'comment' || kind === 't1';
}

/** Problem details (https://www.rfc-editor.org/rfc/rfc9457) and others that say that a request failed. */
function isError(value: JsonObject): boolean {
  const { status, statusCode, status_code, data, success, ok, __type } = value;
  const statuses = [status, statusCode, status_code, member(data, 'status')];
  if (statuses.some((each) => /^[45]\d\d$/.test(string(each) ?? ''))) return true;
  return (
    'message' in value &&
    (success === false || ok === false || /Exception$|Error$/.test(string(__type) ?? ''))
  );
}

/** OpenAPI, Swagger (https://spec.openapis.org) and AsyncAPI (https://www.asyncapi.com). */
function isApi({ openapi, swagger, asyncapi, info }: JsonObject): boolean {
  return isObject(info) && [openapi, swagger, asyncapi].some((version) => typeof version === 'string');
}

/** https://json-schema.org/draft/2020-12 */
function isSchema(value: JsonObject): boolean {
  if ('$defs' in value || string(value['$schema'])?.includes('json-schema.org')) return true;
  const { type, properties, items } = value;
  return (type === 'object' && isObject(properties)) || (type === 'array' && isObject(items));
}

/** npm (https://docs.npmjs.com/cli/configuring-npm/package-json) and Composer (https://getcomposer.org/doc/04-schema.md). */
function isPackage(value: JsonObject): boolean {
  const needs = [
    'dependencies',
    'devDependencies',
    'dist-tags',
    'scripts',
    'require',
    'require-dev',
    'engines',
  ];
  return typeof value['name'] === 'string' && needs.some((key) => isObject(value[key]));
}

const PLACE_TEXT = 80;
const GEOMETRY = /^(?:Topology|GeometryCollection|(?:Multi)?(?:Point|LineString|Polygon))$/;

/** GeoJSON (https://www.rfc-editor.org/rfc/rfc7946), but for alerts and reports, which have a headline and a text. */
function isPlace({ type, geometry, properties, features }: JsonObject): boolean {
  if (type === 'FeatureCollection') return list(features).every((each) => isObject(each) && isPlace(each));
  if (GEOMETRY.test(string(type) ?? '')) return true;
  if (type !== 'Feature' || geometry === undefined || !isObject(properties)) return false;
  const { headline, title, description, body, text, content } = properties;
  const told = [description, body, text, content].some((each) => (string(each)?.length ?? 0) >= PLACE_TEXT);
  return !told || (headline ?? title) === undefined;
}

const LOG_LEVEL = /^(?:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|fatal|critical)$/i;

/** Structured logs: Elastic Common Schema, Bunyan, Pino, Python. */
function isLogRecord(value: JsonObject): boolean {
  const level = value['level'] ?? value['severity'] ?? value['levelname'] ?? value['log.level'];
  const isLevel =
    (typeof level === 'string' && LOG_LEVEL.test(level)) ||
    (typeof level === 'number' && 'hostname' in value);
  return isLevel && ('message' in value || 'msg' in value);
}

const VISITOR = /^(?:anonymous|distinct|client|visitor|session|device|user_?pseudo|amplitude)_?id$/i;
const ACT = /^(?:event|event_?(?:name|type|action))$/i;
/** Calls of Segment (https://segment.com/docs/connections/spec) by their type. */
const CALL = /^(?:track|page|screen|identify|group|alias)$/;

/** Events of Segment, Mixpanel, Amplitude, Matomo and the like. */
function isVisit(value: JsonObject): boolean {
  const keys = Object.keys(value);
  if (!keys.some((key) => ACT.test(key)) && !CALL.test(string(value['type'] ?? value['action']) ?? ''))
    return false;
  const inner = isObject(value['properties']) ? Object.keys(value['properties']) : [];
  return [...keys, ...inner].some((key) => VISITOR.test(key));
}

/** http://www.softwareishard.com/blog/har-12-spec/ */
function isTraffic({ log }: JsonObject): boolean {
  return isObject(log) && 'creator' in log && Array.isArray(log['entries']);
}
