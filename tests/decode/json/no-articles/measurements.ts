import { LONG, type NoArticle } from './case.ts';

export const MEASUREMENTS: readonly NoArticle[] = [
  {
    name: 'events of analytics',
    payload: {
      batch: [
        {
          type: 'page',
          timestamp: '2026-11-30T06:00:00Z',
          context: {
            page: {
              title: 'Quay opens to all ships',
              url: 'https://harbour.example/news/quay-opens',
              referrer: 'https://search.example/q',
            },
            userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
          },
          anonymousId: 'a-1',
        },
        {
          type: 'track',
          event: 'Article Read',
          timestamp: '2026-11-30T06:00:01Z',
          properties: { title: 'Quay opens to all ships', url: 'https://harbour.example/news/quay-opens' },
          anonymousId: 'a-1',
        },
      ],
    },
  },
  {
    name: 'a report of analytics',
    payload: {
      kind: 'analyticsData#gaData',
      id: 'https://analytics.example/v3/data?ids=1',
      query: { 'start-date': '2026-11-01', 'end-date': '2026-11-30', metrics: ['ga:pageviews'] },
      columnHeaders: [
        { name: 'ga:pageTitle', columnType: 'DIMENSION', dataType: 'STRING' },
        { name: 'ga:pageviews', columnType: 'METRIC', dataType: 'INTEGER' },
      ],
      rows: [
        ['Quay opens to all ships', '120'],
        ['Ferry returns to harbour', '80'],
      ],
    },
  },
  {
    name: 'a report of GA4',
    payload: {
      dimensionHeaders: [{ name: 'pageTitle' }],
      metricHeaders: [{ name: 'screenPageViews', type: 'TYPE_INTEGER' }],
      rows: [{ dimensionValues: [{ value: 'Quay opens to all ships' }], metricValues: [{ value: '120' }] }],
      rowCount: 1,
    },
  },
  {
    name: 'log lines',
    payload: [
      {
        '@timestamp': '2026-11-30T06:00:00Z',
        level: 'error',
        logger: 'http',
        message:
          'Request of https://harbour.example/api/ships failed after three attempts with a timeout of 30 seconds',
        http: { request: { url: 'https://harbour.example/api/ships' } },
        stack: 'Error: x\n at y',
      },
    ],
  },
  {
    name: 'a HAR file',
    payload: {
      log: {
        version: '1.2',
        creator: { name: 'Browser', version: '1' },
        pages: [
          {
            startedDateTime: '2026-11-30T06:00:00Z',
            id: 'page_1',
            title: 'https://harbour.example/news/quay-opens',
            pageTimings: {},
          },
        ],
        entries: [
          {
            startedDateTime: '2026-11-30T06:00:00Z',
            request: { method: 'GET', url: 'https://harbour.example/news/quay-opens', headers: [] },
            response: { status: 200, content: { size: 10, mimeType: 'text/html', text: '<p>x</p>' } },
          },
        ],
      },
    },
  },
  {
    name: 'columns of numbers',
    payload: { date: ['2026-01-01', '2026-01-02'], title: [1, 2], temp: [3, 4] },
  },
  {
    name: 'a table of sensors',
    payload: {
      columns: ['time', 'text', 'value'],
      data: [
        ['2026-01-01T00:00:00Z', 'ok', 1],
        ['2026-01-01T01:00:00Z', 'ok', 2],
      ],
    },
  },
  {
    name: 'a dashboard of Grafana',
    payload: {
      dashboard: {
        title: 'Ships in the harbour today',
        uid: 'abc',
        panels: [
          {
            id: 1,
            title: 'Arrivals of all ships',
            description: LONG,
            type: 'graph',
            links: [{ title: 'More', url: 'https://harbour.example/dash/1' }],
          },
        ],
        time: { from: 'now-6h', to: 'now' },
      },
      meta: { url: '/d/abc/ships', created: '2026-11-30T06:00:00Z', updated: '2026-11-30T06:00:00Z' },
    },
  },
  {
    name: 'an event of Sentry',
    payload: {
      event_id: 'abc',
      project: 1,
      title: 'TypeError: cannot read the property of undefined',
      message: LONG,
      datetime: '2026-11-30T06:00:00Z',
      level: 'error',
      culprit: 'x',
      request: { url: 'https://h.example/news/a' },
      web_url: 'https://sentry.example/issues/1',
    },
  },
  {
    name: 'hits of Google Analytics',
    payload: {
      client_id: 'x.y',
      timestamp_micros: '1764500000000000',
      events: [
        {
          name: 'page_view',
          params: {
            page_title: 'Quay opens to all ships',
            page_location: 'https://h.example/news/quay',
            engagement_time_msec: '100',
          },
        },
      ],
    },
  },
  {
    name: 'events of Mixpanel',
    payload: [
      {
        event: 'Read',
        properties: {
          distinct_id: 'x',
          time: 1764500000,
          title: 'Quay opens to all ships',
          url: 'https://h.example/a/b',
        },
      },
    ],
  },
  {
    name: 'pages by their visitors',
    payload: {
      results: [
        { page: '/news/quay-opens', visitors: 12 },
        { page: '/news/b', visitors: 3 },
      ],
    },
  },
  {
    name: 'events of Amplitude',
    payload: {
      api_key: 'k',
      events: [
        {
          user_id: 'u',
          device_id: 'd',
          event_type: 'Read article',
          time: 1764500000000,
          event_properties: { title: 'Quay opens to all ships', url: 'https://h.example/a/b' },
        },
      ],
    },
  },
  {
    name: 'an event of Kubernetes',
    payload: {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.1', creationTimestamp: '2026-11-30T06:00:00Z' },
      message: LONG,
      reason: 'Failed',
      source: { component: 'kubelet' },
    },
  },
  {
    name: 'a report of a linter',
    payload: [
      {
        filePath: '/a.ts',
        messages: [{ ruleId: 'x', severity: 2, message: LONG, line: 1 }],
        source: 'const a = 1',
      },
    ],
  },
  {
    name: 'SARIF',
    payload: {
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'x',
              informationUri: 'https://x.example/docs',
              rules: [
                {
                  id: 'r1',
                  shortDescription: { text: 'Do not do this at all' },
                  fullDescription: { text: LONG },
                  helpUri: 'https://x.example/docs/r1',
                },
              ],
            },
          },
          results: [{ ruleId: 'r1', message: { text: LONG } }],
        },
      ],
    },
  },
];
