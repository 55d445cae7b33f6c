import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { normalizePayload } from '../../../lib/normalize/normalize-payload.ts';
import { ingestRows } from '../related/ours.ts';
import type { Row } from '../related/rows.ts';
import { uploadOfRow } from './row-upload.ts';
import type { Outcome } from './stream-figures.ts';

/**
 * Runs a stream through the decoding, normalizing and relating that ingestion runs, over a store in memory, one row
 * after the other.
 */
export async function throughMemory(rows: readonly Row[]): Promise<Outcome> {
  const kept = await rowsAsIngested(rows);
  const ingested = await ingestRows(kept);
  const indexOf = new Map(kept.map(({ id }, index) => [id, index]));
  const idsOf = (indexes: readonly number[]) => indexes.map((index) => kept[index]?.id ?? '');
  const { cost, ms } = ingested;
  return {
    storyOf: (row) => {
      const index = indexOf.get(row);
      return index === undefined ? undefined : ingested.storyOf(index);
    },
    shownTo: (row) => idsOf(ingested.shown(indexOf.get(row) ?? -1)),
    foundFor: (row) => idsOf(ingested.now(indexOf.get(row) ?? -1)),
    perArticle: {
      queries: cost.queries / kept.length,
      readUnits: cost.readUnits / kept.length,
      ms: ms / kept.length,
    },
  };
}

/** The rows as ingestion reads them, without those that it refuses. */
export async function rowsAsIngested(rows: readonly Row[]): Promise<Row[]> {
  return (await Promise.all(rows.map(normalizedRow))).flatMap((row) => row ?? []);
}

/** The row as ingestion reads it; undefined where it is refused. */
async function normalizedRow(row: Row): Promise<Row | undefined> {
  const payload = await decode(Buffer.from(uploadOfRow(row)), { key: 'row.json' });
  const { encoding, warnings } = payload;
  const context = { upload: 'row.json', receivedAt: toInstant(row.t), encoding, warnings };
  const [result] = await normalizePayload(payload.articles, context);
  if (!result?.ok) return undefined;
  const { headline, description, articleBody, inLanguage, publisher } = result.value;
  return {
    ...row,
    title: headline,
    body:
      description === undefined || articleBody.startsWith(description)
        ? articleBody
        : `${description}\n${articleBody}`,
    language: inLanguage,
    source: publisher.key,
  };
}
