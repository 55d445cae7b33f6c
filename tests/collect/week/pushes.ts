import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { closeServer, listen } from '../../../infra/local/listen.ts';
import { startTestHost, type TestFeed } from '../../support/host.ts';
import { percentile95 } from '../../support/percentile.ts';

const LONGEST_MS = 60_000;
const feedOf = (items: readonly number[], port: number) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Pushed</title><atom:link rel="hub" href="http://127.0.0.3:${port}/"/><atom:link rel="self" href="http://127.0.0.2:${port}/feed"/>${items
    .map(
      (item) =>
        `<item><title>Pushed entry number ${item} of the paper</title><guid>pushed-${item}</guid><pubDate>${new Date(Date.now() - 60_000).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

/** Milliseconds from a hub's push to the article in the list of latest, the 95th of a hundred; a local host with the built functions. */
export async function measurePushes(count: number): Promise<number> {
  let form = new URLSearchParams();
  let port = 0;
  const paper = createServer((_, response) => response.end(feedOf([0], port)));
  const hub = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    form = new URLSearchParams(Buffer.concat(chunks).toString());
    response.writeHead(202).end();
  });
  port = await listen(paper, 0, '127.0.0.2');
  await listen(hub, port, '127.0.0.3');
  const host = await startTestHost(undefined, undefined, { allowPrivate: true });
  try {
    await fetch(`${host.url}/v1/subscriptions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${host.operatorToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url: `http://127.0.0.2:${port}/feed`, kind: 'feed' }),
    });
    await host.collected();
    const callback = form.get('hub.callback') ?? '';
    const confirm = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': form.get('hub.topic') ?? '',
      'hub.challenge': 'c',
    });
    if ((await fetch(`${callback}?${confirm}`)).status !== 200)
      throw new Error('the callback did not confirm');
    const waits: number[] = [];
    for (let item = 1; item <= count; item += 1) {
      const body = feedOf([item, item - 1], port);
      const signature = `sha256=${createHmac('sha256', form.get('hub.secret') ?? '')
        .update(body)
        .digest('hex')}`;
      const started = performance.now();
      await fetch(callback, {
        method: 'POST',
        headers: { 'x-hub-signature': signature, 'content-type': 'application/rss+xml' },
        body,
      });
      const isListed = async () => {
        const { items } = await host.json<TestFeed>('/v1/feeds/latest?limit=100');
        return items.some(({ title }) => title.includes(`number ${item} of`));
      };
      while (!(await isListed()) && performance.now() - started < LONGEST_MS)
        await new Promise((resolve) => setTimeout(resolve, 20));
      waits.push(performance.now() - started);
    }
    return percentile95(waits);
  } finally {
    await host.close();
    await Promise.all([closeServer(paper), closeServer(hub)]);
  }
}
