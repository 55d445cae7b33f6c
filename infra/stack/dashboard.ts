import { FUNCTIONS, logicalName } from './functions.ts';
import { type Resources, sub } from './template.ts';

/** One dashboard with the figures that alarms watch, and those that tell what it costs. */
export const DASHBOARD: Resources = {
  Dashboard: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: {
      DashboardName: sub('${AWS::StackName}'),
      DashboardBody: sub(JSON.stringify({ widgets: widgets() })),
    },
  },
};

function ownMetrics(...metrics: string[]): unknown[][] {
  return metricsOf('ingest', metrics);
}

function metricsOf(name: string, metrics: readonly string[]): unknown[][] {
  return metrics.map((metric) => ['${AWS::StackName}', metric, 'function', name]);
}

function widgets(): unknown[] {
  const rows: [title: string, metrics: unknown[][]][] = [
    [
      'Requests and errors',
      [
        ['AWS/ApiGateway', 'Count', 'ApiId', '${Api}'],
        ['.', '4xx', '.', '.'],
        ['.', '5xx', '.', '.'],
      ],
    ],
    ['Latency, p99', [['AWS/ApiGateway', 'Latency', 'ApiId', '${Api}', { stat: 'p99' }]]],
    [
      'Articles',
      ownMetrics(
        'stored',
        'updated',
        'unchanged',
        'superseded',
        'merged',
        'refused',
        'faults',
        'internalFaults',
      ),
    ],
    ['Uploads, and parts of long ones', ownMetrics('uploads', 'parts')],
    ['Related articles found, stories joined', ownMetrics('related', 'joinedStory')],
    [
      'Refused by reason',
      [
        [
          {
            expression: `SEARCH('{"\${AWS::StackName}",function} refused', 'Sum', 300)`,
          },
        ],
      ],
    ],
    ['Polls', metricsOf('fetch', ['fetched', 'notModified', 'failed'])],
    ['Bytes fetched', metricsOf('fetch', ['bytes'])],
    [
      'Units by function, our own estimate',
      FUNCTIONS.flatMap(({ name }) =>
        ['readUnits', 'writeUnits'].map((metric) => ['${AWS::StackName}', metric, 'function', name]),
      ),
    ],
    [
      'Queues',
      [
        [
          'AWS/SQS',
          'ApproximateAgeOfOldestMessage',
          'QueueName',
          '${UploadQueue.QueueName}',
          { stat: 'Maximum' },
        ],
        ['.', '.', '.', '${FetchQueue.QueueName}', { stat: 'Maximum' }],
        [
          'AWS/SQS',
          'ApproximateNumberOfMessagesVisible',
          'QueueName',
          '${DeadLetterQueue.QueueName}',
          { stat: 'Maximum' },
        ],
        ['.', '.', '.', '${FetchDeadLetterQueue.QueueName}', { stat: 'Maximum' }],
      ],
    ],
    [
      'Table units',
      [
        ['AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'TableName', '${Table}'],
        ['.', 'ConsumedWriteCapacityUnits', '.', '.'],
      ],
    ],
    [
      'Function errors and throttles',
      FUNCTIONS.flatMap(({ name }) =>
        ['Errors', 'Throttles'].map((metric) => [
          'AWS/Lambda',
          metric,
          'FunctionName',
          `\${${logicalName(name)}}`,
        ]),
      ),
    ],
  ];
  return rows.map(([title, metrics], index) => ({
    type: 'metric',
    x: (index % 2) * 12,
    y: Math.floor(index / 2) * 6,
    width: 12,
    height: 6,
    properties: { title, metrics, region: '${AWS::Region}', stat: 'Sum', period: 300 },
  }));
}
