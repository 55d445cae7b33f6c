import type { Attribute, XmlNode } from './element.ts';
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
 * and left out. A news item has
 * one element in forty characters at the very most, so that no 20 MB of news have more than MAX_ELEMENTS.
 */
const MAX_DEPTH = 256;
export const MAX_ELEMENTS = 500_000;

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

const NO_ATTRIBUTES: readonly Attribute[] = [];

/** An element while it is read; becomes an XmlElement. */
interface OpenElement {
  name: string;
  tag: string;
  attributes: readonly Attribute[];
  children: XmlNode[];
  base: string | undefined;
  language: string | undefined;
  closed: boolean;
}

/** A document while it is read. */
export interface Tree {
  readonly top: OpenElement;
  readonly stack: OpenElement[];
  /** The namespaces in force inside each element of the stack. */
  readonly scopes: Scope[];
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
  const top = element('', '');
  return {
    top,
    stack: [top],
    scopes: [outermostScope()],
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
export function openElement(
  tree: Tree,
  tag: string,
  written: readonly Attribute[],
  isSelfClosing: boolean,
): void {
  tree.elements++;
  const isTooDeep = tree.stack.length > MAX_DEPTH;
  if (isTooDeep || tree.elements > MAX_ELEMENTS) {
    if (isTooDeep) tree.tooDeep = true;
    if (!isSelfClosing) tree.beyond++;
    return;
  }
  const scope = scopeOf(tree, written);
  const name = nameIn(tree, scope, tag);
  if (name === 'item' && tree.openNames.get('item')) closeNearest(tree, 'item', false);
  const opened = element(name, tag, tree.current);
  if (written.length > 0) readAttributes(opened, scope, written);
  tree.current.children.push(opened);
  opened.closed = isSelfClosing;
  if (isSelfClosing) return;
  tree.stack.push(opened);
  tree.scopes.push(scope);
  tree.current = opened;
  tree.openNames.set(opened.name, (tree.openNames.get(opened.name) ?? 0) + 1);
}

/** An end tag: closes the nearest element of that name with everything inside it; a stray one does nothing. */
export function closeElement(tree: Tree, tag: string): void {
  if (tree.beyond > 0) tree.beyond--;
  else if (tree.current.tag === tag) closeNearest(tree, tree.current.name, true);
  else closeNearest(tree, nameIn(tree, scopeOf(tree, NO_ATTRIBUTES), tag), true);
}

function closeNearest(tree: Tree, name: string, isByEndTag: boolean): void {
  if (!tree.openNames.get(name)) return;
  let closing: OpenElement | undefined;
  do {
    closing = tree.stack.pop();
    tree.scopes.pop();
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
  scopeOf(tree, NO_ATTRIBUTES).names.clear();
}

function element(name: string, tag: string, parent?: OpenElement): OpenElement {
  return {
    name,
    tag,
    attributes: NO_ATTRIBUTES,
    children: [],
    base: parent?.base,
    language: parent?.language,
    closed: false,
  };
}

/** The namespaces inside the current element, or inside a child of it with such attributes. */
function scopeOf(tree: Tree, written: readonly Attribute[]): Scope {
  const outer = tree.scopes.at(-1) ?? outermostScope();
  let declared: Map<string, string> | undefined;
  for (const [name, value] of written) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    declared ??= new Map();
    declared.set(name.slice(6), value);
  }
  return declared ? scopeWithin(outer, declared) : outer;
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

/** No address is longer; without a limit a chain of relative bases would grow with the square of its length. */
const MAX_BASE_CHARACTERS = 4096;

function readAttributes(begun: OpenElement, scope: Scope, written: readonly Attribute[]): void {
  begun.attributes = written.map((each) => {
    const name = attributeName(scope, each[0]);
    return name === each[0] ? each : [name, each[1]];
  });
  for (const [name, value] of begun.attributes) {
    if (name === 'xml:lang') begun.language = value;
    if (name === 'xml:base') begun.base = nearerBase(value, begun.base);
  }
}

function nearerBase(base: string, outer: string | undefined): string | undefined {
  if (base.length > MAX_BASE_CHARACTERS) return outer;
  const resolved = resolveAddress(base, outer);
  return resolved.length <= MAX_BASE_CHARACTERS ? resolved : outer;
}
