interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles: Lambda hands a function its credentials in
 * the environment, so the readers of profiles, SSO, containers and instance metadata would be 130 KB that every
 * cold start loads for nothing. Read once, for they are what they are as long as the process lives, and every
 * request asks. Throws when the environment holds none.
 */
export function defaultProvider(): () => Promise<Credentials> {
  let credentials: Credentials | undefined;
  return async () => {
    credentials ??= readCredentials();
    return credentials;
  };
}

function readCredentials(): Credentials {
  const accessKeyId = process.env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = process.env['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  if (!accessKeyId || !secretAccessKey) throw new Error('environment lacks AWS credentials');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
