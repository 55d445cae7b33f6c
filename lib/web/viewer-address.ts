import { timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The header by which a cache in front shows that a request comes from it. */
export const EDGE_HEADER = 'x-newsloom-edge';

/** `handler` with events as if their viewers had come without the cache in front, which knows `secret`. */
export function forViewers<Answer>(
  handler: (event: APIGatewayProxyEventV2) => Answer,
  secret: string | undefined,
): (event: APIGatewayProxyEventV2) => Answer {
  return (event) => handler(asOfViewer(event, secret));
}

/**
 * The event as if its viewer had come without the cache in front: the gateway sees the address of the cache, which names
 * that of the viewer last in `X-Forwarded-For`. Anybody can write that header, so it is believed of whoever knows
 * `secret` alone; without one, of nobody.
 */
export function asOfViewer(
  event: APIGatewayProxyEventV2,
  secret: string | undefined,
): APIGatewayProxyEventV2 {
  const { headers, requestContext } = event;
  if (!secret || !isSame(headers[EDGE_HEADER] ?? '', secret)) return event;
  const { sourceIp: edge } = requestContext.http;
  const addresses = (headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim());
  // The gateway adds what it sees to what the cache has written.
  const sourceIp = addresses.filter((each) => each !== '' && each !== edge).at(-1) ?? edge;
  return { ...event, requestContext: { ...requestContext, http: { ...requestContext.http, sourceIp } } };
}

function isSame(given: string, secret: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === two.length && timingSafeEqual(one, two);
}
