/** One link of a Link header; the address is as written. */
export interface HeaderLink {
  readonly href: string;
  /** Relations in lower case. */
  readonly relations: readonly string[];
}

/** More than any answer has. */
const MAX_LINKS = 50;
const LINK = /<([^<>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
const RELATION = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/** The links of a Link header (RFC 8288, section 3), in their order; what is broken is passed over. */
export function readLinkHeader(header: string | undefined): HeaderLink[] {
  const links: HeaderLink[] = [];
  for (const [, href = '', parameters = ''] of (header ?? '').slice(0, 20_000).matchAll(LINK)) {
    const [, quoted, bare] = RELATION.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    if (relations.length > 0 && links.length < MAX_LINKS) links.push({ href: href.trim(), relations });
  }
  return links;
}
