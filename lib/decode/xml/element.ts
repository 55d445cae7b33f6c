/**
 * An element of a read document. `name` is the name by which decoders know it: bare (`title`) in the namespace
 * of the format itself, `dc:creator` with the usual prefix of a known namespace whatever the payload calls it,
 * lower case always. `tag` is the name as written.
 */
export interface XmlElement {
  readonly name: string;
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  /** Elements and stretches of text with entities resolved, in order. */
  readonly children: readonly XmlNode[];
  /** Base address by xml:base of this element and its ancestors; itself relative when no ancestor gave an absolute one. */
  readonly base: string | undefined;
  /** The nearest xml:lang. */
  readonly language: string | undefined;
  /** False when the payload ended, or an outer element was closed, before this one's end tag. */
  readonly closed: boolean;
}

/** The name as written, with the usual prefix of a known namespace; the value with entities resolved. */
export type Attribute = readonly [name: string, value: string];

export type XmlNode = XmlElement | string;

/** The child elements, without text. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child element with that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && child.name === name) return child;
  }
  return undefined;
}

/** All child elements with one of the names, in document order. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && names.includes(child.name)) found.push(child);
  }
  return found;
}

/** The element reached by following child names, `itemmeta/versioncreated` in two arguments. */
export function descend(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childOf(at, name), element);
}

/**
 * All text below the element, trimmed; undefined when there is none. Some senders escape the CDATA section that they
 * wrap a text in: its marks are no part of the text.
 */
export function elementText(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const only = element.children.length === 1 ? element.children[0] : undefined;
  const text = typeof only === 'string' ? only : gatherText(element);
  return withoutCdataMarks(text.trim()) || undefined;
}

function withoutCdataMarks(text: string): string {
  if (!text.startsWith('<![CDATA[')) return text;
  return text.replaceAll('<![CDATA[', '').replaceAll(']]>', '').trim();
}

/** Recursion is as deep as the reader lets elements nest. */
function gatherText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : gatherText(child))).join('');
}

/** An attribute's value, trimmed; undefined when absent or empty. Names that differ only in case count as equal. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (element === undefined || element.attributes.length === 0) return undefined;
  const attribute =
    element.attributes.find(([key]) => key === name) ??
    element.attributes.find(
      ([key]) => key.length === name.length && key.toLowerCase() === name.toLowerCase(),
    );
  return attribute?.[1].trim() || undefined;
}

/** True when markup stands inside the element and not only text. */
export function hasElements(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string');
}
