import { createHmac, hash } from 'node:crypto';

/** Who signs. */
export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a signature is good for. */
export interface Scope {
  readonly region: string;
  readonly service: string;
}

/** A POST to `/` as it is to be signed: its headers by lower-case names in alphabetical order, `x-amz-date` among them. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The header `authorization` of a request (AWS Identity and Access Management User Guide, "Create a signed AWS API request"). */
export function authorizationOf(
  { accessKeyId, secretAccessKey }: Signer,
  { region, service }: Scope,
  { headers, body }: Signed,
): string {
  const names = Object.keys(headers);
  const time = headers['x-amz-date'] ?? '';
  const date = time.slice(0, 8);
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const asked = `POST\n/\n\n${lines}\n${names.join(';')}\n${sha256(body)}`;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const key = signingKey(secretAccessKey, date, { region, service });
  const signature = createHmac('sha256', key)
    .update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(asked)}`)
    .digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}

let last: { readonly of: string; readonly key: Buffer } | undefined;

/** The key of a day, kept for the next request. */
function signingKey(secret: string, date: string, { region, service }: Scope): Buffer {
  const of = [secret, date, region, service].join('\n');
  if (last?.of === of) return last.key;
  const parts = [date, region, service, 'aws4_request'];
  const key = parts.reduce((made: Buffer, part) => hmac(made, part), Buffer.from(`AWS4${secret}`));
  last = { of, key };
  return key;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return hash('sha256', text);
}
