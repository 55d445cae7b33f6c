import { LONG, type NoArticle } from './case.ts';

export const CONFIGURATIONS: readonly NoArticle[] = [
  {
    name: 'package.json',
    payload: {
      name: '@quay/tools',
      version: '1.2.0',
      description: LONG,
      homepage: 'https://quay.example/tools',
      keywords: ['quay'],
      author: { name: 'Ana Ruiz', url: 'https://ana.example/me' },
      repository: { type: 'git', url: 'https://code.example/quay/tools.git' },
      bugs: { url: 'https://code.example/quay/tools/issues' },
      scripts: { test: 'vitest run' },
      dependencies: { quay: '1.0.0' },
      license: 'MIT',
    },
  },
  {
    name: 'package metadata of a registry',
    payload: {
      _id: 'quay',
      name: 'quay',
      description: LONG,
      'dist-tags': { latest: '1.2.0' },
      time: {
        created: '2026-01-02T03:04:05.000Z',
        modified: '2026-03-02T03:04:05.000Z',
        '1.2.0': '2026-03-02T03:04:05.000Z',
      },
      versions: {
        '1.2.0': {
          name: 'quay',
          version: '1.2.0',
          description: LONG,
          dist: { tarball: 'https://packages.example/quay/-/quay-1.2.0.tgz' },
        },
      },
      readme: LONG,
      homepage: 'https://quay.example/tools',
    },
  },
  {
    name: 'the configuration of a site',
    payload: {
      site: {
        title: 'Harbour Herald',
        description: 'News from the harbour of all ships',
        url: 'https://harbour.example/',
      },
      theme: { name: 'quay', options: { headline: { font: 'Inter' } } },
      build: { date: '2026-11-30T06:00:00Z' },
    },
  },
  {
    name: 'settings with texts',
    payload: {
      app: {
        title: 'Harbour reader for all phones',
        version: '3.1',
        releasedAt: '2026-11-01T00:00:00Z',
        links: { privacy: 'https://harbour.example/privacy', terms: 'https://harbour.example/terms' },
      },
      messages: { welcome: LONG, update: 'There is a new version' },
      features: { dark: true },
    },
  },
  {
    name: 'a web app manifest',
    payload: {
      name: 'Harbour Herald',
      short_name: 'Herald',
      description: LONG,
      start_url: 'https://harbour.example/app/',
      icons: [{ src: 'https://harbour.example/icon.png', sizes: '192x192' }],
      display: 'standalone',
    },
  },
  {
    name: 'a JSON schema',
    payload: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://harbour.example/ship.schema.json',
      title: 'A ship in the harbour',
      description: LONG,
      type: 'object',
      properties: { title: { type: 'string', description: 'Its name' }, date: { type: 'string' } },
    },
  },
  {
    name: 'a JSON schema without dialect',
    payload: {
      title: 'A ship in the harbour',
      description: 'What a ship of ours has',
      type: 'object',
      properties: {
        url: { type: 'string', description: 'Where it is' },
        published: { type: 'string', format: 'date-time', description: 'When it was' },
      },
      required: ['url'],
    },
  },
  {
    name: 'a translation catalogue',
    payload: {
      en: { title: 'Harbour Herald', nav: { home: 'Home', news: 'All the news' }, footer: { text: LONG } },
      de: { title: 'Hafenbote', nav: { home: 'Start', news: 'Alle Nachrichten' }, footer: { text: LONG } },
    },
  },
  {
    name: 'a list of users',
    payload: {
      users: [
        {
          id: 1,
          name: 'Ana Ruiz',
          email: 'ana@harbour.example',
          profile: { url: 'https://harbour.example/u/ana', bio: LONG },
          createdAt: '2026-01-02T03:04:05Z',
        },
        {
          id: 2,
          name: 'Bo Li',
          email: 'bo@harbour.example',
          profile: { url: 'https://harbour.example/u/bo', bio: 'Sails.' },
          createdAt: '2026-01-02T03:04:05Z',
        },
      ],
    },
  },
  {
    name: 'the weather',
    payload: {
      coord: { lon: 10, lat: 53 },
      weather: [{ id: 800, main: 'Clear', description: 'clear sky over the harbour', icon: '01d' }],
      main: { temp: 280 },
      dt: 1764500000,
      sys: { country: 'DE', sunrise: 1764480000 },
      name: 'Hamburg',
    },
  },
  {
    name: 'an order of a shop',
    payload: {
      order: {
        id: 1,
        created_at: '2026-11-30T06:00:00Z',
        status_url: 'https://shop.example/orders/1/status',
        line_items: [{ title: 'Rope of ten metres', price: '9.00' }],
        note: LONG,
      },
    },
  },
  {
    name: 'a webhook of a repository',
    payload: {
      ref: 'refs/heads/main',
      repository: {
        name: 'tools',
        full_name: 'quay/tools',
        description: 'Tools for all the quays',
        html_url: 'https://code.example/quay/tools',
        created_at: '2026-01-02T03:04:05Z',
      },
      head_commit: {
        id: 'abc',
        message: 'Open the quay to ships',
        timestamp: '2026-11-30T06:00:00Z',
        url: 'https://code.example/quay/tools/commit/abc',
      },
      pusher: { name: 'ana' },
    },
  },
  {
    name: 'a Lottie animation',
    payload: {
      v: '5.5.7',
      meta: { g: 'tool', a: '', k: '', d: LONG, tc: '' },
      fr: 25,
      layers: [{ ty: 4, nm: 'Shape Layer of the quay' }],
    },
  },
  {
    name: 'a notebook',
    payload: {
      cells: [
        { cell_type: 'markdown', metadata: {}, source: ['# Ships in the harbour\n', LONG] },
        { cell_type: 'code', source: ['print(1)'], outputs: [] },
      ],
      metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
      nbformat: 4,
      nbformat_minor: 5,
    },
  },
  {
    name: 'a Terraform plan',
    payload: {
      format_version: '1.2',
      terraform_version: '1.9',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_s3_bucket.news',
              type: 'aws_s3_bucket',
              name: 'news',
              values: { description: LONG, tags: { title: 'News' } },
            },
          ],
        },
      },
      timestamp: '2026-11-30T06:00:00Z',
    },
  },
  {
    name: 'package.json of an extension of an editor',
    payload: {
      name: 'quay',
      displayName: 'Quay for editors',
      description: LONG,
      version: '1.0.0',
      engines: { vscode: '^1.90' },
      homepage: 'https://quay.example/tools',
      contributes: {
        configuration: { title: 'Quay settings', properties: {} },
        commands: [{ command: 'quay.open', title: 'Open the quay' }],
      },
    },
  },
  {
    name: 'a lock file',
    payload: {
      name: 'quay',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'quay' },
        'node_modules/a': {
          version: '1',
          resolved: 'https://packages.example/a/-/a-1.tgz',
          funding: { url: 'https://a.example/fund' },
        },
      },
    },
  },
  {
    name: 'tsconfig.json',
    payload: {
      $schema: 'https://json.schemastore.org/tsconfig',
      display: 'Node 22 for all of us',
      compilerOptions: { target: 'es2023' },
    },
  },
  {
    name: 'renovate.json',
    payload: {
      $schema: 'https://docs.example/renovate-schema.json',
      description: [LONG],
      extends: ['config:base'],
      packageRules: [{ description: LONG, matchPackageNames: ['a'] }],
    },
  },
  {
    name: 'firebase.json',
    payload: {
      hosting: {
        site: 'h',
        public: 'dist',
        headers: [{ source: '**', headers: [{ key: 'X', value: LONG }] }],
      },
    },
  },
  {
    name: 'the configuration of a Hugo site',
    payload: {
      title: 'Harbour Herald',
      tagline: 'All the news from the harbour',
      baseURL: 'https://h.example/',
      params: { author: 'Ana', description: LONG },
      menu: { main: [{ name: 'News', url: '/news/' }] },
    },
  },
  {
    name: 'the data of a page to log in',
    payload: {
      props: {
        pageProps: {
          title: 'Log in',
          description: 'Log in to read on',
          canonical: 'https://h.example/login',
        },
      },
      page: '/login',
      buildId: 'x',
    },
  },
  {
    name: 'a description of an image',
    payload: [
      {
        Id: 'sha256:x',
        Created: '2026-11-30T06:00:00Z',
        Name: '/web',
        Config: {
          Labels: {
            'org.opencontainers.image.title': 'Harbour',
            'org.opencontainers.image.description': LONG,
            'org.opencontainers.image.url': 'https://h.example/i/1',
          },
        },
      },
    ],
  },
  {
    name: 'an answer of a language model',
    payload: {
      id: 'c',
      object: 'chat.completion',
      created: 1764500000,
      model: 'm',
      choices: [{ index: 0, message: { role: 'assistant', content: LONG }, finish_reason: 'stop' }],
    },
  },
  {
    name: 'a table of goods',
    payload: {
      columns: ['id', 'title', 'total'],
      rows: [
        [1, 'Rope of ten metres', 3],
        [2, 'Anchor of iron', 5],
      ],
    },
  },
];
