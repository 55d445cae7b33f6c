import type { TableRight } from '../../lib/web/route.ts';
import { tableRightOf } from '../routes.ts';
import { API_ADDRESS } from './api-address.ts';
import { COLLECTION } from './collection.ts';
import { INGESTION } from './ingestion.ts';
import { getAtt, ifCondition, NO_VALUE, ref, sub } from './template.ts';

/**
 * What one function is allowed and given. One entry for each file of `functions/`: this is all that a new
 * function needs in the stack, beside its routes in infra/routes.ts and its statements in tests/infra/stack.long.test.ts.
 */
export interface FunctionSettings {
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** What it may do with the table. */
  readonly table: TableRight;
  readonly readsUploads?: boolean;
  readonly writesUploads?: boolean;
  /** Whether the queue of uploads is its event source, to which it also sends: parts and second looks. */
  readonly takesFromQueue?: boolean;
  /** How often a timer invokes it, as EventBridge writes it: `rate(1 minute)`. */
  readonly schedule?: string;
  /** Variables that it has beside those of all functions, as CloudFormation values: `ref('ModelId')`, `secret('cursor')`. */
  readonly environment?: Readonly<Record<string, unknown>>;
  /** Further statements of its role, also behind a condition: only named actions on named resources. */
  readonly statements?: readonly (Statement | ReturnType<typeof ifCondition>)[];
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** A secret that `npm run deploy` keeps in Parameter Store, resolved when the stack is deployed. */
export const secret = (name: string) => sub(`{{resolve:ssm:\${SecretsPath}/${name}}}`);

/**
 * The operations of DynamoDB by right. A right for each operation would save nothing that the right to read does not
 * already give, and a route that reads in another way than it did would answer 500 on AWS alone.
 */
export const TABLE_ACTIONS = {
  none: [],
  read: ['Query', 'GetItem', 'BatchGetItem'],
  readWrite: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'BatchWriteItem'],
  subscriptions: ['Query', 'GetItem', 'PutItem', 'BatchWriteItem'],
} as const satisfies Record<TableRight, readonly string[]>;

/** Partitions of the collector: see `subscriptionKey` in lib/store/table.ts (Amazon DynamoDB, "Using IAM policy conditions"). */
export const OWN_PARTITIONS = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['N', 'N#*'] } };

/** May send to the fetch queue. */
const SEND_TO_FETCH: Statement = {
  Sid: 'SendToFetch',
  Effect: 'Allow',
  Action: ['sqs:SendMessage'],
  Resource: getAtt('FetchQueue', 'Arn'),
};

/** How those who reach out or have others reach out are told what they may. */
const COLLECTOR_ENVIRONMENT = {
  NEWSLOOM_FETCH_QUEUE_URL: ref('FetchQueue'),
  NEWSLOOM_CONTACT: ref('CollectorContact'),
  NEWSLOOM_FETCH_PORTS: ref('FetchPorts'),
};

/** Whose pictures pages show, and from where. */
const PICTURE_ENVIRONMENT = {
  NEWSLOOM_PICTURES: ref('Pictures'),
  NEWSLOOM_PICTURE_ORIGINS: ref('PictureOrigins'),
};

const LIST_ENVIRONMENT = { NEWSLOOM_FEED_TEXT: ref('FeedText'), NEWSLOOM_FEED_HUBS: ref('FeedHubs') };

const SEARCH_ENVIRONMENT = { NEWSLOOM_SEARCH_DAYS: ref('SearchDays') };

/** How those who count by network know the address of a viewer behind the cache in front. */
const VIEWER_ENVIRONMENT = { NEWSLOOM_EDGE_SECRET: ifCondition('HasCloudFront', secret('edge'), '') };

/** What whoever shows forms of comments or takes them is told. */
const COMMENT_ENVIRONMENT = {
  ...VIEWER_ENVIRONMENT,
  NEWSLOOM_SESSION_SECRET: secret('session'),
  NEWSLOOM_MODERATORS: secret('moderators'),
  NEWSLOOM_MODERATION: ref('ModerationMode'),
  NEWSLOOM_BLOCKED_WORDS: ref('BlockedWords'),
  NEWSLOOM_COMMENT_DAYS: ref('CommentDays'),
  NEWSLOOM_COMMENT_ORIGINS: ref('CommentOrigins'),
};

/**
 * Memory buys CPU in proportion (1 769 MB are one core). Query functions spend about a millisecond of it a
 * request and mostly wait for the table: 512 MB keep a cold start short without paying for idle cores.
 * Ingestion parses and relates: 1 024 MB, and room for the 20 MB of text that the largest upload inflates to.
 * API Gateway gives up after 30 s, so nothing behind it waits longer than that; ingestion may take a full
 * upload of thousands of items.
 */
export const FUNCTIONS: readonly FunctionSettings[] = [
  {
    name: 'ingest',
    memoryMb: 1024,
    timeoutSeconds: INGESTION.timeoutSeconds,
    table: 'readWrite',
    readsUploads: true,
    takesFromQueue: true,
    environment: {
      NODE_OPTIONS: INGESTION.nodeOptions,
      NEWSLOOM_QUEUE_URL: ref('UploadQueue'),
      NEWSLOOM_HEADLINE_OUTLETS: ref('HeadlineOutlets'),
      ...SEARCH_ENVIRONMENT,
    },
  },
  // A merge reads and writes megabytes of blocks; 1 024 MB are a little more than half a core.
  {
    name: 'index',
    memoryMb: 1024,
    timeoutSeconds: 600,
    table: 'readWrite',
    schedule: 'rate(1 minute)',
    environment: SEARCH_ENVIRONMENT,
  },
  {
    name: 'feeds',
    memoryMb: 512,
    timeoutSeconds: 10,
    table: tableRightOf('feeds'),
    environment: LIST_ENVIRONMENT,
  },
  // A related set is a list too: its full texts are fetched by key.
  {
    name: 'articles',
    memoryMb: 512,
    timeoutSeconds: 10,
    table: tableRightOf('articles'),
    environment: LIST_ENVIRONMENT,
  },
  {
    name: 'uploads',
    memoryMb: 512,
    timeoutSeconds: 30,
    table: tableRightOf('uploads'),
    readsUploads: true,
    writesUploads: true,
    environment: { NEWSLOOM_UPLOAD_TOKEN_HASHES: ref('UploadTokenHashes') },
  },
  {
    name: 'comments',
    memoryMb: 512,
    timeoutSeconds: 10,
    table: tableRightOf('comments'),
    environment: COMMENT_ENVIRONMENT,
  },
  // Most of its time it waits for a model; the embedded answers cost milliseconds.
  {
    name: 'assist',
    memoryMb: 512,
    timeoutSeconds: 30,
    table: tableRightOf('assist'),
    environment: {
      ...VIEWER_ENVIRONMENT,
      NEWSLOOM_SESSION_SECRET: secret('session'),
      NEWSLOOM_MODEL: ref('ModelId'),
      NEWSLOOM_MODEL_URL: ref('ModelBaseUrl'),
      NEWSLOOM_MODEL_KEY: ref('ModelKey'),
      NEWSLOOM_DAILY_TOKENS: ref('DailyTokens'),
    },
    statements: [
      ifCondition(
        'HasBedrock',
        {
          Sid: 'Model',
          Effect: 'Allow',
          Action: ['bedrock:InvokeModel'],
          Resource: { 'Fn::Split': [',', ref('ModelArns')] },
        },
        NO_VALUE,
      ),
    ],
  },
  {
    name: 'pages',
    memoryMb: 512,
    timeoutSeconds: 10,
    table: 'read',
    environment: {
      NEWSLOOM_INDEXING: ref('Indexing'),
      NEWSLOOM_SECURITY_CONTACT: ref('SecurityContact'),
      ...PICTURE_ENVIRONMENT,
    },
  },
  // Decodes what strangers drew: it has no right but to its log. A large picture takes 160 MB and most of a core.
  {
    name: 'images',
    memoryMb: 1024,
    timeoutSeconds: 25,
    table: tableRightOf('images'),
    environment: {
      ...PICTURE_ENVIRONMENT,
      NEWSLOOM_CONTACT: ref('CollectorContact'),
      NEWSLOOM_FETCH_PORTS: ref('FetchPorts'),
    },
  },
  {
    name: 'collect',
    memoryMb: 256,
    timeoutSeconds: COLLECTION.collectSeconds,
    table: 'subscriptions',
    environment: COLLECTOR_ENVIRONMENT,
    statements: [SEND_TO_FETCH],
  },
  // Waits for ten hosts at once; the least memory that unpacks and reads ten feeds of a megabyte.
  {
    name: 'fetch',
    memoryMb: 256,
    timeoutSeconds: COLLECTION.timeoutSeconds,
    table: 'subscriptions',
    writesUploads: true,
    environment: { ...COLLECTOR_ENVIRONMENT, NEWSLOOM_SITE_URL: API_ADDRESS },
    statements: [
      {
        Sid: 'FetchQueue',
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'],
        Resource: getAtt('FetchQueue', 'Arn'),
      },
    ],
  },
  // Looks for the feeds of a site while its client waits, and takes what hubs push.
  {
    name: 'subscriptions',
    memoryMb: 512,
    timeoutSeconds: 30,
    table: tableRightOf('subscriptions'),
    writesUploads: true,
    environment: {
      ...COLLECTOR_ENVIRONMENT,
      NEWSLOOM_SESSION_SECRET: secret('session'),
      NEWSLOOM_OPERATOR_TOKEN_HASHES: ref('OperatorTokenHashes'),
    },
    statements: [SEND_TO_FETCH],
  },
];

/** The function of a name; throws for a name that is none. */
export function functionSettings(name: string): FunctionSettings {
  const found = FUNCTIONS.find((each) => each.name === name);
  if (!found) throw new Error(`no settings for the function ${name}`);
  return found;
}

/** `ingest` → `IngestFunction`: its name in the template. */
export function logicalName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`;
}
