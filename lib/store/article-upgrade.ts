/** The JSON of an article in layout 1, as far as its names were other ones. */
interface First {
  readonly article: { readonly ingest: { readonly warnings: readonly FirstWarning[] } };
  readonly placement: { readonly edges: readonly { readonly why: unknown }[] };
  readonly removals: readonly FirstPlace[];
}

interface FirstWarning {
  readonly at: unknown;
}

interface FirstPlace {
  readonly type: unknown;
  readonly holder?: unknown;
}

const RENAMED: ReadonlyMap<unknown, string> = new Map([
  ['mark', 'hashtagUse'],
  ['chosen', 'relatedSet'],
]);

/**
 * The JSON of an article in layout 2: warnings have a `pointer`, edges `reasons`, and removals name what they take away
 * as the code does.
 */
export function upgradedArticle(first: unknown): unknown {
  const { article, placement, removals, ...rest } = first as First;
  const { ingest } = article;
  return {
    ...rest,
    article: { ...article, ingest: { ...ingest, warnings: ingest.warnings.map(withPointer) } },
    placement: {
      ...placement,
      edges: placement.edges.map(({ why, ...edge }) => ({ ...edge, reasons: why })),
    },
    removals: removals.map(({ type, holder, ...place }) => ({
      ...place,
      type: RENAMED.get(type) ?? type,
      ...(holder !== undefined && { target: holder }),
    })),
  };
}

/** A refusal, a warning or a merged item of layout 1, whose pointer was called `at`. */
export function withPointer<T extends FirstWarning>({
  at,
  ...rest
}: T): Omit<T, 'at'> & { pointer: unknown } {
  return { ...rest, pointer: at };
}
