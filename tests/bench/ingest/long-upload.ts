import { INGESTION } from '../../../infra/stack/ingestion.ts';
import type { StartFunction } from '../../faults/built-functions.ts';
import { type Scene, startScene } from '../../storm/scene.ts';
import { percentile95 } from '../../support/percentile.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { writtenArticles } from './written-articles.ts';

export interface LongUpload {
  readonly articles: number;
  /** From the put to the last article. */
  readonly seconds: number;
  /** Of the uploads of one article that came meanwhile, one about every second. */
  readonly smallUploadP95Ms: number;
}

const LIMIT_SECONDS = 570;
const SMALL_EVERY_MS = 1000;
const KEY = 'uploads/long.ndjson';

/** Ingests one long upload, and small ones as long as it takes. Rejects when it takes too long. */
export async function longUpload(options: {
  readonly start: StartFunction;
  readonly folder: string;
  readonly ms: number;
  readonly articles: number;
  readonly instances: number;
}): Promise<LongUpload> {
  const { start, folder, ms, articles, instances } = options;
  const batchSize = () => INGESTION.batchSize;
  const scene = await startScene({ start, folder, instances, batchSize, tableDelayMs: ms });
  const small: string[] = [];
  try {
    await scene.warm();
    const written = writtenArticles(seededRandom(15), articles + LIMIT_SECONDS);
    const long = written.splice(0, articles);
    const addresses = new Set(long.map(({ url }) => url));
    const lines = long.map((article) => JSON.stringify(article));
    const started = performance.now();
    await scene.put([{ key: KEY, body: Buffer.from(lines.join('\n')) }]);
    const timer = setInterval(() => {
      const article = written.pop();
      if (!article) return;
      const key = `uploads/small-${small.length}.json`;
      small.push(key);
      scene.put([{ key, body: Buffer.from(JSON.stringify(article)) }]);
    }, SMALL_EVERY_MS);
    try {
      while (scene.mentions(KEY) || scene.mentions('"part"')) {
        if (performance.now() - started > LIMIT_SECONDS * 1000)
          throw new Error(`the long upload was not done after ${LIMIT_SECONDS} s`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    } finally {
      clearInterval(timer);
    }
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    await scene.settled(60);
    await checkDone(scene, addresses);
    return { articles, seconds, smallUploadP95Ms: percentile95(small.map(scene.latencyMs)) };
  } finally {
    await scene.close();
  }
}

/** Throws when an article is not stored with all its copies, or a message has become a dead letter. */
async function checkDone(scene: Scene, addresses: ReadonlySet<string>): Promise<void> {
  const { indexed, articles } = await scene.contents();
  const done = [...articles].filter(
    ([id, { article }]) => indexed.has(id) && addresses.has(article.url ?? ''),
  );
  const dead = scene.deadLetters();
  if (done.length < addresses.size || dead > 0)
    throw new Error(`${done.length} of ${addresses.size} articles are done, ${dead} dead letters`);
}
