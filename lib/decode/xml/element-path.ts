import type { XmlElement } from './element.ts';

/** An element and where it stands: `/rss/channel/item[3]`. */
export interface Placed {
  readonly element: XmlElement;
  readonly path: string;
}

/** A sitemap may hold that many addresses (https://www.sitemaps.org/protocol.html), and no feed comes near. */
export const MAX_PLACED = 50_000;

/**
 * Every outermost element below `root` (or `root` itself) with one of the names, in document order, with its
 * path; numbers count elements of the same name under the same parent, from 1. At most MAX_PLACED are returned.
 */
export function elementPaths(root: XmlElement, ...names: string[]): Placed[] {
  const found: Placed[] = [];
  gather({ element: root, path: `/${root.tag}` }, names, found);
  return found;
}

function gather(at: Placed, names: readonly string[], found: Placed[]): void {
  if (names.includes(at.element.name)) {
    found.push(at);
    return;
  }
  const counts = new Map<string, number>();
  for (const child of at.element.children) {
    if (typeof child === 'string' || found.length >= MAX_PLACED) continue;
    const count = (counts.get(child.tag) ?? 0) + 1;
    counts.set(child.tag, count);
    const numbered = count > 1 || names.includes(child.name);
    gather({ element: child, path: `${at.path}/${child.tag}${numbered ? `[${count}]` : ''}` }, names, found);
  }
}
