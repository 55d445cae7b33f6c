import type { Decoded } from '../decoded.ts';
import { endWarnings, type ReadRoot } from '../xml/read-root.ts';
import { nitfParts } from './nitf-parts.ts';

/** News Industry Text Format 3.x (https://iptc.org/std/NITF/), a document of one article. */
export function decodeNitf({ root, format, baseUrl }: ReadRoot): Decoded {
  const parts = nitfParts(root, baseUrl);
  const article = {
    ...parts,
    identifiers: parts.identifiers ?? [],
    format,
    pointer: `/${root.tag}`,
    warnings: endWarnings(root),
  };
  return { articles: [article], refusals: [] };
}
