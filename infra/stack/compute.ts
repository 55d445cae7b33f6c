import { PARTS_PREFIX, UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import { SITE_URL } from './api-address.ts';
import {
  FUNCTIONS,
  type FunctionSettings,
  logicalName,
  OWN_PARTITIONS,
  type Statement,
  secret,
  TABLE_ACTIONS,
} from './functions.ts';
import { INGESTION } from './ingestion.ts';
import { getAtt, ifCondition, NO_VALUE, type Resource, type Resources, ref, sub } from './template.ts';

/** What every function reads; see lib/runtime. */
const SHARED_ENVIRONMENT = {
  TZ: 'UTC',
  NEWSLOOM_STACK: ref('AWS::StackName'),
  NEWSLOOM_TABLE: ref('Table'),
  NEWSLOOM_BUCKET: ref('Uploads'),
  NEWSLOOM_CURSOR_SECRET: secret('cursor'),
  NEWSLOOM_SOURCES_FILE: ref('SourcesFile'),
  NEWSLOOM_SITE_FILE: ref('SiteFile'),
  NEWSLOOM_SITE_NAME: ref('SiteName'),
  NEWSLOOM_SITE_URL: SITE_URL,
};

/** The objects that are uploads. */
const UPLOADED = sub(`\${Uploads.Arn}/${UPLOAD_PREFIX}*`);

/** The parts that ingestion cuts long uploads into. */
const PARTS = sub(`\${Uploads.Arn}/${PARTS_PREFIX}*`);

/** Every function with its role and its log group, and the mapping from the queue to ingestion. */
export const COMPUTE: Resources = {
  ...Object.fromEntries(FUNCTIONS.flatMap(resourcesOf)),
  IngestMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: getAtt('UploadQueue', 'Arn'),
      FunctionName: ref('IngestFunction'),
      BatchSize: INGESTION.batchSize,
      MaximumBatchingWindowInSeconds: 0,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: INGESTION.concurrency },
    },
  },
};

function resourcesOf(settings: FunctionSettings): [string, Resource][] {
  const name = logicalName(settings.name);
  return [
    [name, lambda(settings, name)],
    [`${name}Role`, role(settings, name)],
    [`${name}Logs`, logGroup(settings.name)],
    ...(settings.schedule === undefined ? [] : timerOf(name, settings.schedule)),
  ];
}

function timerOf(name: string, schedule: string): [string, Resource][] {
  const rule: Resource = {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: schedule,
      Targets: [{ Id: 'Function', Arn: getAtt(name, 'Arn') }],
    },
  };
  const permission: Resource = {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref(name),
      Principal: 'events.amazonaws.com',
      SourceArn: getAtt(`${name}Timer`, 'Arn'),
    },
  };
  return [
    [`${name}Timer`, rule],
    [`${name}TimerPermission`, permission],
  ];
}

function lambda(settings: FunctionSettings, name: string): Resource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Code: { S3Bucket: ref('CodeBucket'), S3Key: sub(`\${CodePrefix}${settings.name}.zip`) },
      Role: getAtt(`${name}Role`, 'Arn'),
      MemorySize: settings.memoryMb,
      Timeout: settings.timeoutSeconds,
      TracingConfig: { Mode: ifCondition('HasTracing', 'Active', 'PassThrough') },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: ref(`${name}Logs`) },
      Environment: { Variables: { ...SHARED_ENVIRONMENT, ...settings.environment } },
    },
  };
}

function role(settings: FunctionSettings, name: string): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      Policies: [
        {
          PolicyName: 'newsloom',
          PolicyDocument: { Version: '2012-10-17', Statement: statementsOf(settings, name) },
        },
      ],
    },
  };
}

/** Exactly what a function uses, on exactly our resources. */
function statementsOf(settings: FunctionSettings, name: string): unknown[] {
  const table = {
    ...allow(
      'Table',
      TABLE_ACTIONS[settings.table].map((action) => `dynamodb:${action}`),
      getAtt('Table', 'Arn'),
    ),
    ...(settings.table === 'subscriptions' && { Condition: OWN_PARTITIONS }),
  };
  return [
    ...(settings.table === 'none' ? [] : [table]),
    allow('Logs', ['logs:CreateLogStream', 'logs:PutLogEvents'], getAtt(`${name}Logs`, 'Arn')),
    ifCondition(
      'HasTracing',
      allow('Traces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'),
      NO_VALUE,
    ),
    ...(settings.readsUploads
      ? [
          allow('ReadUploads', ['s3:GetObject', 's3:GetObjectVersion'], UPLOADED),
          // Without it S3 says "forbidden" of an object that is gone, which could be anything.
          allow('KnowWhatIsGone', ['s3:ListBucket'], getAtt('Uploads', 'Arn')),
        ]
      : []),
    ...(settings.writesUploads ? [allow('WriteUploads', ['s3:PutObject'], UPLOADED)] : []),
    ...(settings.takesFromQueue
      ? [
          allow('Parts', ['s3:GetObject', 's3:PutObject'], PARTS),
          allow(
            'Queue',
            [
              'sqs:ReceiveMessage',
              'sqs:DeleteMessage',
              'sqs:GetQueueAttributes',
              'sqs:SendMessage',
              'sqs:ChangeMessageVisibility',
            ],
            getAtt('UploadQueue', 'Arn'),
          ),
        ]
      : []),
    ...(settings.statements ?? []),
  ];
}

function allow(sid: string, actions: readonly string[], resource: unknown): Statement {
  return { Sid: sid, Effect: 'Allow', Action: actions, Resource: resource };
}

function logGroup(name: string): Resource {
  return {
    Type: 'AWS::Logs::LogGroup',
    Properties: {
      LogGroupName: sub(`/newsloom/\${AWS::StackName}/${name}`),
      RetentionInDays: ref('LogRetentionDays'),
    },
  };
}
