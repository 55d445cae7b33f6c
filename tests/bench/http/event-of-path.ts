import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/root.ts';

const sample = JSON.parse(readFileSync(join(repositoryRoot, 'events/http-feeds-latest.json'), 'utf8'));

/** The event with which the gateway would GET a path and its query. */
export function eventOfPath(path: string): unknown {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const http = { ...sample.requestContext.http, path: rawPath };
  return { ...sample, rawPath, rawQueryString, requestContext: { ...sample.requestContext, http } };
}
