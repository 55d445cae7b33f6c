// JSON-LD 1.1: https://www.w3.org/TR/json-ld11/#basic-concepts (value objects, lists, sets, node references)
import { isObject, type JsonObject, list, member, string } from './fields.ts';

/** A term of schema.org may be written bare, as `schema:headline` or with its whole address. */
const PREFIX = /^(?:schema:|sdo:|https?:\/\/schema\.org\/)(?=\w)/;

/**
 * A JSON-LD document with plain terms and plain values: prefixes and `@value`, `@list` and `@set` wrappers are
 * gone, so that all spellings of the same statement look alike. Places inside it stay what they were, except
 * inside such wrappers.
 */
export function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, '@value')) return value['@value'];
  if (Object.hasOwn(value, '@list')) return compact(value['@list']);
  if (Object.hasOwn(value, '@set')) return compact(value['@set']);
  const entries = Object.entries(value).map(([key, inner]) => [key.replace(PREFIX, ''), compact(inner)]);
  return Object.fromEntries(entries);
}

/** The types of a node, without prefixes. */
export function typesOf(node: unknown): readonly string[] {
  return list(member(node, '@type')).flatMap((type) =>
    typeof type === 'string' ? [type.replace(PREFIX, '')] : [],
  );
}

/** Looks up what a reference such as `{"@id": "#publisher"}` refers to; other values are themselves. */
export type Resolve = (value: unknown) => unknown;

/** A resolver over every node of a document that says more of itself than its `@id`. */
export function references(document: unknown): Resolve {
  const nodes = new Map<string, JsonObject>();
  collect(document, nodes);
  return (value) => {
    const id = isObject(value) ? string(value['@id']) : undefined;
    const node = id === undefined ? undefined : nodes.get(id);
    return node === undefined || !isObject(value) ? value : { ...node, ...value };
  };
}

function collect(value: unknown, nodes: Map<string, JsonObject>): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, nodes);
    return;
  }
  if (!isObject(value)) return;
  const id = string(value['@id']);
  const known = id === undefined ? undefined : nodes.get(id);
  if (id !== undefined && Object.keys(value).length > Object.keys(known ?? { '@id': id }).length)
    nodes.set(id, value);
  for (const inner of Object.values(value)) collect(inner, nodes);
}
