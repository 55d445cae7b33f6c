/**
 * List prices in US dollars of us-east-1, without free tiers, as of November 2025 (the price pages of each service;
 * DynamoDB on demand since its cut of November 2024). Other regions cost up to half as much again.
 */
export const PRICES = {
  readUnit: 0.125e-6,
  writeUnit: 0.625e-6,
  /** Table and its point-in-time recovery, a GB a month. */
  tableGbMonth: 0.25 + 0.2,
  lambdaRequest: 0.2e-6,
  /** arm64, a GB-second. */
  lambdaGbSecond: 13.3334e-6,
  apiRequest: 1.0e-6,
  /** Out to the internet, a GB. */
  transferGb: 0.09,
  /** CloudFront in Europe and North America: a GB of the first 10 TB of a month, and a request over HTTPS. What it fetches from AWS is free. */
  cacheGb: 0.085,
  cacheRequest: 1.0e-6,
  s3Put: 5e-6,
  s3Get: 0.4e-6,
  s3GbMonth: 0.023,
  sqsRequest: 0.4e-6,
  logGb: 0.5,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  /** The smallest always-on search cluster: two t3.small.search nodes with 10 GB of disk each, a month. */
  searchClusterMonth: 2 * (730 * 0.036 + 10 * 0.122),
} as const;
