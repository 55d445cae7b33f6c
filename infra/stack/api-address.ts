import { getAtt, ifCondition, sub } from './template.ts';

const DOMAIN = sub('https://${DomainName}');
const DISTRIBUTION = sub('https://${Distribution.DomainName}');

/** The address of the API. */
export const API_ADDRESS = ifCondition(
  'HasDomain',
  DOMAIN,
  ifCondition('HasCloudFront', DISTRIBUTION, getAtt('Api', 'ApiEndpoint')),
);

/** The address that links begin with; empty where it is the one that requests name. Requests of a cache name the gateway. */
export const SITE_URL = ifCondition('HasDomain', DOMAIN, ifCondition('HasCloudFront', DISTRIBUTION, ''));
