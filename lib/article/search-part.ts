/** An immutable part of a segment of the search index: a block, a chunk of a heavy term, entries of documents. */
export interface SearchPart {
  readonly segment: string;
  /** `B12`, `Ha1b2c3.0`, `D3`: see lib/search/part-names.ts. */
  readonly name: string;
}

/** A part as a key of maps. */
export function partText({ segment, name }: SearchPart): string {
  return `${segment} ${name}`;
}
