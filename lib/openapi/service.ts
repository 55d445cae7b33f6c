import * as v from 'valibot';
import type { DOCS_ROUTES } from '../http/docs-routes.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';

const HEALTH = model('Health', v.object({ status: v.literal('ok') }), { status: 'ok' });

export const SERVICE_DOCS = {
  'GET /openapi.json': {
    id: 'openapi',
    tag: 'Service',
    summary: 'This document',
    description: 'OpenAPI 3.1.',
    type: 'application/vnd.oai.openapi+json',
  },
  'GET /docs': {
    id: 'docs',
    tag: 'Service',
    summary: 'This document to be read',
    description: 'A reference with navigation, search, schemas as trees, programs and requests to be tried.',
    type: 'text/html',
  },
  'GET /healthz': {
    id: 'health',
    tag: 'Service',
    summary: 'Whether the API answers',
    description: 'Asks nothing of the table.',
    answer: HEALTH,
  },
} as const satisfies DocsOf<typeof DOCS_ROUTES>;
