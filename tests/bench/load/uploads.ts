import { faultUploads } from '../../faults/uploads.ts';
import { dataFolder } from '../../support/data.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { dayOf } from '../cost/day.ts';
import type { Asked } from './open-load.ts';

/** More than the data sets hold. */
const ALL = 5000;

type Body = (round: number) => string | Uint8Array;

/**
 * Uploads one after another, each under a key of its own: articles of the data sets, one an upload, published when
 * they are sent; without the data sets, the invented uploads of the fault runs. When all were sent the same texts
 * come again under other addresses, and are near-copies then.
 */
export function uploadsInTurn(): () => Asked {
  const bodies = dataFolder ? articlesOf(dataFolder) : inventedBodies();
  let sent = 0;
  return () => {
    const body = bodies[sent % bodies.length]?.(Math.floor(sent / bodies.length)) ?? '';
    sent += 1;
    return { route: 'PUT /uploads/{key}', method: 'PUT', path: `/uploads/load/${sent}.json`, body };
  };
}

function articlesOf(folder: string): Body[] {
  return dayOf(folder, ALL, Date.now())
    .flatMap(({ text }) => JSON.parse(text) as { readonly url: string }[])
    .map(
      (article) => (round) =>
        JSON.stringify({
          ...article,
          url: round === 0 ? article.url : `${article.url}/${round}`,
          datePublished: new Date().toISOString(),
        }),
    );
}

function inventedBodies(): Body[] {
  return faultUploads(seededRandom(1), ALL, Date.now()).map(
    ({ body }) =>
      () =>
        body,
  );
}
