import { COLLECTION } from './collection.ts';
import { getAtt, type Resources, ref } from './template.ts';

const TWO_WEEKS_SECONDS = 1_209_600;

/** The collector's timer and queue. Nothing is fetched before there is a contact that publishers can be told. */
export const COLLECTOR: Resources = {
  CollectRule: {
    Type: 'AWS::Events::Rule',
    Condition: 'HasCollector',
    Properties: {
      Description: 'Sends what is due to the fetch queue.',
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [{ Id: 'collect', Arn: getAtt('CollectFunction', 'Arn') }],
    },
  },
  CollectRulePermission: {
    Type: 'AWS::Lambda::Permission',
    Condition: 'HasCollector',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref('CollectFunction'),
      Principal: 'events.amazonaws.com',
      SourceArn: getAtt('CollectRule', 'Arn'),
    },
  },
  FetchQueue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: COLLECTION.visibilitySeconds,
      MessageRetentionPeriod: TWO_WEEKS_SECONDS,
      SqsManagedSseEnabled: true,
      RedrivePolicy: {
        deadLetterTargetArn: getAtt('FetchDeadLetterQueue', 'Arn'),
        maxReceiveCount: COLLECTION.maxReceives,
      },
    },
  },
  FetchDeadLetterQueue: {
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: TWO_WEEKS_SECONDS, SqsManagedSseEnabled: true },
  },
  FetchMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Condition: 'HasCollector',
    Properties: {
      EventSourceArn: getAtt('FetchQueue', 'Arn'),
      FunctionName: ref('FetchFunction'),
      BatchSize: COLLECTION.batchSize,
      MaximumBatchingWindowInSeconds: COLLECTION.batchWindowSeconds,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: COLLECTION.concurrency },
    },
  },
};
