import { Tokenizer } from 'htmlparser2';
import type { XmlElement, XmlNode } from './element.ts';
import { decodeEntities } from './entities.ts';
import {
  attributeName,
  elementName,
  namespaceOf,
  outermostScope,
  type Scope,
  scopeWithin,
} from './namespaces.ts';
import { afterDoctype } from './prolog.ts';
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

/** Stands for the attributes of the many elements that have none; never pushed to. */
const NOTHING_WRITTEN: [string, string][] = [];
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

export interface XmlDocument {
  /** The outermost elements: one in a sound document, several in a concatenation, none in plain text. */
  readonly roots: readonly XmlElement[];
  /** What was left out. */
  readonly tooDeep: boolean;
  readonly tooMany: boolean;
}

/** An element while it is read. */
interface Open {
  name: string;
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  base: string | undefined;
  language: string | undefined;
  closed: boolean;
  scope: Scope;
}

/**
 * Reads any text as XML, forgivingly: unknown and undeclared names, missing end tags, stray `<` and `&`, junk
 * around the document and a missing end all give what can be read. The namespace of the first element whose
 * local name is in `coreRoots` becomes the format's own. Never throws; linear in the length of `text`; DTDs are
 * skipped, so no entity of theirs is expanded and nothing outside the text is read.
 */
export function readXml(text: string, coreRoots: ReadonlySet<string>): XmlDocument {
  const source = afterDoctype(text);
  const top: Open = open('', '', outermostScope());
  const stack: Open[] = [top];
  let current = top;
  let core: string | undefined;
  let tag = '';
  let written: [string, string][] = NOTHING_WRITTEN;
  let attribute = '';
  let value: string | undefined;
  let beyond = 0;
  let elements = 0;
  let openItems = 0;
  let tooDeep = false;

  function addText(data: string): void {
    if (beyond > 0 || STRUCTURE.has(current.name) || current === top) return;
    current.children.push(data);
  }

  function openElement(selfClosing: boolean): void {
    elements++;
    if (stack.length > MAX_DEPTH || elements > MAX_ELEMENTS) {
      if (stack.length > MAX_DEPTH) tooDeep = true;
      if (!selfClosing) beyond++;
      return;
    }
    const element = begin(current, tag, written, coreOf);
    if (element.name === 'item' && openItems > 0)
      closeTo(
        stack.findLastIndex((each) => each.name === 'item'),
        false,
      );
    current.children.push(element);
    if (selfClosing) {
      element.closed = true;
      return;
    }
    stack.push(element);
    current = element;
    if (element.name === 'item') openItems++;
  }

  function coreOf(local: string, address: string | undefined): string | undefined {
    if (core === undefined && coreRoots.has(local)) core = address ?? '';
    return core;
  }

  function closeElement(name: string): void {
    if (beyond > 0) {
      beyond--;
      return;
    }
    if (current.tag === name && current !== top) {
      closeTo(stack.length - 1, true);
      return;
    }
    const lower = name.toLowerCase();
    closeTo(
      stack.findLastIndex((each) => each.tag.toLowerCase() === lower),
      true,
    );
  }

  /** Closes the element at `index` of the stack and everything inside it. */
  function closeTo(index: number, byEndTag: boolean): void {
    const outer = stack[index];
    if (index < 1 || outer === undefined) return;
    for (const each of stack.splice(index)) if (each.name === 'item') openItems--;
    outer.closed = byEndTag;
    current = stack[index - 1] ?? top;
    if (current === top) {
      core = undefined;
      top.scope.names.clear();
    }
  }

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ontext: (start, end) => addText(decodeEntities(source.slice(start, end))),
      oncdata: (start, end, offset) => addText(source.slice(start, end - offset)),
      onopentagname(start, end) {
        tag = source.slice(start, end);
        written = NOTHING_WRITTEN;
      },
      onattribname(start, end) {
        attribute = source.slice(start, end);
        value = undefined;
      },
      onattribdata(start, end) {
        value = (value ?? '') + source.slice(start, end);
      },
      onattribend() {
        if (written === NOTHING_WRITTEN) written = [];
        written.push([attribute, decodeEntities(value ?? '')]);
      },
      onopentagend: () => openElement(false),
      onselfclosingtag: () => openElement(true),
      onclosetag: (start, end) => closeElement(source.slice(start, end)),
      onattribentity() {},
      ontextentity() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  const roots = top.children.filter((child) => typeof child !== 'string');
  return { roots, tooDeep, tooMany: elements > MAX_ELEMENTS };
}

function open(name: string, tag: string, scope: Scope): Open {
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

type CoreOf = (local: string, address: string | undefined) => string | undefined;

function begin(parent: Open, tag: string, written: [string, string][], coreOf: CoreOf): Open {
  const scope = written.length === 0 ? parent.scope : innerScope(parent.scope, written);
  const element = open(nameIn(scope, tag, coreOf), tag, scope);
  element.base = parent.base;
  element.language = parent.language;
  if (written.length > 0) readAttributes(element, written);
  return element;
}

function nameIn(scope: Scope, tag: string, coreOf: CoreOf): string {
  const known = scope.names.get(tag);
  if (known !== undefined) return known;
  const colon = tag.indexOf(':');
  const local = tag.slice(colon + 1).toLowerCase();
  const core = coreOf(local, namespaceOf(scope, tag.slice(0, Math.max(colon, 0))));
  const name = elementName(scope, tag, core);
  if (core !== undefined && scope.names.size < 1000) scope.names.set(tag, name);
  return name;
}

function innerScope(outer: Scope, written: [string, string][]): Scope {
  let declared: Map<string, string> | undefined;
  for (const [name, value] of written) {
    if (!name.startsWith('xmlns')) continue;
    if (name.length > 5 && name[5] !== ':') continue;
    declared ??= new Map();
    declared.set(name.slice(6), value);
  }
  return declared ? scopeWithin(outer, declared) : outer;
}

function readAttributes(element: Open, written: [string, string][]): void {
  const attributes = new Map<string, string>();
  for (const [name, value] of written) {
    const key = attributeName(element.scope, name);
    if (!attributes.has(key)) attributes.set(key, value);
  }
  element.attributes = attributes;
  const base = attributes.get('xml:base');
  if (base !== undefined) element.base = resolveAddress(base, element.base);
  element.language = attributes.get('xml:lang') ?? element.language;
}
