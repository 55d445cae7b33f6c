import type { Operation } from './operation.ts';

/** Uploads and what became of them, by method and path of their routes. */
export const INGEST_OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST /v1/uploads': {
    id: 'upload',
    tag: 'Ingestion',
    summary: 'Ask where to put an upload',
    description: 'An address that takes one PUT of exactly this type and length within a quarter of an hour.',
    body: 'UploadRequest',
    answer: 'UploadAnswer',
    status: 201,
    problems: [400, 413, 415],
    needsToken: true,
  },
  'GET /v1/ingests/{id}': {
    id: 'ingest',
    tag: 'Ingestion',
    summary: 'What became of an upload',
    description:
      'What was stored, unchanged and refused, with reasons and pointers. Of a long upload it counts up while its parts are done.',
    answer: 'IngestRecord',
  },
  'POST /v1/ingests/{id}/replay': {
    id: 'replay',
    tag: 'Ingestion',
    summary: 'Ingest a stored upload again',
    description: 'What is unchanged stays as it is.',
    answer: 'Replay',
    status: 202,
    problems: [410, 413],
    needsToken: true,
  },
};
