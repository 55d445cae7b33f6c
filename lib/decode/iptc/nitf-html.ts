import type { XmlElement, XmlNode } from '../xml/element.ts';
import { innerHtml } from '../xml/inner-html.ts';

/** Elements that NITF shares with HTML or names otherwise; of any other only what stands inside is kept. */
const AS_HTML: ReadonlyMap<string, string> = new Map([
  ...'p br hr ol ul li dl dt dd em sub sup a q pre table caption thead tbody tfoot tr td th'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ['block', 'div'],
  ['bq', 'blockquote'],
  ['hl1', 'h2'],
  ['hl2', 'h3'],
  ['em', 'em'],
]);

/** Pictures are read apart; notes and bylines inside the text are no text. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'media',
  'byline',
  'note',
  'fn',
  'nitf-table-metadata',
  'custom-table',
]);

/** What stands inside a `body.content`, `abstract` or `block` of NITF, as HTML. */
export function nitfHtml(element: XmlElement): string {
  return innerHtml({ ...element, children: element.children.flatMap(asHtml) });
}

function asHtml(node: XmlNode): XmlNode[] {
  if (typeof node === 'string') return [node];
  if (LEFT_OUT.has(node.name)) return [];
  const children = node.children.flatMap(asHtml);
  const tag = AS_HTML.get(node.name);
  return tag === undefined ? children : [{ ...node, tag, children }];
}
