import type { MiddlewareHandler } from 'hono';
import { loadOnce } from '../article/load-once.ts';
import { problem } from '../web/app.ts';

/** Most requests have no query. */
const known = loadOnce(() => import('./known-parameters.ts'));

/**
 * Refuses what the API document does not name for the operation (`badParameter`): a filter with a slip in its name would
 * be answered as if it were not there.
 */
export const refuseUnknownParameters: MiddlewareHandler = async (context, next) => {
  if (!context.req.url.includes('?')) return next();
  const { unknownParameter } = await known();
  const refusal = unknownParameter(
    context.req.method,
    context.req.path,
    new URL(context.req.url).searchParams,
  );
  return refusal ? problem(context, refusal) : next();
};
