import type { Parameter } from './template.ts';

/** What an operator may set; the defaults are those of a small public site. */
export const PARAMETERS = {
  CodeBucket: {
    Type: 'String',
    Description: 'Bucket that holds the packaged functions; npm run deploy fills it.',
  },
  CodePrefix: { Type: 'String', Description: 'Prefix of the packages in that bucket, with its final slash.' },
  RetentionDays: {
    Type: 'Number',
    Description: 'Days that raw uploads are kept.',
    Default: 365,
    MinValue: 1,
    MaxValue: 3653,
  },
  LogRetentionDays: {
    Type: 'String',
    Description: 'Days that logs are kept, one of the values that CloudWatch knows.',
    Default: '30',
    AllowedValues: ['1', '3', '7', '14', '30', '60', '90', '180', '365'],
  },
  DomainName: {
    Type: 'String',
    Description: 'Domain name of the API; empty for the address that AWS gives.',
    Default: '',
  },
  CertificateArn: {
    Type: 'String',
    Description: 'Certificate of that domain, in this region; with CloudFront, in us-east-1.',
    Default: '',
  },
  CloudFront: {
    Type: 'String',
    Description: 'A cache in front of the API, all over the world: on or off.',
    Default: 'off',
    AllowedValues: ['on', 'off'],
  },
  SourcesFile: {
    Type: 'String',
    Description:
      'Where the file of sources lies in the packages; npm run deploy -- --sources FILE puts it there.',
    Default: '',
  },
  SiteFile: {
    Type: 'String',
    Description:
      'Where the file of the site lies in the packages; npm run deploy -- --site FILE puts it there.',
    Default: '',
  },
  SiteLanguages: {
    Type: 'String',
    Description: 'Whether pages speak one language or several; npm run deploy -- --site FILE tells.',
    Default: 'one',
    AllowedValues: ['one', 'several'],
  },
  SiteName: {
    Type: 'String',
    Description: 'What the site and its feeds are called where the file of the site names none.',
    Default: 'newsloom',
  },
  Indexing: {
    Type: 'String',
    Description: 'Which articles search engines may list: own, which no other publisher has, or all.',
    Default: 'own',
    AllowedValues: ['own', 'all'],
  },
  Pictures: {
    Type: 'String',
    Description: 'Whether pages show pictures of publishers: proxy, fetched and resized by us, or off.',
    Default: 'proxy',
    AllowedValues: ['proxy', 'off'],
  },
  PictureOrigins: {
    Type: 'String',
    Description: 'Origins whose pictures readers load from there, separated by commas: https://img.example',
    Default: '',
  },
  SecurityContact: {
    Type: 'String',
    Description: 'Where holes in its safety are told: mailto: or https:, empty for nowhere.',
    Default: '',
  },
  FeedText: {
    Type: 'String',
    Description: 'What lists show of a text; full texts cost one more read a page.',
    Default: 'excerpt',
    AllowedValues: ['excerpt', 'full'],
  },
  FeedHubs: {
    Type: 'String',
    Description: 'Addresses of WebSub hubs that feeds name, separated by commas; empty for none.',
    Default: '',
  },
  SearchDays: {
    Type: 'Number',
    Description: 'Days after publication that an article can be searched for; 0 for ever.',
    Default: 30,
    MinValue: 0,
    MaxValue: 36_499,
  },
  ModerationMode: {
    Type: 'String',
    Description:
      'When a comment becomes public: after a moderator saw it, after its author had one approved, at once.',
    Default: 'premoderation',
    AllowedValues: ['premoderation', 'first', 'off'],
  },
  BlockedWords: {
    Type: 'String',
    Description: 'Words and host names, separated by commas: comments that hold one wait among the rejected.',
    Default: '',
  },
  CommentOrigins: {
    Type: 'String',
    Description:
      'Origins of other sites whose pages may send comments, separated by commas: https://paper.example',
    Default: '',
    AllowedPattern: '(https?://[^/,*]+(,https?://[^/,*]+)*)?',
  },
  CommentDays: {
    Type: 'Number',
    Description: 'Days after publication that an article takes comments; 0 for ever.',
    Default: 0,
    MinValue: 0,
    MaxValue: 36_499,
  },
  ModelId: {
    Type: 'String',
    Description: 'Model that helps with summaries, answers and translations; empty for none.',
    Default: '',
  },
  ModelArns: {
    Type: 'String',
    Description:
      'What that id stands for in Amazon Bedrock: ARNs of its inference profile and foundation models, separated by commas.',
    Default: '',
  },
  ModelBaseUrl: {
    Type: 'String',
    Description: 'Base address of an API as that of OpenAI, instead of Amazon Bedrock.',
    Default: '',
  },
  ModelKey: { Type: 'String', Description: 'Key of that API.', Default: '', NoEcho: true },
  DailyTokens: {
    Type: 'Number',
    Description: 'Tokens that may be spent on the model in a day.',
    Default: 200_000,
    MinValue: 0,
  },
  SecretsPath: {
    Type: 'String',
    Description: 'Path in Parameter Store under which npm run deploy keeps the secrets of this stack.',
    Default: '/newsloom/secrets',
  },
  UploadTokenHashes: {
    Type: 'String',
    Description:
      'SHA-256, in hex and separated by commas, of the tokens that may upload through the API, each behind the name of its sender (wire=…); empty for nobody.',
    Default: '',
    AllowedPattern: '(([a-z][a-z0-9-]{0,39}=)?[0-9a-f]{64}(,([a-z][a-z0-9-]{0,39}=)?[0-9a-f]{64})*)?',
  },
  HeadlineOutlets: {
    Type: 'String',
    Description: 'Whether the name of the outlet at the end of a headline is cut off, or kept.',
    Default: 'cut',
    AllowedValues: ['cut', 'keep'],
  },
  CollectorContact: {
    Type: 'String',
    Description:
      'Address of mail or web that publishers are told, for whatever is fetched names it; empty: nothing is ever fetched.',
    Default: '',
    AllowedPattern: '[^()]{0,200}',
  },
  FetchPorts: {
    Type: 'String',
    Description: 'Ports, separated by commas, that feeds may be fetched from beside 80 and 443.',
    Default: '',
    AllowedPattern: '([0-9]{1,5}(,[0-9]{1,5})*)?',
  },
  OperatorTokenHashes: {
    Type: 'String',
    Description:
      'SHA-256, in hex and separated by commas, of the tokens that may see and change subscriptions; empty for nobody.',
    Default: '',
    AllowedPattern: '([0-9a-f]{64}(,[0-9a-f]{64})*)?',
  },
  RequestsPerSecond: {
    Type: 'Number',
    Description:
      'Requests a second, of all clients together, above which the gateway answers 429. An account has 10000 unless raised.',
    Default: 2000,
    MinValue: 1,
  },
  BurstRequests: {
    Type: 'Number',
    Description: 'Requests at once above which the gateway answers 429. An account has 5000 unless raised.',
    Default: 1000,
    MinValue: 1,
  },
  Tracing: {
    Type: 'String',
    Description:
      'X-Ray traces of every invocation. On, each function may write traces, which know no resource to be limited to.',
    Default: 'off',
    AllowedValues: ['on', 'off'],
  },
  AlarmEmail: {
    Type: 'String',
    Description: 'Address that alarms are sent to; empty for none.',
    Default: '',
  },
  MonthlyBudgetUsd: {
    Type: 'Number',
    Description: 'Bill of a month above which a mail is sent; 0 for none.',
    Default: 0,
    MinValue: 0,
  },
} satisfies Record<string, Parameter>;

export const CONDITIONS = {
  HasBedrock: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ModelArns' }, ''] }] },
  HasCollector: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'CollectorContact' }, ''] }] },
  HasDomain: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'DomainName' }, ''] }] },
  HasCloudFront: { 'Fn::Equals': [{ Ref: 'CloudFront' }, 'on'] },
  /** The gateway has the domain itself, where no cache in front has it. */
  HasRegionalDomain: {
    'Fn::And': [{ Condition: 'HasDomain' }, { 'Fn::Not': [{ Condition: 'HasCloudFront' }] }],
  },
  HasLanguages: { 'Fn::Equals': [{ Ref: 'SiteLanguages' }, 'several'] },
  HasTracing: { 'Fn::Equals': [{ Ref: 'Tracing' }, 'on'] },
  HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AlarmEmail' }, ''] }] },
  HasBudget: {
    'Fn::And': [
      { Condition: 'HasAlarmEmail' },
      { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'MonthlyBudgetUsd' }, 0] }] },
    ],
  },
};
