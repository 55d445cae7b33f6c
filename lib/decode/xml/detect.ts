import type { Format } from '../../article/format.ts';
import { PAYLOAD_FORMATS, type PayloadFormat } from '../payload-formats.ts';
import { afterDoctype, PROLOG_CHARACTERS, withoutComments } from './prolog.ts';

/** Elements that hold a whole document, wherever an envelope puts them. */
const DOCUMENTS = namesOf(({ roots }) => roots);
/** Parts of documents that are sent alone. */
const FRAGMENTS = namesOf(({ fragments }) => fragments);

function namesOf(
  read: (format: PayloadFormat) => readonly string[] | undefined,
): ReadonlyMap<string, Format> {
  return new Map(PAYLOAD_FORMATS.flatMap((each) => (read(each) ?? []).map((name) => [name, each.format])));
}

/** The elements whose namespace is the format's own; that of RDF is not, because RSS 1.0 has another. */
export const CORE_ROOTS: ReadonlySet<string> = new Set(
  [...DOCUMENTS.keys(), ...FRAGMENTS.keys()].filter((name) => name !== 'rdf'),
);

/**
 * The format that a document's outermost element announces, found behind white space, processing instructions,
 * comments, a DOCTYPE and what a server printed before it; undefined for HTML and every unknown element.
 */
export function detectXml(text: string): Format | undefined {
  const visible = withoutComments(afterDoctype(text).slice(0, PROLOG_CHARACTERS * 2));
  let isOutermost = true;
  for (const [, tag = ''] of visible.matchAll(/<([a-z_][\w.:-]*)(?=[\s/>])/gi)) {
    const local = localName(tag);
    if (local === 'html') return undefined;
    const format = formatOf(local, isOutermost);
    if (format !== undefined) return local === 'channel' && isCdf(visible) ? 'cdf' : format;
    isOutermost = false;
  }
  return undefined;
}

/** The name of an element without its prefix, in lower case. */
export function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}

/** The format of a document whose root has this local name; fragments count as the outermost element alone. */
export function formatOf(local: string, isOutermost: boolean): Format | undefined {
  return DOCUMENTS.get(local) ?? (isOutermost ? FRAGMENTS.get(local) : undefined);
}

/** CDF puts addresses and times into attributes; RSS that lost its outermost element does not. */
function isCdf(text: string): boolean {
  return (
    /<(?:channel|item)\s[^<>]*\b(?:href|lastmod|base)\s*=|<abstract[\s>]/i.test(text) ||
    /<CHANNEL[\s>]/.test(text)
  );
}
