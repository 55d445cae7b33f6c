/**
 * The id of an item in every format: a URN (RFC 8141), the same wherever this installation is reached. Readers know by
 * it what they have seen. `_newsloom.id` of JSON Feed is the id alone, as addresses have it.
 */
export const articleUrn = (id: string): string => `urn:newsloom:article:${id}`;

/** The same for a comment. */
export const commentUrn = (id: string): string => `urn:newsloom:comment:${id}`;
