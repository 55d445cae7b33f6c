import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InferOutput } from 'valibot';
import type { IMPORTED, SUBSCRIPTION, SUBSCRIPTIONS } from '../../lib/openapi/subscriptions.ts';

type Subscription = InferOutput<(typeof SUBSCRIPTION)['schema']>;

/** How long progress is shown; what is slower goes on by itself. */
const SHOWN_MS = 55_000;
const LOOK_EVERY_MS = 1000;
/** Failures and refused lines that are told; the page has all. */
const MAX_TOLD = 10;

export interface CollectListOptions {
  readonly url: string;
  readonly token: string;
  readonly say: (line: string) => void;
  /** Turns true when the host ends. */
  readonly isEnding: () => boolean;
}

/**
 * Subscribes to what `list` names, a file of OPML or of addresses or one address, and tells how the first polls go for
 * up to a minute. Throws, in a sentence, when nothing could be subscribed.
 */
export async function collectList(list: string, options: CollectListOptions): Promise<void> {
  const wanted = existsSync(list) ? await importFile(list, options) : [await subscribeTo(list, options)];
  const ids = new Set(wanted);
  const endMs = performance.now() + SHOWN_MS;
  let told = -1;
  let subscriptions: Subscription[] = [];
  while (!options.isEnding()) {
    subscriptions = (await listAll(options)).filter(({ id }) => ids.has(id));
    const asked = subscriptions.filter(isAnswered).length;
    if (asked !== told)
      options.say(`collecting: ${asked} of ${ids.size} answered, ${itemsOf(subscriptions)} entries came`);
    told = asked;
    if (asked === ids.size || performance.now() > endMs) break;
    await sleep(LOOK_EVERY_MS);
  }
  for (const line of summary(subscriptions, ids.size, options.url)) options.say(line);
}

async function importFile(file: string, { url, token, say }: CollectListOptions): Promise<string[]> {
  const answer = await fetch(`${url}/v1/subscriptions/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body: readFileSync(file),
  });
  if (answer.status !== 200) throw new Error(`${file}: ${(await problemOf(answer)).detail}`);
  const { lines, ...counts } = (await answer.json()) as InferOutput<(typeof IMPORTED)['schema']>;
  say(
    `${file}: ${Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  );
  const refused = lines.filter(({ outcome }) => outcome === 'refused');
  for (const { line, url: address, detail } of refused.slice(0, MAX_TOLD))
    say(`  line ${line}: ${address || 'no address'}: ${detail}`);
  if (refused.length > MAX_TOLD) say(`  … and ${refused.length - MAX_TOLD} more lines`);
  const ids = lines.flatMap(({ id, outcome }) => (id !== undefined && outcome !== 'doubled' ? [id] : []));
  if (ids.length === 0) throw new Error(`${file} holds no address that can be fetched`);
  return ids;
}

async function subscribeTo(address: string, { url, token, say }: CollectListOptions): Promise<string> {
  const answer = await fetch(`${url}/v1/subscriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url: address }),
  });
  if (answer.status !== 200 && answer.status !== 201) {
    const { code, detail } = await problemOf(answer);
    const shown = address.replace(/\/\/[^/@\s]*@/, '//…@');
    const isNoFile = code === 'notAnAddress' ? 'There is no such file, either.' : '';
    throw new Error(`${shown}: ${detail} ${isNoFile}`.trim());
  }
  const { id, title, url: found } = (await answer.json()) as Subscription;
  say(`subscribed to ${title ?? found} (${found})`);
  return id;
}

async function problemOf(answer: Response): Promise<{ code?: string; detail: string }> {
  const problem = (await answer.json().catch(() => ({}))) as {
    detail?: string;
    errors?: readonly { code: string }[];
  };
  const code = problem.errors?.[0]?.code;
  return { ...(code !== undefined && { code }), detail: problem.detail ?? `status ${answer.status}` };
}

async function listAll({ url, token }: CollectListOptions): Promise<Subscription[]> {
  const all: Subscription[] = [];
  let next: string | undefined = `${url}/v1/subscriptions?limit=100`;
  while (next !== undefined) {
    const answer: Response = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    // A host that is busy collecting may be late; the next look tells more.
    if (!answer.ok) return all;
    const page = (await answer.json()) as InferOutput<(typeof SUBSCRIPTIONS)['schema']>;
    all.push(...page.subscriptions);
    next =
      page.next_url === undefined
        ? undefined
        : `${url}${new URL(page.next_url).pathname}${new URL(page.next_url).search}`;
  }
  return all;
}

/** A page of a site is looked through for feeds after its first poll. */
function isAnswered({ lastOutcome, failures }: Subscription): boolean {
  return lastOutcome !== undefined && (lastOutcome.code !== 'htmlForFeed' || failures > 1);
}

function itemsOf(subscriptions: readonly Subscription[]): number {
  return subscriptions.reduce((sum, { lastOutcome }) => sum + (lastOutcome?.newItems ?? 0), 0);
}

function summary(subscriptions: readonly Subscription[], wanted: number, url: string): string[] {
  const failing = subscriptions
    .filter(isAnswered)
    .filter(({ state }) => state === 'failing' || state === 'ended');
  const waiting = wanted - subscriptions.filter(isAnswered).length;
  return [
    ...failing
      .slice(0, MAX_TOLD)
      .map(({ title, url: address, lastOutcome }) => `  ${title ?? address}: ${lastOutcome?.detail}`),
    ...(failing.length > MAX_TOLD ? [`  … and ${failing.length - MAX_TOLD} more that fail`] : []),
    ...(waiting > 0 ? [`${waiting} more are asked in their turn: two seconds apart for each host.`] : []),
    `How each goes: ${url}/subscriptions`,
  ];
}
