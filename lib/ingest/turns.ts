import type { SQSRecord } from 'aws-lambda';
import { type IngestMessage, readMessage } from './message.ts';

/** A message of a batch. */
export interface Delivery {
  readonly record: SQSRecord;
  /** How often it was received, this time included. */
  readonly receives: number;
  /** What it asks for, or why that cannot be read. */
  readonly message: IngestMessage | { readonly kind: 'unreadable'; readonly error: unknown };
}

/** Reads a message. */
export function deliveryOf(record: SQSRecord): Delivery {
  const receives = Number(record.attributes?.ApproximateReceiveCount ?? '1');
  try {
    return { record, receives, message: readMessage(record.body) };
  } catch (error) {
    return { record, receives, message: { kind: 'unreadable', error } };
  }
}

/** The messages of a batch in four turns, one after the other. */
export interface Turns {
  /** Short uploads, all at once. */
  readonly short: readonly Delivery[];
  /** Parts and long uploads, a few at a time. */
  readonly long: readonly Delivery[];
  /** Second looks, together: what has to wait further is sent as one message. */
  readonly looks: readonly Delivery[];
  /** What was received before, alone: it may be what killed the process that had it. */
  readonly suspect: readonly Delivery[];
}

/** An upload of more bytes may hold many articles. */
const SHORT_BYTES = 200_000;

/**
 * Orders a batch so that nobody waits for a longer or a dangerous neighbor. Which suspect begins differs from one
 * delivery to the next: those before one that kills the process are done with. Pure.
 */
export function turnsOf(deliveries: readonly Delivery[]): Turns {
  const fresh = deliveries.filter(({ receives }) => receives === 1);
  const again = deliveries.filter(({ receives }) => receives > 1);
  const first = (again[0]?.receives ?? 0) % Math.max(1, again.length);
  return {
    short: fresh.filter(isShort),
    long: fresh.filter((each) => !isShort(each) && each.message.kind !== 'looks'),
    looks: fresh.filter(({ message }) => message.kind === 'looks'),
    suspect: [...again.slice(first), ...again.slice(0, first)],
  };
}

function isShort({ message }: Delivery): boolean {
  if (message.kind !== 'uploads') return message.kind === 'unreadable';
  return message.uploads.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <= SHORT_BYTES;
}
