/** What the operator says are the same sources: the key of one, for each key that stands for it as well. */
export type SourceAliases = ReadonlyMap<string, string>;
