import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { FunctionInstance } from './function-instance.ts';

/** An instance of a function behind the HTTP API. */
export type ApiInstance = FunctionInstance<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  /** Whom limits count it for. */
  readonly sourceIp: string;
}

export interface ApiAnswer {
  /** 503 where the function threw or its process died: what API Gateway says then. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function askApi(instance: ApiInstance, request: ApiRequest): Promise<ApiAnswer> {
  try {
    const { statusCode = 500, body = '' } = await instance.invoke(eventOf(request));
    return { status: statusCode, body: body.startsWith('{') ? JSON.parse(body) : {} };
  } catch {
    return { status: 503, body: {} };
  }
}

function eventOf({ method, path, body, headers, cookie, sourceIp }: ApiRequest): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...headers },
    ...(cookie !== undefined && { cookies: [cookie] }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'faults',
      domainName: 'news.example',
      domainPrefix: 'news',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: '' },
      requestId: 'faults',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
