import { getAtt, ifCondition, sub } from './template.ts';

/** The address of the API. */
export const API_ADDRESS = ifCondition(
  'HasDomain',
  sub('https://${DomainName}'),
  getAtt('Api', 'ApiEndpoint'),
);
