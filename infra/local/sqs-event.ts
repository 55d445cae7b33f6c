import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { ReceivedMessage } from './queue.ts';
import { LOCAL_ACCOUNT } from './table.ts';

/** The event that Lambda's mapping hands to a function for a batch of messages of the queue `queueName`. */
export function sqsEvent(queueName: string, messages: readonly ReceivedMessage[]): SQSEvent {
  return { Records: messages.map((message) => sqsRecord(queueName, message)) };
}

function sqsRecord(queueName: string, message: ReceivedMessage): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentMs),
      SenderId: 'AIDALOCALSTORAGEEVENT',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
    },
    messageAttributes: {},
    md5OfBody: message.md5,
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${LOCAL_ACCOUNT.region}:000000000000:${queueName}`,
    awsRegion: LOCAL_ACCOUNT.region,
  };
}
