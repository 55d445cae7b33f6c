/** Hashtags as links to their pages, each with a count where there is one. */
export function Tags({
  tags,
}: {
  tags: readonly { readonly key: string; readonly display: string; readonly count?: number }[];
}) {
  return (
    <ul class="tags">
      {tags.map(({ key, display, count }) => (
        <li>
          <a href={`/hashtags/${encodeURIComponent(key)}`}>
            <bdi>#{display}</bdi>
          </a>
          {count !== undefined && (
            <>
              {' '}
              <small>{count}</small>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
