import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../infra/build.ts';
import { FUNCTIONS, logicalName } from '../../infra/stack/functions.ts';
import { STACK } from '../../infra/stack.ts';
import { validateTemplate } from '../../infra/validate-template.ts';
import { DEFAULT_FUNCTION, ROUTES } from '../../lib/http/routes.ts';
import { TTL_ATTRIBUTE } from '../../lib/store/table.ts';

const resources = STACK.Resources;

/** What CloudFormation would read: functions of ours have become plain data. */
function properties(name: string): Record<string, unknown> {
  const found = resources[name];
  if (!found) throw new Error(`the stack has no ${name}`);
  return JSON.parse(JSON.stringify(found.Properties)) as Record<string, unknown>;
}

function ofType(type: string): string[] {
  return Object.entries(resources).flatMap(([name, resource]) => (resource.Type === type ? [name] : []));
}

function faultsOf(
  change: (template: { Resources: Record<string, { Properties: Record<string, unknown> }> }) => void,
) {
  const template = JSON.parse(JSON.stringify(STACK));
  change(template);
  const file = join(mkdtempSync(join(tmpdir(), 'newsloom-template-')), 'template.json');
  writeFileSync(file, JSON.stringify(template));
  return validateTemplate(file);
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: unknown;
}

/** The statements of a function's role; what stands behind a condition comes with its name. */
function statementsOf(name: string): (Statement & { when?: string })[] {
  const { Policies } = properties(`${logicalName(name)}Role`) as {
    Policies: [{ PolicyDocument: { Statement: (Statement | { 'Fn::If': [string, Statement, unknown] })[] } }];
  };
  return Policies[0].PolicyDocument.Statement.map((statement) =>
    'Fn::If' in statement ? { ...statement['Fn::If'][1], when: statement['Fn::If'][0] } : statement,
  );
}

const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

describe('the template', () => {
  it('has no fault that the validator knows', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it.each<[string, (resources: Record<string, { Properties: Record<string, unknown> }>) => void]>([
    [
      'a timeout of 9000 s',
      (all) => Object.assign(all['IngestFunction']?.Properties ?? {}, { Timeout: 9000 }),
    ],
    [
      'an unknown runtime',
      (all) => Object.assign(all['FeedsFunction']?.Properties ?? {}, { Runtime: 'nodejs7.x' }),
    ],
    [
      'a misspelt property',
      (all) => Object.assign(all['Table']?.Properties ?? {}, { BilingMode: 'PAY_PER_REQUEST' }),
    ],
    [
      'a resource that is not there',
      (all) =>
        Object.assign(all['IngestMapping']?.Properties ?? {}, {
          EventSourceArn: { 'Fn::GetAtt': ['NoQueue', 'Arn'] },
        }),
    ],
    [
      'a queue that delivers again before the function is done',
      (all) => Object.assign(all['UploadQueue']?.Properties ?? {}, { VisibilityTimeout: 10 }),
    ],
  ])('would be told of %s', (_, plant) => {
    expect(faultsOf(({ Resources }) => plant(Resources))).not.toEqual([]);
  });

  it('has a function for each file of functions, and no other', () => {
    expect(FUNCTIONS.map(({ name }) => name).sort()).toEqual(functionNames());
    expect(ofType('AWS::Lambda::Function').sort()).toEqual(
      FUNCTIONS.map(({ name }) => logicalName(name)).sort(),
    );
  });

  it('has a gateway route for each route of the API, and no other', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map((name) => properties(name)) as {
      RouteKey: string;
      Target: { 'Fn::Sub': string };
    }[];
    const wanted = new Map([
      ...ROUTES.map((route) => [`ANY ${route.path}`, route.function] as const),
      ['$default', DEFAULT_FUNCTION] as const,
    ]);
    const found = new Map(routes.map(({ RouteKey, Target }) => [RouteKey, Target['Fn::Sub']]));
    expect(found).toEqual(
      new Map([...wanted].map(([key, name]) => [key, `integrations/\${${logicalName(name)}Integration}`])),
    );
  });
});

describe('rights', () => {
  const logs = (name: string) => ({
    Sid: 'Logs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: arn(`${logicalName(name)}Logs`),
  });
  const traces = {
    Sid: 'Traces',
    Effect: 'Allow',
    Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    Resource: '*',
    when: 'HasTracing',
  };
  const table = (...actions: string[]) => ({
    Sid: 'Table',
    Effect: 'Allow',
    Action: actions.map((action) => `dynamodb:${action}`),
    Resource: arn('Table'),
  });

  it.each(['articles', 'pages'])('of %s are to Query and GetItem', (name) => {
    expect(statementsOf(name)).toEqual([table('Query', 'GetItem'), logs(name), traces]);
  });

  it('of ingest are to write the table, read uploads and take from the queue', () => {
    expect(statementsOf('ingest')).toEqual([
      table('Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'BatchWriteItem'),
      logs('ingest'),
      traces,
      {
        Sid: 'ReadUploads',
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: { 'Fn::Sub': '${Uploads.Arn}/*' },
      },
      {
        Sid: 'Queue',
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        Resource: arn('UploadQueue'),
      },
    ]);
  });

  it.each(FUNCTIONS.map(({ name }) => name))(
    'of %s name no action by a star, and no resource but for traces',
    (name) => {
      for (const { Action, Resource, when } of statementsOf(name)) {
        expect(Action.join()).not.toContain('*');
        if (when !== 'HasTracing') expect(Resource).not.toBe('*');
      }
    },
  );
});

describe('settings', () => {
  it('of the queue leave six times the time of the function, and end in the dead letters', () => {
    const { Timeout } = properties('IngestFunction') as { Timeout: number };
    expect(properties('UploadQueue')).toMatchObject({
      VisibilityTimeout: Timeout * 6,
      RedrivePolicy: { deadLetterTargetArn: arn('DeadLetterQueue'), maxReceiveCount: 5 },
    });
    expect(properties('IngestMapping')).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
  });

  it('of the table keep the data', () => {
    expect(resources['Table']).toMatchObject({ DeletionPolicy: 'Retain' });
    expect(properties('Table')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
  });

  it('of the bucket let nobody in, and nobody without TLS', () => {
    expect(properties('Uploads')).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(JSON.stringify(properties('UploadsPolicy'))).toContain('"aws:SecureTransport":"false"');
  });

  it.each(FUNCTIONS.map(({ name }) => logicalName(name)))(
    'of %s are those of Lambda on arm64, with an alarm',
    (name) => {
      expect(properties(name)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(properties(`${name}ErrorsAlarm`)).toMatchObject({ MetricName: 'Errors', Threshold: 0 });
    },
  );
});
