import * as v from 'valibot';
import { UPLOAD_REQUEST } from '../http/schemas.ts';
import type { UPLOAD_ROUTES } from '../http/upload-routes.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { id } from './values.ts';

const REQUEST = model('UploadRequest', UPLOAD_REQUEST, {
  filename: 'ferry.json',
  contentType: 'application/json',
  sizeBytes: 512,
});

const ANSWER = model(
  'UploadAnswer',
  v.object({
    upload: v.pipe(v.string(), v.description('Key of the object; ingest records name it.')),
    method: v.literal('PUT'),
    url: v.pipe(v.string(), v.url()),
    headers: v.record(v.string(), v.string()),
    expiresAt: v.pipe(v.string(), v.isoTimestamp()),
  }),
  {
    upload: 'uploads/api/2026-11-20/7b1f/ferry.json',
    method: 'PUT',
    url: 'https://bucket.example/uploads/api/2026-11-20/7b1f/ferry.json?X-Amz-Signature=0',
    headers: { 'content-type': 'application/json', 'content-length': '512' },
    expiresAt: '2026-11-20T09:15:00.000Z',
  },
);

const REPLAY = model('Replay', v.object({ upload: v.string(), replayed: id }), {
  upload: 'uploads/ferry.json',
  replayed: 'virtgwpffqejanl5hmchap2xby',
});

export const UPLOAD_DOCS = {
  'POST /v1/uploads': {
    id: 'upload',
    tag: 'Ingestion',
    summary: 'Ask where to put an upload',
    description: 'An address that takes one PUT of exactly this type and length within a quarter of an hour.',
    body: REQUEST,
    answer: ANSWER,
    status: 201,
    problems: [400, 413, 415],
    needsToken: true,
  },
  'POST /v1/ingests/{id}/replay': {
    id: 'replay',
    tag: 'Ingestion',
    summary: 'Ingest a stored upload again',
    description: 'What is unchanged stays as it is.',
    answer: REPLAY,
    status: 202,
    problems: [410, 413],
    needsToken: true,
  },
} as const satisfies DocsOf<typeof UPLOAD_ROUTES>;
