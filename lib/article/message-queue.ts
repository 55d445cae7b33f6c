/** A message to be sent. `delaySeconds` up to 900 hide it for so long. */
export interface OutgoingMessage {
  readonly body: string;
  readonly delaySeconds?: number;
}

/** The queue that a function takes its batches from, as far as it acts on it by itself. */
export interface MessageQueue {
  /** Sends all, ten to a request. Throws when some were not taken: whoever sends again sends all again. */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Deletes a message that was dealt with, so that a process that dies does not count as its failure. */
  delete(receiptHandle: string): Promise<void>;
  /** Shows messages again after `seconds` instead of after the queue's visibility timeout, ten to a request. */
  giveBack(receiptHandles: readonly string[], seconds: number): Promise<void>;
}
