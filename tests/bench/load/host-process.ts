/*
 * The local host in a process of its own, as `npm start` runs it: what it computes and keeps is not that of whoever
 * loads it. Told the folder of its data; takes questions by name, one at a time or several.
 */
import { existsSync, readFileSync } from 'node:fs';
import { startLocalHost } from '../../../infra/local/local-host.ts';
import type { HostAnswers, HostReady } from './load-host.ts';

/** Linux tells it in kB (proc_pid_status(5)); undefined elsewhere. */
function anonymousBytes(): number | undefined {
  const status = '/proc/self/status';
  const found = existsSync(status) && /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'));
  return found ? Number(found[1]) * 1024 : undefined;
}

const host = await startLocalHost({ data: process.argv[2] ?? '' });

const answers: {
  readonly [Name in keyof HostAnswers]: () => HostAnswers[Name] | Promise<HostAnswers[Name]>;
} = {
  waiting: () => {
    const { visible, hidden, dead } = host.queue.counts();
    return { waiting: visible + hidden, dead };
  },
  drained: () => host.drained().then(() => true),
  memory: () => {
    // The second collection takes what the finalizers of the first let go of.
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, anonymous: anonymousBytes() ?? rss, heapUsed };
  },
  closed: () => host.close().then(() => true),
};

process.on('message', async ({ id, ask }: { id: number; ask: keyof HostAnswers }) => {
  process.send?.({ id, answer: await answers[ask]() });
});
// Whoever started it may die first.
process.on('disconnect', () => process.exit());
const { url, tableName, tableEndpoint } = host;
process.send?.({ url, tableName, tableEndpoint } satisfies HostReady);
