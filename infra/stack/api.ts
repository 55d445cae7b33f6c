import { DEFAULT_FUNCTION, ROUTES } from '../routes.ts';
import { FUNCTIONS, logicalName } from './functions.ts';
import { getAtt, type Resource, type Resources, ref, sub } from './template.ts';

/**
 * What the gateway is told: every path of lib/http for all methods, because a route of one method answers HEAD
 * and wrong methods with a bare 404 of the gateway's own, and everything else.
 */
const GATEWAY_ROUTES: readonly GatewayRoute[] = [
  ...[...new Map(ROUTES.map((route) => [route.path, route.function]))].map(([path, name]) => ({
    key: `ANY ${path}`,
    function: name,
  })),
  { key: '$default', function: DEFAULT_FUNCTION },
];

interface GatewayRoute {
  readonly key: string;
  readonly function: string;
}

const served = FUNCTIONS.filter(({ name }) => GATEWAY_ROUTES.some((route) => route.function === name));

/**
 * The HTTP API: its `$default` stage keeps the stage out of paths, its routes are those of lib/http. It has no CORS of its
 * own, which would take the place of what functions say and stand in answers to other origins alone: a cache would keep
 * answers without it.
 */
export const API: Resources = {
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: ref('AWS::StackName'),
      ProtocolType: 'HTTP',
    },
  },
  ApiStage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      ApiId: ref('Api'),
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: ref('RequestsPerSecond'),
        ThrottlingBurstLimit: ref('BurstRequests'),
        DetailedMetricsEnabled: false,
      },
      AccessLogSettings: { DestinationArn: getAtt('ApiLogs', 'Arn'), Format: accessLogFormat() },
    },
  },
  ApiLogs: {
    Type: 'AWS::Logs::LogGroup',
    Properties: {
      LogGroupName: sub('/newsloom/${AWS::StackName}/api'),
      RetentionInDays: ref('LogRetentionDays'),
    },
  },
  ApiDomain: {
    Type: 'AWS::ApiGatewayV2::DomainName',
    Condition: 'HasRegionalDomain',
    Properties: {
      DomainName: ref('DomainName'),
      DomainNameConfigurations: [
        { CertificateArn: ref('CertificateArn'), EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
      ],
    },
  },
  ApiMapping: {
    Type: 'AWS::ApiGatewayV2::ApiMapping',
    Condition: 'HasRegionalDomain',
    DependsOn: 'ApiStage',
    Properties: { ApiId: ref('Api'), DomainName: ref('ApiDomain'), Stage: '$default' },
  },
  ...Object.fromEntries(served.flatMap(({ name }) => integrationOf(name))),
  ...Object.fromEntries(GATEWAY_ROUTES.map((route) => [routeName(route), routeOf(route)])),
};

/** Says who was served what, without addresses of persons: the source address is left out. */
function accessLogFormat(): string {
  return JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  });
}

function integrationOf(name: string): [string, Resource][] {
  const target = logicalName(name);
  return [
    [
      `${target}Integration`,
      {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: ref('Api'),
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: getAtt(target, 'Arn'),
          PayloadFormatVersion: '2.0',
        },
      },
    ],
    [
      `${target}Permission`,
      {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: ref(target),
          Principal: 'apigateway.amazonaws.com',
          SourceArn: sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*'),
        },
      },
    ],
  ];
}

/** `ANY /v1/feeds/{x}` → `RouteV1FeedsX`: names in a template are letters and digits. */
function routeName({ key }: GatewayRoute): string {
  const words = key
    .replace(/^ANY/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return `Route${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}

function routeOf({ key, function: name }: GatewayRoute): Resource {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref('Api'),
      RouteKey: key,
      Target: sub(`integrations/\${${logicalName(name)}Integration}`),
    },
  };
}
