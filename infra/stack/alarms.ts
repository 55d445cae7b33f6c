import { FUNCTIONS, logicalName } from './functions.ts';
import { getAtt, ifCondition, type Resource, type Resources, ref } from './template.ts';

interface AlarmSettings {
  readonly description: string;
  readonly namespace: unknown;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, unknown>>;
  readonly statistic: 'Sum' | 'Maximum' | 'p99';
  readonly threshold: number;
  /** Periods of five minutes in a row that must be over the threshold; 1 unless told. */
  readonly periods?: number;
}

/** The namespace of our own metrics, which lib/runtime/invocation-line.ts writes. */
const OWN = ref('AWS::StackName');
const INGEST = { function: 'ingest' };
const FETCH = { function: 'fetch' };
/** What items come to that are not refused. */
const TAKEN = ['stored', 'updated', 'unchanged', 'superseded', 'merged'];

/** What all alarms do: they ring above their threshold, by mail if there is an address, and silence is no alarm. */
const COMPARED = {
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
  AlarmActions: ifCondition('HasAlarmEmail', [ref('AlarmTopic')], []),
};

/** Whom alarms reach, and what they watch. */
export const ALARMS: Resources = {
  AlarmTopic: {
    Type: 'AWS::SNS::Topic',
    Condition: 'HasAlarmEmail',
    Properties: { Subscription: [{ Protocol: 'email', Endpoint: ref('AlarmEmail') }] },
  },
  DeadLettersAlarm: alarm({
    description:
      'Uploads that could not be ingested wait in the dead-letter queue: see infra/README.md, "Recover".',
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: getAtt('DeadLetterQueue', 'QueueName') },
    statistic: 'Maximum',
    threshold: 0,
  }),
  QueueAgeAlarm: alarm({
    description: 'Uploads wait longer than fifteen minutes to be ingested.',
    namespace: 'AWS/SQS',
    metric: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: getAtt('UploadQueue', 'QueueName') },
    statistic: 'Maximum',
    threshold: 900,
  }),
  FetchDeadLettersAlarm: alarm({
    description:
      'Polls failed in our own code, not at publishers. They come again within the hour; the log of fetch tells the fault.',
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: getAtt('FetchDeadLetterQueue', 'QueueName') },
    statistic: 'Maximum',
    threshold: 0,
  }),
  FetchQueueAgeAlarm: alarm({
    description: 'Polls wait longer than fifteen minutes: see concurrency in infra/stack/collection.ts.',
    namespace: 'AWS/SQS',
    metric: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: getAtt('FetchQueue', 'QueueName') },
    statistic: 'Maximum',
    threshold: 900,
  }),
  PollsFailAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription:
        'More polls failed than went well within an hour: GET /v1/subscriptions?state=failing tells which and why.',
      Metrics: [
        ...['fetched', 'notModified', 'failed'].map((metric) => ownMetricOfAnHour(metric, FETCH)),
        {
          Id: 'excess',
          Expression: 'FILL(failed, 0) - FILL(fetched, 0) - FILL(notModified, 0)',
          ReturnData: true,
        },
      ],
      EvaluationPeriods: 1,
      Threshold: 20,
      ...COMPARED,
    },
  },
  ApiErrorsAlarm: alarm({
    description: 'The API answers 5xx.',
    namespace: 'AWS/ApiGateway',
    metric: '5xx',
    dimensions: { ApiId: ref('Api') },
    statistic: 'Sum',
    threshold: 5,
  }),
  ApiLatencyAlarm: alarm({
    description: 'One request in a hundred takes longer than two seconds.',
    namespace: 'AWS/ApiGateway',
    metric: 'Latency',
    dimensions: { ApiId: ref('Api') },
    statistic: 'p99',
    threshold: 2000,
    periods: 3,
  }),
  TableReadThrottlesAlarm: tableAlarm('ReadThrottleEvents'),
  TableWriteThrottlesAlarm: tableAlarm('WriteThrottleEvents'),
  IngestFaultsAlarm: alarm({
    description:
      'Uploads fault and are tried again, for a quarter of an hour. The log of ingest tells the fault.',
    namespace: OWN,
    metric: 'faults',
    dimensions: INGEST,
    statistic: 'Sum',
    threshold: 0,
    periods: 3,
  }),
  InternalFaultsAlarm: alarm({
    description:
      'A step of newsloom fails on an article, which is stored without it or refused as internalFault. The log of ingest tells where.',
    namespace: OWN,
    metric: 'internalFaults',
    dimensions: INGEST,
    statistic: 'Sum',
    threshold: 0,
  }),
  RefusedAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription:
        'More items were refused than taken within an hour: a sender has changed its format, or sends none that is known.',
      Metrics: [
        ...['refused', ...TAKEN].map((metric) => ownMetricOfAnHour(metric, INGEST)),
        {
          Id: 'excess',
          Expression: ['refused', ...TAKEN].map((name) => `FILL(${name}, 0)`).join(' - '),
          ReturnData: true,
        },
      ],
      EvaluationPeriods: 1,
      Threshold: 20,
      ...COMPARED,
    },
  },
  ...Object.fromEntries(FUNCTIONS.flatMap(({ name }) => functionAlarms(name))),
  Budget: {
    Type: 'AWS::Budgets::Budget',
    Condition: 'HasBudget',
    Properties: {
      Budget: {
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: ref('MonthlyBudgetUsd'), Unit: 'USD' },
      },
      NotificationsWithSubscribers: [
        {
          Notification: { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 100 },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: ref('AlarmEmail') }],
        },
      ],
    },
  },
};

function functionAlarms(name: string): [string, Resource][] {
  const dimensions = { FunctionName: ref(logicalName(name)) };
  const shared = { namespace: 'AWS/Lambda', dimensions, statistic: 'Sum' } as const;
  return [
    [
      `${logicalName(name)}ErrorsAlarm`,
      alarm({ ...shared, description: `The function ${name} fails.`, metric: 'Errors', threshold: 0 }),
    ],
    [
      `${logicalName(name)}ThrottlesAlarm`,
      alarm({
        ...shared,
        description: `The function ${name} is throttled.`,
        metric: 'Throttles',
        threshold: 0,
      }),
    ],
  ];
}

function alarm(settings: AlarmSettings): Resource {
  const { description, namespace, metric, dimensions, statistic, threshold, periods = 1 } = settings;
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: description,
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      ...(statistic === 'p99' ? { ExtendedStatistic: statistic } : { Statistic: statistic }),
      Period: 300,
      EvaluationPeriods: periods,
      Threshold: threshold,
      ...COMPARED,
    },
  };
}

function tableAlarm(metric: string): Resource {
  return alarm({
    description: `The table throttles: ${metric}. See infra/README.md, "Limits".`,
    namespace: 'AWS/DynamoDB',
    metric,
    dimensions: { TableName: ref('Table') },
    statistic: 'Sum',
    threshold: 10,
  });
}

function ownMetricOfAnHour(metric: string, dimensions: Readonly<Record<string, string>>) {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: OWN, MetricName: metric, Dimensions };
  return { Id: metric, ReturnData: false, MetricStat: { Metric, Period: 3600, Stat: 'Sum' } };
}
