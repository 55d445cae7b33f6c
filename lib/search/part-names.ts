import { hash } from 'node:crypto';
import { ENTRY_BYTES } from './document-entry.ts';

/** Entries in one part: with its key it stays under 4 KB, which are half a read unit. */
export const ENTRIES = Math.floor(3960 / ENTRY_BYTES);

/** A block of terms. */
export const blockName = (block: number): string => `B${block}`;

/** A chunk of a heavy term in one language. */
export const chunkName = (language: string, term: string, chunk: number): string =>
  `H${hash('sha256', `${language}\n${term}`, 'base64url').slice(0, 10)}.${chunk}`;

/** The entries of documents, of which one is `document`. */
export const entriesName = (document: number): string => `D${Math.floor(document / ENTRIES)}`;

/** A part of the dictionary of a segment. */
export const spellingName = (part: number): string => `W${part}`;
