import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../infra/build.ts';
import { DEFAULT_FUNCTION, ROUTES } from '../../infra/routes.ts';
import { FUNCTIONS, logicalName } from '../../infra/stack/functions.ts';
import { STACK } from '../../infra/stack.ts';
import { validateTemplate } from '../../infra/validate-template.ts';
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
  const mayRead = table('Query', 'GetItem', 'BatchGetItem');
  const mayReadAndWrite = table(
    'Query',
    'GetItem',
    'BatchGetItem',
    'PutItem',
    'UpdateItem',
    'BatchWriteItem',
  );

  const uploads = { 'Fn::Sub': '${Uploads.Arn}/uploads/*' };
  const allow = (Sid: string, Action: string[], Resource: unknown) => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
  });
  const readUploads = [
    allow('ReadUploads', ['s3:GetObject', 's3:GetObjectVersion'], uploads),
    allow('KnowWhatIsGone', ['s3:ListBucket'], arn('Uploads')),
  ];
  const takeFromQueue = allow(
    'Queue',
    [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:SendMessage',
      'sqs:ChangeMessageVisibility',
    ],
    arn('UploadQueue'),
  );
  const mayKeepSubscriptions = {
    ...table('Query', 'GetItem', 'PutItem', 'BatchWriteItem'),
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['N', 'N#*'] } },
  };
  const writeUploads = allow('WriteUploads', ['s3:PutObject'], uploads);
  const sendToFetch = allow('SendToFetch', ['sqs:SendMessage'], arn('FetchQueue'));
  const takeFromFetch = allow(
    'FetchQueue',
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'],
    arn('FetchQueue'),
  );
  const rights: Record<string, unknown[]> = {
    collect: [mayKeepSubscriptions, sendToFetch],
    fetch: [mayKeepSubscriptions, writeUploads, takeFromFetch],
    subscriptions: [mayKeepSubscriptions, writeUploads, sendToFetch],
    articles: [mayRead],
    comments: [mayReadAndWrite],
    assist: [
      mayReadAndWrite,
      {
        ...allow('Model', ['bedrock:InvokeModel'], { 'Fn::Split': [',', { Ref: 'ModelArns' }] }),
        when: 'HasBedrock',
      },
    ],
    feeds: [mayRead],
    ingest: [
      mayReadAndWrite,
      ...readUploads,
      allow('Parts', ['s3:GetObject', 's3:PutObject'], { 'Fn::Sub': '${Uploads.Arn}/parts/*' }),
      takeFromQueue,
    ],
    // It decodes what strangers drew, so it may do nothing.
    images: [],
    index: [mayReadAndWrite],
    pages: [mayRead],
    uploads: [mayRead, ...readUploads, writeUploads],
  };

  it('are told for every function', () => {
    expect(Object.keys(rights).sort()).toEqual(functionNames());
  });

  it.each(Object.entries(rights))('of %s are these and no others', (name, own) => {
    expect(statementsOf(name)).toEqual([...own.slice(0, 1), logs(name), traces, ...own.slice(1)]);
  });

  it.each(
    FUNCTIONS.filter(
      ({ name }) =>
        !['ingest', 'index', 'comments', 'assist', 'collect', 'fetch', 'subscriptions', 'images'].includes(
          name,
        ),
    ),
  )('of $name are not to write the table', ({ table: right }) => expect(right).toBe('read'));

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

  it('of the fetch queue leave six times the time of the function too, and nothing runs without a contact', () => {
    const { Timeout } = properties('FetchFunction') as { Timeout: number };
    expect(properties('FetchQueue')).toMatchObject({
      VisibilityTimeout: Timeout * 6,
      RedrivePolicy: { deadLetterTargetArn: arn('FetchDeadLetterQueue'), maxReceiveCount: 3 },
    });
    expect(properties('CollectRule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: arn('CollectFunction') }],
    });
  });

  it('tell the secrets of sessions and moderators to the functions that know visitors alone', () => {
    const told = (variable: string) =>
      FUNCTIONS.map(({ name }) => name).filter((name) => {
        const { Environment } = properties(logicalName(name)) as { Environment: { Variables: object } };
        return variable in Environment.Variables;
      });
    expect(told('NEWSLOOM_SESSION_SECRET')).toEqual(['comments', 'assist', 'subscriptions']);
    expect(told('NEWSLOOM_EDGE_SECRET')).toEqual(['comments', 'assist']);
    expect(told('NEWSLOOM_MODERATORS')).toEqual(['comments']);
    expect(told('NEWSLOOM_MODEL_KEY')).toEqual(['assist']);
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

  it('of the bucket send what is uploaded to the queue, and let old bytes go', () => {
    expect(properties('Uploads')).toMatchObject({
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Event: 's3:ObjectCreated:*',
            Queue: arn('UploadQueue'),
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'uploads/' }] } },
          },
        ],
      },
      LifecycleConfiguration: {
        Rules: [
          { Status: 'Enabled', ExpirationInDays: { Ref: 'RetentionDays' } },
          { Status: 'Enabled', Prefix: 'parts/', ExpirationInDays: 15 },
        ],
      },
    });
  });

  it('of the gateway keep its stage out of paths, throttle, log and leave it to functions who may read', () => {
    expect(properties('ApiStage')).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: { Ref: 'RequestsPerSecond' },
        ThrottlingBurstLimit: { Ref: 'BurstRequests' },
      },
      AccessLogSettings: { DestinationArn: arn('ApiLogs') },
    });
    const { AccessLogSettings } = properties('ApiStage') as { AccessLogSettings: { Format: string } };
    expect(Object.keys(JSON.parse(AccessLogSettings.Format))).toContain('requestId');
    expect(AccessLogSettings.Format).not.toContain('sourceIp');
    expect(properties('Api')).toMatchObject({
      ProtocolType: 'HTTP',
    });
    // Functions say it themselves, in every answer, so that a cache keeps it.
    expect(properties('Api')).not.toHaveProperty('CorsConfiguration');
  });

  it('of the ingestion mapping leave the account its concurrency', () => {
    expect(properties('IngestMapping')).toMatchObject({
      EventSourceArn: arn('UploadQueue'),
      ScalingConfig: { MaximumConcurrency: 20 },
    });
  });

  it('of a domain, of the cache in front, of the collector, of mails and of the budget are there only when they are asked for', () => {
    const conditions = Object.entries(resources).flatMap(([name, { Condition }]) =>
      Condition ? [[name, Condition]] : [],
    );
    expect(Object.fromEntries(conditions)).toEqual({
      ApiDomain: 'HasRegionalDomain',
      ApiMapping: 'HasRegionalDomain',
      PublicCachePolicy: 'HasCloudFront',
      Distribution: 'HasCloudFront',
      AlarmTopic: 'HasAlarmEmail',
      CollectRule: 'HasCollector',
      CollectRulePermission: 'HasCollector',
      FetchMapping: 'HasCollector',
      Budget: 'HasBudget',
    });
  });

  it.each(ofType('AWS::Logs::LogGroup'))('of %s forget logs in time', (name) => {
    expect(properties(name)).toMatchObject({ RetentionInDays: { Ref: 'LogRetentionDays' } });
  });

  it('name every parameter that is used, and use every parameter that is named', () => {
    const text = JSON.stringify({ ...STACK, Parameters: {} });
    const unused = Object.keys(STACK.Parameters).filter(
      (name) => !text.includes(`{"Ref":"${name}"}`) && !text.includes(`\${${name}}`),
    );
    expect(unused).toEqual([]);
  });

  it('tell where the API, the uploads, the queue and the dead letters are', () => {
    expect(Object.keys(STACK.Outputs)).toEqual(
      expect.arrayContaining(['ApiAddress', 'UploadBucket', 'UploadQueue', 'DeadLetterQueue']),
    );
  });

  it.each(FUNCTIONS.map(({ name }) => logicalName(name)))(
    'of %s are those of Lambda on arm64, with an alarm',
    (name) => {
      expect(properties(name)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: { 'Fn::If': ['HasTracing', 'Active', 'PassThrough'] } },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: `${name}Logs` } },
        Environment: { Variables: { NEWSLOOM_TABLE: { Ref: 'Table' }, NEWSLOOM_BUCKET: { Ref: 'Uploads' } } },
      });
    },
  );
});

describe('alarms', () => {
  const byFunction = FUNCTIONS.flatMap(({ name }): [string, string, string][] => {
    const target = logicalName(name);
    return [
      [`${target}ErrorsAlarm`, 'AWS/Lambda', 'Errors'],
      [`${target}ThrottlesAlarm`, 'AWS/Lambda', 'Throttles'],
    ];
  });
  const watched: [string, unknown, string][] = [
    ['DeadLettersAlarm', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
    ['QueueAgeAlarm', 'AWS/SQS', 'ApproximateAgeOfOldestMessage'],
    ['FetchDeadLettersAlarm', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
    ['FetchQueueAgeAlarm', 'AWS/SQS', 'ApproximateAgeOfOldestMessage'],
    ['ApiErrorsAlarm', 'AWS/ApiGateway', '5xx'],
    ['ApiLatencyAlarm', 'AWS/ApiGateway', 'Latency'],
    ['TableReadThrottlesAlarm', 'AWS/DynamoDB', 'ReadThrottleEvents'],
    ['TableWriteThrottlesAlarm', 'AWS/DynamoDB', 'WriteThrottleEvents'],
    ['IngestFaultsAlarm', { Ref: 'AWS::StackName' }, 'faults'],
    ['InternalFaultsAlarm', { Ref: 'AWS::StackName' }, 'internalFaults'],
    ...byFunction,
  ];

  it.each(watched)('%s watches %j %s and mails', (name, Namespace, MetricName) => {
    expect(properties(name)).toMatchObject({
      Namespace,
      MetricName,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: { 'Fn::If': ['HasAlarmEmail', [{ Ref: 'AlarmTopic' }], []] },
    });
  });

  it('are these, and two that compare what fails with what goes well', () => {
    expect(ofType('AWS::CloudWatch::Alarm').sort()).toEqual(
      [...watched.map(([name]) => name), 'RefusedAlarm', 'PollsFailAlarm'].sort(),
    );
  });
});
