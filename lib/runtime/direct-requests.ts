import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromWireText, wireText } from './attribute-json.ts';
import { authorizationOf, type Scope } from './signature.ts';

/** Operations that are sent directly, by the names of their commands. */
const DIRECT: ReadonlySet<string> = new Set(
  ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map(
    (operation) => `${operation}Command`,
  ),
);
/** Milliseconds after which a request counts as lost. */
const PATIENCE_MS = 3000;
/** Connections at most, as of the SDK. */
const SOCKETS = 50;

/** Where the SDK sends its requests, and what it signs them for. */
interface Address extends Scope {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number | undefined;
}

interface Answer {
  readonly status: number;
  readonly requestId: string;
  readonly text: string;
}

/** The request that a middleware of the SDK sees. */
interface SignedRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Lets a client send its requests for items without the steps of the SDK, which take five times the processor time:
 * an article is thirty requests, and the SDK was two thirds of what it cost. The first request of a process is the
 * SDK's own and tells the address and the region. Whatever comes instead of an answer, a fault, a throttle or silence,
 * goes to the SDK, with its waits and attempts. So do all other operations.
 */
export function sendDirectly(client: DynamoDBClient): DynamoDBClient {
  let address: Address | undefined;
  client.middlewareStack.add(
    (next) => (args) => {
      address ??= addressOf((args as { request: SignedRequest }).request);
      return next(args);
    },
    { step: 'deserialize', name: 'noteAddress' },
  );
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!address || !DIRECT.has(commandName)) return next(args);
        const answer = await asked(client, address, commandName.slice(0, -'Command'.length), args.input);
        const output = answer && outputOf(answer);
        return output ? { output: output as never, response: {} } : next(args);
      },
    { step: 'initialize', priority: 'high', name: 'sendDirectly' },
  );
  return client;
}

/** Undefined for an address under a path: AWS has none. */
function addressOf({ protocol, hostname, port, path, headers }: SignedRequest): Address | undefined {
  const [, region, service] = /\/([^/]+)\/([^/]+)\/aws4_request/.exec(headers['authorization'] ?? '') ?? [];
  if (path !== '/' || region === undefined || service === undefined) return undefined;
  return { protocol, hostname, port, region, service };
}

/** Undefined when no whole answer comes. */
async function asked(
  { config }: DynamoDBClient,
  address: Address,
  operation: string,
  input: object,
): Promise<Answer | undefined> {
  const { sessionToken, ...signer } = await config.credentials();
  const body = wireText(input);
  const { protocol, hostname, port } = address;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: port === undefined ? hostname : `${hostname}:${port}`,
    'x-amz-date': new Date().toISOString().replaceAll(/[:-]|\.\d+/g, ''),
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  };
  const authorization = authorizationOf(signer, address, { headers, body });
  return posted(
    {
      protocol,
      hostname,
      port,
      headers: { ...headers, 'content-length': Buffer.byteLength(body), authorization },
    },
    body,
  );
}

const secure = { request: requestHttps, agent: new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS }) };
const plain = { request: requestHttp, agent: new HttpAgent({ keepAlive: true, maxSockets: SOCKETS }) };

function posted(
  {
    protocol,
    ...to
  }: Pick<Address, 'protocol' | 'hostname' | 'port'> & { headers: Record<string, string | number> },
  body: string,
): Promise<Answer | undefined> {
  const { request, agent } = protocol === 'https:' ? secure : plain;
  return new Promise((resolve) => {
    const sent = request({ ...to, method: 'POST', path: '/', agent }, (response) => {
      read(response, (text) => {
        clearTimeout(timer);
        const { 'x-amzn-requestid': requestId = '' } = response.headers;
        const status = response.statusCode ?? 0;
        resolve(text === undefined ? undefined : { status, requestId: String(requestId), text });
      });
    });
    const timer = setTimeout(() => sent.destroy(), PATIENCE_MS);
    sent.once('close', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    sent.on('error', () => undefined);
    sent.end(body);
  });
}

/** Tells the text of an answer, or undefined when it was cut short. */
function read(response: IncomingMessage, tell: (text: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', () => tell(undefined));
  response.on('end', () => tell(response.complete ? Buffer.concat(chunks).toString() : undefined));
}

/** Undefined for what is to be tried again. Throws when the condition of a write does not hold. */
function outputOf({ status, requestId, text }: Answer): object | undefined {
  const $metadata = { httpStatusCode: status, requestId, attempts: 1, totalRetryDelay: 0 };
  if (status === 200) {
    const output = parsed(text);
    return output && Object.assign(output, { $metadata });
  }
  if (status !== 400) return undefined;
  const { __type: type = '', message = '', Message = message, ...told } = parsed(text) ?? {};
  if (!String(type).endsWith('#ConditionalCheckFailedException')) return undefined;
  throw new ConditionalCheckFailedException({ message: String(Message), $metadata, ...told });
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return fromWireText(text);
  } catch {
    return undefined;
  }
}
