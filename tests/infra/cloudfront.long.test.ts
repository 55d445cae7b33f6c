import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { uploadSamples } from '../../infra/local/samples.ts';
import { ROUTES } from '../../infra/routes.ts';
import { CLOUDFRONT, NEVER_CACHED } from '../../infra/stack/cloudfront.ts';
import { repositoryRoot } from '../support/root.ts';

interface Behavior {
  readonly PathPattern?: string;
  readonly CachePolicyId: unknown;
  readonly OriginRequestPolicyId?: string;
  readonly AllowedMethods: readonly string[];
  readonly Compress: boolean;
}

const { DistributionConfig } = JSON.parse(JSON.stringify(CLOUDFRONT['Distribution']?.Properties)) as {
  DistributionConfig: {
    HttpVersion: string;
    Restrictions: unknown;
    DefaultCacheBehavior: Behavior;
    CacheBehaviors: readonly Behavior[];
  };
};

/** As CloudFront reads a pattern: `*` is any number of characters, `?` one, letters count (Amazon CloudFront, "Path pattern"). */
function fits(pattern: string, path: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(path);
}

const isNeverCached = (path: string) => NEVER_CACHED.some((pattern) => fits(pattern, path));
const pathOf = (path: string) => path.replace(/\{\w+\}/g, 'x');

describe('the cache in front', () => {
  it('takes every method, compresses, leaves no country out, and speaks HTTP/2 and 3', () => {
    expect(DistributionConfig).toMatchObject({
      HttpVersion: 'http2and3',
      Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
    });
    for (const each of [DistributionConfig.DefaultCacheBehavior, ...DistributionConfig.CacheBehaviors]) {
      expect(each).toMatchObject({
        Compress: true,
        AllowedMethods: expect.arrayContaining(['POST', 'DELETE', 'OPTIONS']),
      });
    }
  });

  it('keeps by address, query and Accept, sends no cookie on, and keeps nothing that says no word of caches', () => {
    expect(CLOUDFRONT['PublicCachePolicy']?.Properties).toMatchObject({
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: {
            Headers: { 'Fn::If': ['HasLanguages', ['Accept', 'Accept-Language'], ['Accept']] },
          },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      },
    });
    expect(DistributionConfig.DefaultCacheBehavior).not.toHaveProperty('OriginRequestPolicyId');
  });

  const ofVisitors = ROUTES.filter(
    ({ function: name, method }) =>
      ['comments', 'assist', 'subscriptions'].includes(name) || (name === 'uploads' && method !== 'GET'),
  );
  it.each(ofVisitors)('never keeps $method $path, which is told who asks', ({ path }) => {
    expect(isNeverCached(pathOf(path))).toBe(true);
  });

  const others = ROUTES.filter(
    (route) => !ofVisitors.some(({ path }) => pathOf(path).startsWith(pathOf(route.path))),
  );
  it.each(others.filter(({ path }) => !path.startsWith('/v1/ingests/')))(
    'may keep $method $path',
    ({ path }) => {
      expect(isNeverCached(pathOf(path))).toBe(false);
    },
  );
});

const events = join(repositoryRoot, 'events');
const asked = readdirSync(events)
  .filter((name) => name.startsWith('http-') && name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(events, name), 'utf8')) as APIGatewayProxyEventV2)
  .filter(({ requestContext }) => requestContext.http.method === 'GET')
  .map(({ rawPath, rawQueryString }) => `${encodeURI(rawPath)}${rawQueryString && `?${rawQueryString}`}`)
  .filter((path) => !isNeverCached(path.split('?', 1)[0] ?? ''));
const pages = [
  '/',
  '/latest',
  '/stories',
  '/sources',
  '/search?q=bridge',
  '/robots.txt',
  '/llms.txt',
  '/sitemap.xml',
  '/nowhere',
  '/latest/',
];

describe('what the local host answers, for a cache in front,', () => {
  let host: LocalHost;
  beforeAll(async () => {
    host = await startLocalHost();
    await uploadSamples(host.url, mkdtempSync(join(tmpdir(), 'newsloom-')), () => undefined);
    await host.drained();
  });
  afterAll(() => host.close());

  async function ask(path: string, headers: Readonly<Record<string, string>>) {
    const answer = await fetch(`${host.url}${path}`, { headers, redirect: 'manual' });
    const { 'content-length': _, date: __, ...told } = Object.fromEntries(answer.headers);
    const body = (await answer.text()).replace(/"requestId":"[^"]*"/, '');
    return {
      status: answer.status,
      cache: told['cache-control'] ?? '',
      vary: told['vary'] ?? '',
      told,
      body,
    };
  }

  it('is of many routes', () => expect(asked.length).toBeGreaterThan(20));

  it.each([...asked, ...pages])(
    '%s: says how long it is good, and is the same for whoever asks',
    async (path) => {
      const accept = '*/*';
      const own = {
        accept,
        cookie: 'newsloom_session=mine; newsloom_moderator=me',
        authorization: 'Bearer of-somebody',
      };
      const [plain, visitors] = [await ask(path, { accept }), await ask(path, own)];
      expect(visitors).toEqual(plain);
      expect(plain.cache).toMatch(/^(?:public, max-age=\d+|no-cache$|no-store$)/);
      expect(plain.told).not.toHaveProperty('set-cookie');
      expect(plain.told['access-control-allow-origin']).toBe('*');
      for (const name of plain.vary.split(', ').filter(Boolean))
        expect(name).toBeOneOf(['Accept', 'Accept-Encoding']);
    },
  );

  it.each([...asked, ...pages])('%s: names Accept where that decides', async (path) => {
    const accepts = [
      '*/*',
      'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      'application/atom+xml',
      'application/json',
    ];
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    for (const accept of accepts) answers.push(await ask(path, { accept }));
    const kinds = new Set(answers.map(({ status, told }) => `${status} ${told['content-type']}`));
    if (kinds.size > 1)
      for (const { vary, cache } of answers)
        if (cache.startsWith('public')) expect(vary.split(', ')).toContain('Accept');
  });

  it.each([...asked, ...pages])('%s: is compressed as it is in Lambda', async (path) => {
    const coding = async (accepted: string) => {
      const answer = await fetch(`${host.url}${path}`, {
        headers: { 'accept-encoding': accepted },
        redirect: 'manual',
      });
      const length = (await answer.text()).length;
      const isPublic = answer.headers.get('cache-control')?.startsWith('public') ?? false;
      return { found: answer.headers.get('content-encoding'), isLong: isPublic && length >= 1024 };
    };
    for (const name of ['br', 'gzip', 'identity']) {
      const { found, isLong } = await coding(name);
      expect(found).toBe(isLong && name !== 'identity' ? name : null);
    }
  });
});
