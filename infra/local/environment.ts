import { createHash } from 'node:crypto';
import { LOCAL_ACCOUNT } from './table.ts';

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
    NEWSLOOM_MODERATORS: `local:${createHash('sha256').update(values.moderatorToken).digest('hex')}`,
    NEWSLOOM_SITE_URL: values.siteUrl,
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

/** Keeps the SDK from warning about Node 20, on which the local host runs and Lambda does not. */
export function silenceNodeWarning(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
}
