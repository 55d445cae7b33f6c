/** What is needed of a JSON Feed item. */
interface FeedItem {
  readonly id: string;
  readonly _newsloom: { readonly source: { readonly key: string } };
}

/** What to open and what to try, once everything runs at `url`. */
export async function welcome(url: string, data: string): Promise<string> {
  const newest = await newestItem(url);
  const paths = ['/', '/v1/feeds', '/v1/feeds/latest', ...(newest ? pathsOf(newest) : [])];
  return [
    '',
    `newsloom runs at ${url} and keeps its data in ${data}, its log in log.ndjson there. Ctrl-C ends it.`,
    '',
    'Open:',
    ...paths.map((path) => `  ${url}${path}`),
    '',
    'Upload articles of your own, and open the address that the answer names:',
    `  curl -i -T events/uploads/01-vesper-bridge.schema-org.json ${url}/uploads/first.json`,
    '',
    `Comments wait for a moderator: the token is in ${data}/moderator-token.`,
    '',
  ].join('\n');
}

function pathsOf({ id, _newsloom: { source } }: FeedItem): string[] {
  return [
    `/v1/feeds/sources/${encodeURIComponent(source.key)}`,
    `/v1/articles/${id}`,
    `/v1/articles/${id}/related`,
  ];
}

async function newestItem(url: string): Promise<FeedItem | undefined> {
  const answer = await fetch(`${url}/v1/feeds/latest?limit=1`);
  if (!answer.ok) return undefined;
  const feed = (await answer.json()) as { readonly items: readonly FeedItem[] };
  return feed.items[0];
}
