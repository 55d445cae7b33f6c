import type { Hono } from 'hono';
import type { AppContext } from './app.ts';
import type { Problem } from './problem.ts';

/** Why no route of `app` answers this request: nothing is at its path, or not with its method (RFC 9110, 15.5.6). */
export function unknownAddress(context: AppContext, app: Hono): Problem {
  const methods = methodsOf(context.req.path, app);
  const method = context.req.method === 'HEAD' ? 'GET' : context.req.method;
  if (methods.length === 0 || methods.includes(method)) {
    return { code: 'notFound', detail: 'See /v1/feeds for the lists there are.' };
  }
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return { code: 'methodNotAllowed', detail: `Allowed here: ${allow}.`, headers: { allow } };
}

/** The methods of the app's routes that a path fits. */
function methodsOf(path: string, { routes }: Hono): string[] {
  const matching = routes.filter(
    ({ method, path: pattern }) =>
      method !== 'ALL' &&
      method !== 'OPTIONS' &&
      new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`).test(path),
  );
  return [...new Set(matching.map(({ method }) => method))];
}
