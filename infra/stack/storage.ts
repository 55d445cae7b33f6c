import { PARTS_PREFIX, UPLOAD_PREFIX } from '../../lib/article/upload.ts';
import { TTL_ATTRIBUTE, tableDefinition } from '../../lib/store/table.ts';
import { INGESTION } from './ingestion.ts';
import { getAtt, type Resources, ref, sub } from './template.ts';

const { AttributeDefinitions, KeySchema, BillingMode } = tableDefinition('');

/** The table, the bucket, and the queue between bucket and ingestion. All that holds data outlives the stack. */
export const STORAGE: Resources = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      AttributeDefinitions,
      KeySchema,
      BillingMode,
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
    },
  },
  Uploads: {
    Type: 'AWS::S3::Bucket',
    DependsOn: 'UploadQueuePolicy',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketName: sub('${AWS::StackName}-uploads-${AWS::AccountId}-${AWS::Region}'),
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'retention',
            Status: 'Enabled',
            ExpirationInDays: ref('RetentionDays'),
            NoncurrentVersionExpiration: { NoncurrentDays: ref('RetentionDays') },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
          },
          {
            // A day longer than a dead letter lives: until then a part may be asked for.
            Id: 'parts',
            Status: 'Enabled',
            Prefix: PARTS_PREFIX,
            ExpirationInDays: 15,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          },
        ],
      },
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Event: 's3:ObjectCreated:*',
            Queue: getAtt('UploadQueue', 'Arn'),
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: UPLOAD_PREFIX }] } },
          },
        ],
      },
    },
  },
  UploadsPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: ref('Uploads'),
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [getAtt('Uploads', 'Arn'), sub('${Uploads.Arn}/*')],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
  UploadQueue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: INGESTION.visibilitySeconds,
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: {
        deadLetterTargetArn: getAtt('DeadLetterQueue', 'Arn'),
        maxReceiveCount: INGESTION.maxReceives,
      },
    },
  },
  DeadLetterQueue: {
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
  },
  UploadQueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [ref('UploadQueue')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'BucketMaySend',
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: getAtt('UploadQueue', 'Arn'),
            Condition: {
              StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
              ArnLike: {
                // The name is spelt out: the bucket depends on this policy and cannot be referred to from it.
                'aws:SourceArn': sub(
                  'arn:${AWS::Partition}:s3:::${AWS::StackName}-uploads-${AWS::AccountId}-${AWS::Region}',
                ),
              },
            },
          },
        ],
      },
    },
  },
};
