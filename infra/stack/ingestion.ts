/** How the queue of uploads reaches ingestion: what the stack sets, and the local host and the tests do alike. */
export const INGESTION = {
  /** Messages of one invocation, at most. */
  batchSize: 10,
  /** Invocations at the same time: a burst waits in the queue instead of taking the account's concurrency. */
  concurrency: 20,
  timeoutSeconds: 300,
  /** Deliveries before a message goes to the dead-letter queue. */
  maxReceives: 5,
  /**
   * AWS asks for six times the function's timeout, so that a retried batch is not delivered twice at once. Only an
   * instance that died leaves its messages hidden for so long: the function shows again in seconds what it gives back.
   */
  visibilitySeconds: 1800,
  /**
   * Articles under way leave much behind that is of no use a moment later. Room for it spares the collector a
   * twentieth of the processor time.
   */
  nodeOptions: '--max-semi-space-size=32',
} as const;
