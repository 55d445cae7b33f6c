/** What is needed of a JSON Feed item. */
interface FeedItem {
  readonly _newsloom: {
    readonly id: string;
    readonly source: { readonly key: string };
    readonly story?: object;
  };
}

/** What to open and what to try, once everything runs at `url`. */
export async function welcome(url: string, data: string): Promise<string> {
  const example = await exampleItem(url);
  const paths = ['/', '/v1/feeds', '/v1/feeds/latest', ...(example ? pathsOf(example) : [])];
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
    `Subscribe to feeds at ${url}/subscriptions: the token is in ${data}/operator-token.`,
    '',
    `Comments wait for a moderator: the token is in ${data}/moderator-token.`,
    '',
  ].join('\n');
}

function pathsOf({ _newsloom: { id, source } }: FeedItem): string[] {
  return [
    `/v1/feeds/sources/${encodeURIComponent(source.key)}`,
    `/v1/articles/${id}`,
    `/v1/articles/${id}/related`,
  ];
}

/** The newest article of a known source that others report on too, if there is one: it has something to show. */
async function exampleItem(url: string): Promise<FeedItem | undefined> {
  const answer = await fetch(`${url}/v1/feeds/latest?limit=100`);
  if (!answer.ok) return undefined;
  const feed = (await answer.json()) as { readonly items: readonly FeedItem[] };
  const isTelling = ({ _newsloom: { source, story } }: FeedItem) =>
    story !== undefined && !source.key.startsWith('unknown');
  return feed.items.find(isTelling) ?? feed.items[0];
}
