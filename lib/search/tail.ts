import { type BlockTerm, decodeBlock, encodeBlock } from './block.ts';
import { type DocumentEntry, decodeEntries, ENTRY_BYTES, encodeEntries } from './document-entry.ts';
import { lengthClass, postingsOf } from './postings.ts';
import { inOrder } from './segment-terms.ts';

/** Articles that no segment has yet, as one item of the tail holds them. */
export interface TailArticles {
  readonly entries: readonly DocumentEntry[];
  /** Postings whose documents are places in `entries`. */
  readonly terms: readonly BlockTerm[];
}

/** An article to be indexed; without terms one that was withdrawn. */
export interface IndexedArticle {
  readonly entry: DocumentEntry;
  /** Primary subtag. */
  readonly language: string;
  /** Weighted frequencies by term. */
  readonly terms: ReadonlyMap<string, number>;
}

/** Bytes of an item of the tail. */
export function encodeTail(articles: readonly IndexedArticle[]): Uint8Array {
  const terms = termsOf(articles);
  const entries = encodeEntries(articles.map(({ entry }) => entry));
  const block = encodeBlock(terms, articles.length, { isWorthTime: true });
  const bytes = new Uint8Array(1 + entries.length + block.length);
  bytes[0] = articles.length;
  bytes.set(entries, 1);
  bytes.set(block, 1 + entries.length);
  return bytes;
}

export function decodeTail(bytes: Uint8Array): TailArticles {
  const end = 1 + (bytes[0] ?? 0) * ENTRY_BYTES;
  return { entries: decodeEntries(bytes.subarray(1, end)), terms: decodeBlock(bytes.subarray(end)) };
}

function termsOf(articles: readonly IndexedArticle[]): BlockTerm[] {
  const rows = new Map<string, Row[]>();
  for (const [document, { entry, language, terms }] of articles.entries()) {
    const length = lengthClass(entry.length);
    for (const [term, frequency] of terms) {
      const key = `${language}\n${term}`;
      const known = rows.get(key) ?? [];
      rows.set(key, known);
      known.push({ document, frequency, length });
    }
  }
  const all = [...rows].map(([key, found]) => {
    const end = key.indexOf('\n');
    return {
      language: key.slice(0, end),
      term: key.slice(end + 1),
      count: found.length,
      postings: postingsOf(found),
    };
  });
  return inOrder(all);
}

interface Row {
  readonly document: number;
  readonly frequency: number;
  readonly length: number;
}

/** How many of the articles are in each language; those without terms are in none. */
export function languagesOf({ terms }: TailArticles): Record<string, number> {
  const own = new Map<number, string>();
  for (const { language, postings } of terms)
    for (const document of postings.documents) own.set(document, language);
  const counts: Record<string, number> = {};
  for (const language of own.values()) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
}
