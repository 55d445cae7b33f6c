import * as v from 'valibot';
import type { INGEST_ROUTES } from '../http/ingest-record.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { count, id, instant } from './values.ts';

const INGEST_RECORD = model(
  'IngestRecord',
  v.object({
    id,
    upload: v.string(),
    receivedAt: instant,
    state: v.pipe(
      v.picklist(['received', 'running', 'done', 'failed']),
      v.description(
        'running: parts of a long upload are not done yet. failed: the last delivery of the upload, or of a part of it, faulted; the queue delivers it again, five times in all.',
      ),
    ),
    parts: v.pipe(
      v.optional(v.object({ done: count, of: count })),
      v.description('Of an upload that was cut into parts: the counts are the sums of those that are done.'),
    ),
    fault: v.pipe(
      v.optional(v.object({ fault: v.string(), requestId: v.optional(v.string()), at: instant })),
      v.description('The last fault. The log tells more of it under the same request id.'),
    ),
    sizeBytes: count,
    format: v.optional(v.string()),
    encoding: v.optional(v.string()),
    stored: count,
    updated: count,
    unchanged: count,
    superseded: count,
    merged: v.pipe(
      count,
      v.description(
        'Items that were found to be the article of another item, or one stored under another identifier.',
      ),
    ),
    mergedWith: v.pipe(
      v.array(v.object({ pointer: v.string(), article: id })),
      v.description('Which item became part of which article; the first hundred.'),
    ),
    refused: v.array(v.object({ code: v.string(), pointer: v.string(), detail: v.string() })),
    refusedCount: count,
    articles: v.pipe(
      v.array(id),
      v.description('Of a long upload a page of about a thousand; next_url goes on.'),
    ),
    next_url: v.optional(v.string()),
  }),
  {
    id: 'virtgwpffqejanl5hmchap2xby',
    upload: 'uploads/ferry.json',
    receivedAt: '2026-11-20T09:00:00.000Z',
    state: 'done',
    sizeBytes: 512,
    format: 'plainJson',
    encoding: 'utf-8',
    stored: 1,
    updated: 0,
    unchanged: 0,
    superseded: 0,
    merged: 0,
    mergedWith: [],
    refused: [{ code: 'notAnArticle', pointer: '/1', detail: 'A text where an article should be.' }],
    refusedCount: 1,
    articles: ['sm5ohzmd4ldvwi4yxkkv2llmyb'],
  },
);

export const INGEST_DOCS = {
  'GET /v1/ingests/{id}': {
    id: 'ingest',
    tag: 'Ingestion',
    summary: 'What became of an upload',
    description:
      'What was stored, unchanged and refused, with reasons and pointers. Of a long upload it counts up while its parts are done.',
    answer: INGEST_RECORD,
  },
} as const satisfies DocsOf<typeof INGEST_ROUTES>;
