import type { XmlElement, XmlNode } from './element.ts';

/** Elements that HTML never closes (HTML, 13.1.2 "void elements"). */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** What stands inside the element as HTML: local names, no namespaces, void elements without end tags. */
export function innerHtml(element: XmlElement): string {
  return element.children.map(nodeHtml).join('');
}

function nodeHtml(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node);
  const name = node.tag.slice(node.tag.indexOf(':') + 1);
  const start = `<${name}${attributesHtml(node)}`;
  if (VOID.has(name.toLowerCase())) return `${start} />${innerHtml(node)}`;
  return `${start}>${innerHtml(node)}</${name}>`;
}

function attributesHtml(element: XmlElement): string {
  let out = '';
  for (const [name, value] of element.attributes) {
    if (name.startsWith('xmlns') || name.startsWith('xml:')) continue;
    out += ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
  }
  return out;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As innerHtml, for an element whose text already is HTML and may mix with real elements. */
export function looseHtml(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : nodeHtml(child))).join('');
}
