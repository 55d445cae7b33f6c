import { randomUUID } from 'node:crypto';

/** How long an upload may take to be read back. */
const PATIENCE_MS = 60_000;

/**
 * Uploads an article of its own and waits until it can be read through the API; returns a line that says so.
 * The article withdraws itself afterwards, so that no reader meets it for long. Rejects after a minute.
 */
export async function smokeTest(
  api: string,
  put: (key: string, bytes: Uint8Array) => Promise<void>,
): Promise<string> {
  const uri = `urn:newsloom:smoke-test:${randomUUID()}`;
  const started = Date.now();
  await put('smoke-test.json', article(uri, '1', 'usable'));
  const id = await waitForArticle(api, uri, started);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  await put('smoke-test.json', article(uri, '2', 'canceled'));
  return `${api} works: an upload was read back after ${seconds} s (${id})`;
}

function article(uri: string, version: string, pubstatus: string): Uint8Array {
  const text =
    'This article was uploaded by the deployment to see whether everything works. It withdraws itself.';
  const ninjs = { uri, version, pubstatus, versioncreated: new Date().toISOString(), language: 'en' };
  return Buffer.from(JSON.stringify({ ...ninjs, headline: `Smoke test ${uri.slice(-8)}`, body_text: text }));
}

async function waitForArticle(api: string, uri: string, started: number): Promise<string> {
  const title = `Smoke test ${uri.slice(-8)}`;
  while (Date.now() - started < PATIENCE_MS) {
    // Another query each time: what lies in between may have kept an answer.
    const since = new Date(Date.now() - 86_400_000).toISOString();
    const answer = await fetch(`${api}/v1/feeds/latest?limit=5&since=${since}`).catch(() => undefined);
    const feed = answer?.ok
      ? ((await answer.json()) as { items: { title: string; _newsloom: { id: string } }[] })
      : { items: [] };
    const found = feed.items.find((item) => item.title === title);
    if (found) return found._newsloom.id;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`an upload was not read back from ${api} within ${PATIENCE_MS / 1000} s`);
}
