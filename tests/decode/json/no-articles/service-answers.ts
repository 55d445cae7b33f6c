import { LONG, type NoArticle } from './case.ts';

export const SERVICE_ANSWERS: readonly NoArticle[] = [
  {
    name: 'an OpenAPI document',
    payload: {
      openapi: '3.1.0',
      info: {
        title: 'Harbour API',
        description: LONG,
        version: '2.0.0',
        contact: { url: 'https://harbour.example/contact' },
      },
      servers: [{ url: 'https://api.harbour.example/v2', description: 'Production' }],
      paths: {
        '/ships': {
          get: {
            summary: 'Lists ships',
            description: LONG,
            operationId: 'listShips',
            externalDocs: { url: 'https://harbour.example/docs/ships' },
            responses: {
              200: {
                description: 'A list of ships',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Ship' } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Ship: {
            title: 'Ship',
            description: LONG,
            type: 'object',
            properties: {
              title: { type: 'string', description: 'Its name' },
              url: { type: 'string', format: 'uri' },
              published: { type: 'string', format: 'date-time' },
            },
          },
        },
      },
    },
  },
  {
    name: 'a Swagger document',
    payload: {
      swagger: '2.0',
      info: { title: 'Harbour API of all ships', description: LONG, version: '2.0.0' },
      host: 'api.harbour.example',
      externalDocs: { description: 'More', url: 'https://harbour.example/docs/ships' },
      paths: {
        '/ships': { get: { summary: 'Lists all ships in harbour', description: LONG, responses: {} } },
      },
    },
  },
  {
    name: 'an AsyncAPI document',
    payload: {
      asyncapi: '2.6.0',
      info: { title: 'Events of the harbour', version: '1', description: LONG },
      channels: {
        'ship/arrived': {
          description: 'A ship has arrived',
          publish: {
            message: {
              title: 'Arrived',
              summary: 'A ship has arrived in the harbour',
              contentType: 'application/json',
            },
          },
        },
      },
    },
  },
  {
    name: 'an error of an API',
    payload: {
      error: {
        code: 404,
        message: 'The article that was asked for has not been found on this server.',
        details: [{ reason: 'notFound', url: 'https://api.example/docs/errors' }],
      },
    },
  },
  {
    name: 'problem details',
    payload: {
      type: 'https://api.example/problems/out-of-credit',
      title: 'You do not have enough credit.',
      status: 403,
      detail: 'Your balance is 30, but that costs 50.',
      instance: '/account/12345/messages/abc',
    },
  },
  {
    name: 'problem details with date and address',
    payload: {
      type: 'about:blank',
      title: 'Too many requests were made',
      status: 429,
      detail: LONG,
      instance: 'https://api.example/requests/abc',
      timestamp: '2026-11-30T06:00:00Z',
    },
  },
  {
    name: 'an error of Spring',
    payload: {
      timestamp: '2026-11-30T06:00:00.000+00:00',
      status: 500,
      error: 'Internal Server Error',
      message: 'No message available for this request of the articles',
      path: '/api/articles',
    },
  },
  {
    name: 'an error with a link to help',
    payload: {
      message:
        'API rate limit exceeded for 192.0.2.1. But here is the good news: authenticated requests get a higher rate limit.',
      documentation_url: 'https://docs.example/rest/rate-limits',
      status: '403',
    },
  },
  {
    name: 'errors of JSON:API',
    payload: {
      errors: [
        {
          id: '1',
          status: '422',
          title: 'Invalid attribute in the request',
          detail: 'The first name must contain at least two characters, and no digits at all.',
          source: { pointer: '/data/attributes/firstName' },
          links: { about: 'https://api.example/errors/422' },
        },
      ],
      meta: { timestamp: '2026-11-30T06:00:00Z' },
    },
  },
  {
    name: 'errors of GraphQL',
    payload: {
      data: null,
      errors: [
        {
          message:
            'Cannot query field "headlines" on type "Query". Did you mean "headline" or "articles" instead of it?',
          locations: [{ line: 2, column: 3 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', timestamp: '2026-11-30T06:00:00Z' },
        },
      ],
    },
  },
  {
    name: 'an error inside a status',
    payload: {
      status: 'error',
      meta: { requestId: 'abc', date: '2026-11-30T06:00:00Z' },
      error: {
        title: 'The key of this application is not valid',
        description: LONG,
        url: 'https://api.example/docs/keys',
      },
    },
  },
  {
    name: 'a health check',
    payload: {
      status: 'ok',
      info: { database: { status: 'up', message: 'All the connections are open' } },
      timestamp: '2026-11-30T06:00:00Z',
      links: { self: 'https://api.example/health/all' },
    },
  },
  {
    name: 'an OpenAPI document of a news service',
    payload: {
      openapi: '3.0.1',
      info: { title: 'News API', description: LONG, version: '1' },
      tags: [{ name: 'news', description: LONG, externalDocs: { url: 'https://x.example/docs' } }],
      paths: {
        '/articles': {
          get: {
            summary: 'All of the articles',
            responses: {
              200: {
                content: {
                  'application/json': {
                    example: { title: 'Quay opens', url: 'https://x.example/a/1', description: LONG },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  {
    name: 'a Postman collection',
    payload: {
      info: {
        name: 'Harbour API',
        description: LONG,
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
        _postman_id: 'a',
      },
      item: [
        {
          name: 'List all the ships',
          request: { method: 'GET', url: { raw: 'https://api.harbour.example/ships' }, description: LONG },
          response: [],
        },
      ],
    },
  },
  {
    name: 'an error of WordPress',
    payload: { code: 'rest_post_invalid_id', message: LONG, data: { status: 404 } },
  },
  {
    name: 'an error of Google',
    payload: {
      error: {
        code: 403,
        message: LONG,
        status: 'PERMISSION_DENIED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.Help',
            links: [{ description: 'Enable the API', url: 'https://console.example/apis/x' }],
          },
        ],
      },
    },
  },
  { name: 'an error of NewsAPI', payload: { status: 'error', code: 'apiKeyInvalid', message: LONG } },
  {
    name: 'an error that says so',
    payload: {
      success: false,
      message: LONG,
      errorCode: 12,
      timestamp: '2026-11-30T06:00:00Z',
      path: '/api/x',
      moreInfo: 'https://api.example/docs/12',
    },
  },
  {
    name: 'an exception of AWS',
    payload: { __type: 'ResourceNotFoundException', message: LONG, requestId: 'abc', date: '2026-11-30' },
  },
  {
    name: 'metadata of an authorization server',
    payload: {
      issuer: 'https://h.example/',
      authorization_endpoint: 'https://h.example/auth',
      op_policy_uri: 'https://h.example/policy',
    },
  },
  { name: 'keys', payload: { keys: [{ kty: 'RSA', n: 'x'.repeat(300), e: 'AQAB' }] } },
];
