import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Answers in every way that a function may answer a gateway; by default with the event that it was given. */
export async function handler(event: APIGatewayProxyEventV2): Promise<unknown> {
  if (event.rawPath === '/throws') throw new Error('a fault of the function');
  if (event.rawPath === '/binary') {
    return {
      statusCode: 200,
      headers: { 'content-type': 'image/gif' },
      body: 'R0lGODlh',
      isBase64Encoded: true,
    };
  }
  if (event.rawPath === '/cookies') return { statusCode: 204, cookies: ['a=1; Path=/', 'b=2'] };
  if (event.rawPath === '/not-modified') return { statusCode: 304, headers: { etag: '"1"' } };
  if (event.rawPath === '/large') return { statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024 + 1) };
  return event;
}
