import type { RawArticle } from '../article/raw-article.ts';
import { decodeCharset } from './bytes/charset.ts';
import { gunzip } from './bytes/gunzip.ts';
import type { Decoded, DecodeHints } from './decoded.ts';

/** Where in a payload the value of a field stands. */
export interface Explained {
  /** Name of the field, `author/0/name`. */
  readonly field: string;
  /** The value, shortened. */
  readonly value: string;
  /** A JSON Pointer, an element path, a name in the head of a page; undefined where the value was put together. */
  readonly from?: string;
  /** True where the value told its field, and no name. */
  readonly guessed?: true;
}

/** A value of a payload and its place. */
interface Leaf {
  readonly place: string;
  readonly text: string;
}

const MAX_LEAVES = 200_000;
const MAX_LEVELS = 60;
const MAX_SHOWN = 80;

/**
 * For each article of a payload, where the value of each field stands: the first place below the article's own that
 * holds it, as it is or with markup and white space around. Values that rules have put together have none. For people
 * who wonder what a payload was read as; reads the text once more, so it is no part of ingestion.
 */
export async function explain(
  bytes: Uint8Array,
  { articles }: Decoded,
  hints: DecodeHints,
): Promise<readonly { readonly pointer: string; readonly fields: readonly Explained[] }[]> {
  const { bytes: plain = bytes } = await gunzip(bytes);
  const leaves = await leavesOf(decodeCharset(plain, hints.contentType).text, hints);
  const places = new Map<string, string[]>();
  for (const { place, text: value } of leaves) {
    const key = folded(value);
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  }
  return articles.map((article) => ({
    pointer: article.pointer,
    fields: valuesOf(article).map(({ place: field, text: value }) =>
      explained(field, value, article, places),
    ),
  }));
}

function explained(
  field: string,
  value: string,
  { pointer, warnings = [] }: RawArticle,
  places: ReadonlyMap<string, readonly string[]>,
): Explained {
  const guess = warnings.find(
    ({ code, pointer: guessedField }) => code === 'fieldGuessed' && field.split('/')[0] === guessedField,
  );
  const guessed = guess?.detail?.replace(/^read from /, '');
  const found = places.get(folded(value)) ?? [];
  const from = guessed ?? found.find((place) => place.startsWith(pointer)) ?? found[0];
  return {
    field,
    value: value.replace(/\s+/g, ' ').slice(0, MAX_SHOWN),
    ...(from !== undefined && { from: guessed === undefined ? from : `${pointer}${guessed}` }),
    ...(guess && { guessed: true as const }),
  };
}

const OWN = new Set(['format', 'pointer', 'warnings', 'preserved']);

/** The values of an article by the paths of its fields: `author/0/name`. */
function valuesOf(article: RawArticle): Leaf[] {
  const found: Leaf[] = [];
  for (const [field, value] of Object.entries(article)) {
    if (OWN.has(field)) continue;
    for (const leaf of jsonLeaves(value, `/${field}`))
      if (!/\/(?:type|from|scope)$/.test(leaf.place))
        found.push({ place: leaf.place.slice(1).replace(/\/value$/, ''), text: leaf.text });
  }
  return found;
}

async function leavesOf(text: string, hints: DecodeHints): Promise<readonly Leaf[]> {
  try {
    return [...jsonLeaves(JSON.parse(text), '')];
  } catch {
    // No JSON document, or several: one a line, or another format.
  }
  const lines = text.split('\n');
  if (/^\s*\{/.test(text) && lines.length > 1) return lines.flatMap(lineLeaves);
  if (!/^\s*</.test(text)) return [];
  const { detectXml } = await import('./xml/detect.ts');
  return detectXml(text) === undefined ? pageLeaves(text, hints) : xmlLeaves(text);
}

function lineLeaves(line: string, index: number): Leaf[] {
  try {
    return [...jsonLeaves(JSON.parse(line), `line ${index + 1}`)];
  } catch {
    return [];
  }
}

function* jsonLeaves(value: unknown, place: string, level = 0): Generator<Leaf> {
  if (typeof value === 'string' || typeof value === 'number') yield { place, text: String(value) };
  else if (typeof value === 'object' && value !== null && level < MAX_LEVELS)
    for (const [key, inner] of Object.entries(value))
      yield* jsonLeaves(inner, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, level + 1);
}

async function xmlLeaves(text: string): Promise<Leaf[]> {
  const [{ readXml }, { CORE_ROOTS }] = await Promise.all([
    import('./xml/read-xml.ts'),
    import('./xml/detect.ts'),
  ]);
  const { elementText, elementsOf } = await import('./xml/element.ts');
  const found: Leaf[] = [];
  const visit = (element: Parameters<typeof elementsOf>[0], path: string): void => {
    if (found.length > MAX_LEAVES) return;
    const own = elementText(element);
    if (own !== undefined) found.push({ place: path, text: own });
    for (const [name, value] of element.attributes) found.push({ place: `${path}/@${name}`, text: value });
    const counts = new Map<string, number>();
    for (const child of elementsOf(element)) {
      const count = (counts.get(child.tag) ?? 0) + 1;
      counts.set(child.tag, count);
      const isNumbered = count > 1 || /^(?:.*:)?(?:item|entry|newsitem|url)$/.test(child.name);
      visit(child, `${path}/${child.tag}${isNumbered ? `[${count}]` : ''}`);
    }
  };
  for (const root of readXml(text, CORE_ROOTS).roots) visit(root, `/${root.tag}`);
  return found;
}

/** What a page says by its head and marks, and its paragraphs. */
async function pageLeaves(text: string, { baseUrl }: DecodeHints): Promise<Leaf[]> {
  const { readPage } = await import('./html/read-page.ts');
  const { head, blocks } = readPage(text, baseUrl);
  const scripts = head.jsonLd.flatMap((script, index) => {
    try {
      return [...jsonLeaves(JSON.parse(script), `JSON-LD ${index + 1} `)];
    } catch {
      return [];
    }
  });
  return [
    ...scripts,
    ...[...head.metas].flatMap(([name, values]) =>
      values.map((value) => ({ place: `meta ${name}`, text: value })),
    ),
    ...[...head.links].flatMap(([rel, hrefs]) => hrefs.map((href) => ({ place: `link ${rel}`, text: href }))),
    ...head.marked.flatMap(({ kind, text: shown, value }) => [
      ...(value === undefined ? [] : [{ place: kind, text: value }]),
      { place: kind, text: shown },
    ]),
    ...blocks.map(({ tag, text: shown }, index) => ({ place: `<${tag}> ${index + 1}`, text: shown })),
  ];
}

/** A text as values are compared: without markup, entities and white space. */
function folded(text: string): string {
  return text
    .slice(0, 2_000)
    .replace(/<!\[CDATA\[|\]\]>|<[^<>]*>/g, '')
    .replace(/&\w+;|&#\w+;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
