import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INGESTION } from '../../../infra/stack/ingestion.ts';
import { type ApiInstance, askApi } from '../../faults/api-request.ts';
import { builtFunctions } from '../../faults/built-functions.ts';
import { ALL_LOOKS_SECONDS, startScene } from '../../storm/scene.ts';
import type { Row } from '../related/rows.ts';
import { uploadOfRow, urlOfRow } from './row-upload.ts';
import type { Outcome } from './stream-figures.ts';

/** Articles of an upload. */
const UPLOAD_ROWS = 5;
/** Uploads that arrive at the same instant, at most: about as many as a second brings. */
const ROUND_UPLOADS = 20;
/** Of the stream's time: as long as a message that takes a second look waits. */
const LOOK_AGAIN_MS = 15 * 60_000;
const LIMIT_SECONDS = 600;

/**
 * Runs a stream through the built ingestion: uploads of a few articles in time order, some at the same instant, taken
 * by `instances` processes side by side; after each quarter of an hour of the stream the messages that were meant to
 * wait. What readers of the `asked` rows are shown is read from the built API. Throws when articles were left behind.
 */
export async function throughProduct(
  rows: readonly Row[],
  asked: readonly string[],
  instances: number,
  note: (progress: string) => void,
  looks: 'taken' | 'left out' = 'taken',
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-stream-'));
  try {
    const start = await builtFunctions(folder);
    const scene = await startScene({
      start,
      folder: join(folder, 'scene'),
      instances,
      batchSize: () => INGESTION.batchSize,
    });
    const api: ApiInstance = start('articles', scene.env);
    try {
      await scene.warm();
      const cpuBefore = scene.cpuMs();
      for (const { progress, uploads, isLast } of roundsOf(rows)) {
        await scene.put(uploads);
        if (!(await scene.settled(LIMIT_SECONDS)))
          throw new Error(`${progress}: not ingested after ten minutes`);
        if (isLast && looks === 'taken') await scene.settled(LIMIT_SECONDS, ALL_LOOKS_SECONDS);
        note(progress);
      }
      if (scene.deadLetters() > 0) throw new Error(`${scene.deadLetters()} dead letters`);
      const perArticle = {
        requests: scene.table.count() / rows.length,
        cpuMs: (scene.cpuMs() - cpuBefore) / rows.length,
      };
      const { articles, stories } = await scene.contents();
      const rowOfUrl = new Map(rows.map((row) => [urlOfRow(row), row.id]));
      const rowOfId = new Map<string, string>();
      const recordOf = new Map<string, { readonly id: string; readonly story: string | undefined }>();
      for (const [id, { article, story }] of articles) {
        const row = rowOfUrl.get(article.url ?? '');
        if (row === undefined) continue;
        rowOfId.set(id, row);
        recordOf.set(row, { id, story });
      }
      const now = (story: string | undefined): string | undefined => {
        const next = story === undefined ? undefined : stories.get(story)?.movedTo;
        return next === undefined ? story : now(next);
      };
      const shown = new Map<string, string[]>();
      for (const row of asked) {
        const id = recordOf.get(row)?.id;
        if (id !== undefined)
          shown.set(
            row,
            (await shownBy(api, id)).flatMap((each) => rowOfId.get(each) ?? []),
          );
      }
      return {
        storyOf: (row) => now(recordOf.get(row)?.story),
        shownTo: (row) => shown.get(row) ?? [],
        perArticle,
      };
    } finally {
      await api.close();
      await scene.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Round {
  readonly progress: string;
  readonly uploads: { key: string; body: Uint8Array }[];
  /** Whether the next round comes more than a second look's wait later, or never. */
  readonly isLast: boolean;
}

function roundsOf(rows: readonly Row[]): Round[] {
  const size = UPLOAD_ROWS * ROUND_UPLOADS;
  const starts: number[] = [];
  for (const [index, { t }] of rows.entries()) {
    const start = starts.at(-1);
    const from = start === undefined ? undefined : rows[start];
    if (start === undefined || from === undefined || index - start >= size || t - from.t >= LOOK_AGAIN_MS)
      starts.push(index);
  }
  let lookedAt = Number.NEGATIVE_INFINITY;
  return starts.map((start, number) => {
    const part = rows.slice(start, starts[number + 1]);
    const next = rows[starts[number + 1] ?? rows.length];
    const isLast = next === undefined || next.t - lookedAt >= LOOK_AGAIN_MS;
    if (isLast) lookedAt = next?.t ?? 0;
    const uploads = Array.from({ length: Math.ceil(part.length / UPLOAD_ROWS) }, (_, at) => ({
      key: `uploads/stream-${start}-${at}.ndjson`,
      body: Buffer.from(
        part
          .slice(at * UPLOAD_ROWS, (at + 1) * UPLOAD_ROWS)
          .map(uploadOfRow)
          .join('\n'),
      ),
    }));
    return { progress: `${start + part.length} of ${rows.length} articles`, uploads, isLast };
  });
}

async function shownBy(api: ApiInstance, id: string): Promise<string[]> {
  const { status, body } = await askApi(api, {
    method: 'GET',
    path: `/v1/articles/${id}/related`,
    sourceIp: '192.0.2.1',
  });
  if (status !== 200) throw new Error(`the related set of ${id} answers ${status}`);
  return (body['items'] as { _newsloom: { id: string } }[]).map(({ _newsloom: { id } }) => id);
}
