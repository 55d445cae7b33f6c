import type { XmlNode } from './element.ts';
import {
  attributeName,
  elementName,
  namespaceOf,
  outermostScope,
  type Scope,
  scopeWithin,
} from './namespaces.ts';
import { resolveAddress } from './resolve-address.ts';

/**
 * Real feeds nest some 20 deep and pages inside them at most 51 (181 news pages); what lies deeper is counted
 * and left out. A document of more elements than that is 20 MB of tags of 20 characters: no news.
 */
export const MAX_DEPTH = 256;
export const MAX_ELEMENTS = 1_000_000;

/** Elements of which only the elements inside matter, so that their white space need not be kept. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'rss',
  'rdf:rdf',
  'channel',
  'item',
  'feed',
  'entry',
  'urlset',
]);

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Attributes as written, with entities resolved. */
export type Written = readonly (readonly [name: string, value: string])[];

/** An element while it is read; becomes an XmlElement. */
interface OpenElement {
  name: string;
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  base: string | undefined;
  language: string | undefined;
  closed: boolean;
  scope: Scope;
}

/** A document while it is read. */
export interface Tree {
  readonly top: OpenElement;
  readonly stack: OpenElement[];
  readonly coreRoots: ReadonlySet<string>;
  /** How many elements of each name are open, so that a stray end tag costs no search. */
  readonly openNames: Map<string, number>;
  current: OpenElement;
  /** The namespace of the format itself; undefined before its outermost element. */
  core: string | undefined;
  /** Open elements past MAX_DEPTH or MAX_ELEMENTS. */
  beyond: number;
  elements: number;
  tooDeep: boolean;
}

/** A tree with nothing in it yet. */
export function emptyTree(coreRoots: ReadonlySet<string>): Tree {
  const top = element('', '', outermostScope());
  return {
    top,
    stack: [top],
    coreRoots,
    openNames: new Map(),
    current: top,
    core: undefined,
    beyond: 0,
    elements: 0,
    tooDeep: false,
  };
}

/** Text between tags. Outside of all elements, and where only elements matter, it is dropped. */
export function addText(tree: Tree, text: string): void {
  if (tree.beyond > 0 || tree.current === tree.top || STRUCTURE.has(tree.current.name)) return;
  tree.current.children.push(text);
}

/** A start tag. An item inside an item means that the end tag of the first one is missing. */
export function openElement(tree: Tree, tag: string, written: Written, isSelfClosing: boolean): void {
  tree.elements++;
  const isTooDeep = tree.stack.length > MAX_DEPTH;
  if (isTooDeep || tree.elements > MAX_ELEMENTS) {
    if (isTooDeep) tree.tooDeep = true;
    if (!isSelfClosing) tree.beyond++;
    return;
  }
  let opened = begin(tree, tag, written);
  if (opened.name === 'item' && tree.openNames.get('item')) {
    closeNearest(tree, 'item', false);
    opened = begin(tree, tag, written);
  }
  tree.current.children.push(opened);
  opened.closed = isSelfClosing;
  if (isSelfClosing) return;
  tree.stack.push(opened);
  tree.current = opened;
  tree.openNames.set(opened.name, (tree.openNames.get(opened.name) ?? 0) + 1);
}

/** An end tag: closes the nearest element of that name with everything inside it; a stray one does nothing. */
export function closeElement(tree: Tree, tag: string): void {
  if (tree.beyond > 0) tree.beyond--;
  else if (tree.current.tag === tag) closeNearest(tree, tree.current.name, true);
  else closeNearest(tree, nameIn(tree, tree.current.scope, tag), true);
}

function closeNearest(tree: Tree, name: string, isByEndTag: boolean): void {
  if (!tree.openNames.get(name)) return;
  let closing: OpenElement | undefined;
  do {
    closing = tree.stack.pop();
    if (closing === undefined) return;
    tree.openNames.set(closing.name, (tree.openNames.get(closing.name) ?? 1) - 1);
  } while (closing.name !== name);
  closing.closed = isByEndTag;
  tree.current = tree.stack.at(-1) ?? tree.top;
  if (tree.current === tree.top) forgetCore(tree);
}

/** The next document of a concatenation has a namespace of its own. */
function forgetCore(tree: Tree): void {
  tree.core = undefined;
  tree.top.scope.names.clear();
}

function begin(tree: Tree, tag: string, written: Written): OpenElement {
  const parent = tree.current;
  const scope = written.length === 0 ? parent.scope : innerScope(parent.scope, written);
  const begun = element(nameIn(tree, scope, tag), tag, scope);
  begun.base = parent.base;
  begun.language = parent.language;
  if (written.length > 0) readAttributes(begun, written);
  return begun;
}

function element(name: string, tag: string, scope: Scope): OpenElement {
  return {
    name,
    tag,
    attributes: NO_ATTRIBUTES,
    children: [],
    base: undefined,
    language: undefined,
    closed: false,
    scope,
  };
}

/** Distinct names kept in one scope: more than any sound document has. */
const MAX_NAMES = 1000;

function nameIn(tree: Tree, scope: Scope, tag: string): string {
  const known = scope.names.get(tag);
  if (known !== undefined) return known;
  if (tree.core === undefined) {
    const colon = tag.indexOf(':');
    const isRoot = tree.coreRoots.has(tag.slice(colon + 1).toLowerCase());
    if (isRoot) tree.core = namespaceOf(scope, tag.slice(0, Math.max(colon, 0))) ?? '';
  }
  const name = elementName(scope, tag, tree.core);
  if (tree.core !== undefined && scope.names.size < MAX_NAMES) scope.names.set(tag, name);
  return name;
}

function innerScope(outer: Scope, written: Written): Scope {
  let declared: Map<string, string> | undefined;
  for (const [name, value] of written) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    declared ??= new Map();
    declared.set(name.slice(6), value);
  }
  return declared ? scopeWithin(outer, declared) : outer;
}

/** No address is longer; without a limit a chain of relative bases would grow with the square of its length. */
const MAX_BASE_CHARACTERS = 4096;

function readAttributes(begun: OpenElement, written: Written): void {
  const attributes = new Map<string, string>();
  for (const [name, value] of written) {
    const key = attributeName(begun.scope, name);
    if (!attributes.has(key)) attributes.set(key, value);
  }
  begun.attributes = attributes;
  begun.language = attributes.get('xml:lang') ?? begun.language;
  const base = attributes.get('xml:base');
  if (base === undefined || base.length > MAX_BASE_CHARACTERS) return;
  const resolved = resolveAddress(base, begun.base);
  if (resolved.length <= MAX_BASE_CHARACTERS) begun.base = resolved;
}
