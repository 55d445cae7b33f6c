import { EDGE_HEADER } from '../../lib/web/viewer-address.ts';
import { secret } from './functions.ts';
import { getAtt, ifCondition, NO_VALUE, type Resources, ref, sub } from './template.ts';

/**
 * Paths of the routes that know who asks, by cookie or by token. Nothing there is kept by CloudFront, which sends cookies
 * and `Authorization` on to these alone: no other route ever sees one. `*` is any number of characters, slashes too.
 */
export const NEVER_CACHED = [
  '/v1/articles/*/comments*',
  '/v1/articles/*/assist/*',
  '/v1/comments/*',
  '/v1/me/*',
  '/v1/moderation/*',
  '/comments/*',
  '/moderation',
  '/v1/subscriptions*',
  '/v1/websub/*',
  '/subscriptions',
  '/v1/uploads',
  '/v1/ingests/*',
] as const;

/** The policies of AWS's own for that (Amazon CloudFront, "Use managed policies"): nothing cached, all headers but Host. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** What CloudFront would keep for ten seconds of its own accord; our problems say how long they are good. */
const KEPT_ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

const YEAR_SECONDS = 31_536_000;

const BEHAVIOR = {
  TargetOriginId: 'api',
  ViewerProtocolPolicy: 'redirect-to-https',
  // A wrong method is answered by the API, which says which are right.
  AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
  CachedMethods: ['GET', 'HEAD'],
  Compress: true,
};

/**
 * The cache in front, where `CloudFront` is on: it keeps what routes say may be kept, as long as they say, by address,
 * query and Accept, by Accept-Language too where pages speak several, and serves it from everywhere. Cookies and tokens
 * are no part of the key and are not sent on.
 */
export const CLOUDFRONT: Resources = {
  PublicCachePolicy: {
    Type: 'AWS::CloudFront::CachePolicy',
    Condition: 'HasCloudFront',
    Properties: {
      CachePolicyConfig: {
        Name: sub('${AWS::StackName}-public'),
        Comment: 'What newsloom answers everybody, as long as its Cache-Control says.',
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: YEAR_SECONDS,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: {
            HeaderBehavior: 'whitelist',
            Headers: ifCondition('HasLanguages', ['Accept', 'Accept-Language'], ['Accept']),
          },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      },
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Condition: 'HasCloudFront',
    Properties: {
      DistributionConfig: {
        Enabled: true,
        Comment: ref('AWS::StackName'),
        HttpVersion: 'http2and3',
        IPV6Enabled: true,
        PriceClass: 'PriceClass_All',
        Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
        Aliases: ifCondition('HasDomain', [ref('DomainName')], NO_VALUE),
        ViewerCertificate: ifCondition(
          'HasDomain',
          {
            AcmCertificateArn: ref('CertificateArn'),
            SslSupportMethod: 'sni-only',
            MinimumProtocolVersion: 'TLSv1.2_2021',
          },
          { CloudFrontDefaultCertificate: true },
        ),
        Origins: [
          {
            Id: 'api',
            DomainName: sub('${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}'),
            CustomOriginConfig: {
              OriginProtocolPolicy: 'https-only',
              OriginSSLProtocols: ['TLSv1.2'],
              OriginReadTimeout: 30,
              OriginKeepaliveTimeout: 60,
            },
            OriginCustomHeaders: [{ HeaderName: EDGE_HEADER, HeaderValue: secret('edge') }],
          },
        ],
        DefaultCacheBehavior: { ...BEHAVIOR, CachePolicyId: ref('PublicCachePolicy') },
        CacheBehaviors: NEVER_CACHED.map((PathPattern) => ({
          ...BEHAVIOR,
          PathPattern,
          CachePolicyId: CACHING_DISABLED,
          OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
        })),
        CustomErrorResponses: KEPT_ERRORS.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
      },
    },
  },
};

/** What the DNS record of a domain points to. */
export const DOMAIN_TARGET = ifCondition(
  'HasCloudFront',
  getAtt('Distribution', 'DomainName'),
  getAtt('ApiDomain', 'RegionalDomainName'),
);
