interface FeedItem {
  readonly id: string;
}

/** What to open and what to try, once everything runs at `url`. */
export async function welcome(url: string, data: string): Promise<string> {
  const newest = await newestArticle(url);
  const article =
    newest === undefined ? [] : [`  ${url}/v1/articles/${newest}`, `  ${url}/v1/articles/${newest}/related`];
  return [
    '',
    `newsloom runs at ${url} and keeps its data in ${data}. Ctrl-C ends it.`,
    '',
    'Open:',
    `  ${url}/v1/feeds`,
    `  ${url}/v1/feeds/latest`,
    ...article,
    '',
    'Upload an article or a feed, and follow the address that the answer names:',
    `  curl -i -T FILE ${url}/uploads/NAME`,
    '',
  ].join('\n');
}

async function newestArticle(url: string): Promise<string | undefined> {
  const answer = await fetch(`${url}/v1/feeds/latest?limit=1`);
  if (!answer.ok) return undefined;
  const feed = (await answer.json()) as { readonly items: readonly FeedItem[] };
  return feed.items[0]?.id;
}
