import { DEFAULT_FUNCTION, ROUTES } from '../routes.ts';

/** The function that consumes the queue of uploads. */
export const QUEUE_FUNCTION = 'ingest';

const patterns = ROUTES.map(({ path, function: functionName }) => ({
  pattern: patternOf(path),
  functionName,
}));

/**
 * The name of the function that serves `path`, whatever the method: like the gateway's `ANY` routes, so that a
 * wrong method is answered by the function, which knows what is allowed.
 */
export function functionOfPath(path: string): string {
  return patterns.find(({ pattern }) => pattern.test(path))?.functionName ?? DEFAULT_FUNCTION;
}

/** `{x}` stands for one segment of a path. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
