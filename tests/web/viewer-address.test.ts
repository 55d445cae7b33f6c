import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { asOfViewer, EDGE_HEADER } from '../../lib/web/viewer-address.ts';

const EDGE = '130.176.0.9';
const SECRET = 'known to the cache';

function eventWith(headers: Record<string, string>): APIGatewayProxyEventV2 {
  return { headers, requestContext: { http: { sourceIp: EDGE } } } as unknown as APIGatewayProxyEventV2;
}

describe('the address of a viewer', () => {
  it.each<[name: string, secret: string | undefined, headers: Record<string, string>, address: string]>([
    [
      'is what the cache tells',
      SECRET,
      { [EDGE_HEADER]: SECRET, 'x-forwarded-for': `192.0.2.7, ${EDGE}` },
      '192.0.2.7',
    ],
    [
      'may be of IPv6',
      SECRET,
      { [EDGE_HEADER]: SECRET, 'x-forwarded-for': `2001:db8::7,${EDGE}` },
      '2001:db8::7',
    ],
    [
      'needs no address of the cache behind it',
      SECRET,
      { [EDGE_HEADER]: SECRET, 'x-forwarded-for': '192.0.2.7' },
      '192.0.2.7',
    ],
    [
      'is not what the viewer says before',
      SECRET,
      { [EDGE_HEADER]: SECRET, 'x-forwarded-for': `10.0.0.1, 192.0.2.7, ${EDGE}` },
      '192.0.2.7',
    ],
    ['is that of the cache where it tells nothing', SECRET, { [EDGE_HEADER]: SECRET }, EDGE],
    [
      'is what the gateway saw of who does not know the secret',
      SECRET,
      { [EDGE_HEADER]: 'guessed', 'x-forwarded-for': '192.0.2.7' },
      EDGE,
    ],
    ['is what the gateway saw of who does not try', SECRET, { 'x-forwarded-for': '192.0.2.7' }, EDGE],
    [
      'is what the gateway saw without a cache',
      undefined,
      { [EDGE_HEADER]: '', 'x-forwarded-for': '192.0.2.7' },
      EDGE,
    ],
    [
      'is what the gateway saw with an empty secret',
      '',
      { [EDGE_HEADER]: '', 'x-forwarded-for': '192.0.2.7' },
      EDGE,
    ],
  ])('%s', (_, secret, headers, address) => {
    expect(asOfViewer(eventWith(headers), secret).requestContext.http.sourceIp).toBe(address);
  });
});
