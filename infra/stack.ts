import { ALARMS } from './stack/alarms.ts';
import { API } from './stack/api.ts';
import { API_ADDRESS } from './stack/api-address.ts';
import { CLOUDFRONT, DOMAIN_TARGET } from './stack/cloudfront.ts';
import { COLLECTOR } from './stack/collector.ts';
import { COMPUTE } from './stack/compute.ts';
import { DASHBOARD } from './stack/dashboard.ts';
import { CONDITIONS, PARAMETERS } from './stack/parameters.ts';
import { STORAGE } from './stack/storage.ts';
import { getAtt, ref, type Template } from './stack/template.ts';

/** The whole of newsloom on AWS, as one CloudFormation template. */
export const STACK: Template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'newsloom: a news aggregation backend of serverless functions.',
  Parameters: PARAMETERS,
  Conditions: CONDITIONS,
  Resources: { ...STORAGE, ...COMPUTE, ...COLLECTOR, ...API, ...CLOUDFRONT, ...ALARMS, ...DASHBOARD },
  Outputs: {
    ApiAddress: { Description: 'Where the API answers.', Value: API_ADDRESS },
    UploadBucket: { Description: 'Where payloads are dropped.', Value: ref('Uploads') },
    UploadQueue: { Description: 'Events of uploads that wait to be ingested.', Value: ref('UploadQueue') },
    IndexFunction: { Description: 'What npm run reindex invokes.', Value: ref('IndexFunction') },
    DeadLetterQueue: {
      Description: 'Events of uploads that could not be ingested.',
      Value: ref('DeadLetterQueue'),
    },
    DeadLetterQueueArn: {
      Description: 'The same, as redrive names it.',
      Value: getAtt('DeadLetterQueue', 'Arn'),
    },
    TableName: { Description: 'The table.', Value: ref('Table') },
    DomainTarget: {
      Description: 'What the DNS record of the domain points to.',
      Condition: 'HasDomain',
      Value: DOMAIN_TARGET,
    },
  },
};
