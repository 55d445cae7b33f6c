import type { Operation } from './operation.ts';

/** What the service tells of itself, by method and path of its routes. */
export const SERVICE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /healthz': {
    id: 'health',
    tag: 'Service',
    summary: 'Whether the API answers',
    description: 'Asks nothing of the table.',
    answer: 'Health',
  },
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
    description: 'A page without scripts.',
    type: 'text/html',
  },
};
