import { createHash } from 'node:crypto';
import { LOCAL_ACCOUNT } from './table.ts';

/** What the collector of this machine may fetch, and whom publishers may write to. */
export interface CollectorValues {
  readonly contact?: string;
  readonly allowPrivate?: boolean;
  readonly ports?: readonly number[];
}

/** Told to publishers when nobody says another: true, and no address of anybody. */
const NO_CONTACT = 'a reader, for personal use';

export interface EnvironmentValues {
  readonly tableName: string;
  readonly tableEndpoint: string;
  readonly bucketName: string;
  readonly bucketEndpoint: string;
  readonly queueUrl: string;
  readonly cursorSecret: string;
  readonly sessionSecret: string;
  /** The token with which comments are moderated. */
  readonly moderatorToken: string;
  /** The token with which subscriptions are seen and changed. */
  readonly operatorToken: string;
  readonly fetchQueueUrl: string;
  readonly collector: CollectorValues;
  /** Whether pages show pictures of publishers. */
  readonly pictures: boolean;
  /** Path of the operator's file of the site; that of the process's own environment unless told. */
  readonly siteFile: string | undefined;
  /** Origins of other sites that may send comments, separated by commas; those of the process's own environment unless told. */
  readonly commentOrigins: string | undefined;
  readonly siteUrl: string;
  readonly logFile: string;
}

/**
 * Sets the environment that the functions read: what the stack sets on Lambda, the endpoints of this machine's
 * services, and credentials that open nothing. The user's own AWS profile is shut out, so that no local run
 * can reach a real account.
 */
export function setEnvironment(values: EnvironmentValues): void {
  delete process.env['AWS_PROFILE'];
  delete process.env['AWS_SESSION_TOKEN'];
  Object.assign(process.env, {
    NEWSLOOM_TABLE: values.tableName,
    NEWSLOOM_BUCKET: values.bucketName,
    NEWSLOOM_QUEUE_URL: values.queueUrl,
    NEWSLOOM_CURSOR_SECRET: values.cursorSecret,
    NEWSLOOM_SESSION_SECRET: values.sessionSecret,
    NEWSLOOM_MODERATORS: `local:${hashOf(values.moderatorToken)}`,
    NEWSLOOM_OPERATOR_TOKEN_HASHES: hashOf(values.operatorToken),
    NEWSLOOM_FETCH_QUEUE_URL: values.fetchQueueUrl,
    NEWSLOOM_CONTACT: values.collector.contact ?? NO_CONTACT,
    NEWSLOOM_ALLOW_PRIVATE: values.collector.allowPrivate ? 'yes' : '',
    NEWSLOOM_FETCH_PORTS: (values.collector.ports ?? []).join(','),
    NEWSLOOM_PICTURES: values.pictures ? 'proxy' : 'off',
    ...(values.commentOrigins !== undefined && { NEWSLOOM_COMMENT_ORIGINS: values.commentOrigins }),
    ...(values.siteFile !== undefined && { NEWSLOOM_SITE_FILE: values.siteFile }),
    NEWSLOOM_SITE_URL: values.siteUrl,
    // One process puts in the order of its clock, and this table ends nothing by itself.
    NEWSLOOM_SEARCH_SETTLE_SECONDS: '1',
    NEWSLOOM_SEARCH_SWEEP: 'delete',
    NEWSLOOM_LOG_FILE: values.logFile,
    AWS_ENDPOINT_URL_DYNAMODB: values.tableEndpoint,
    AWS_ENDPOINT_URL_S3: values.bucketEndpoint,
    AWS_REGION: LOCAL_ACCOUNT.region,
    AWS_ACCESS_KEY_ID: LOCAL_ACCOUNT.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_ACCOUNT.credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    TZ: 'UTC',
  });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Keeps the SDK from warning about Node 20, on which the local host runs and Lambda does not. */
export function silenceNodeWarning(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
}
