/** How the fetch queue reaches its function: what the stack sets, and the local host does alike. */
export const COLLECTION = {
  /** Messages of one invocation, at most: hosts that are waited for side by side. */
  batchSize: 10,
  /** How long a first message waits for others: waiting for ten hosts costs as much as for one. */
  batchWindowSeconds: 5,
  /** Invocations at the same time. */
  concurrency: 10,
  localConcurrency: 4,
  timeoutSeconds: 300,
  /** Of the function that the timer starts. */
  collectSeconds: 60,
  maxReceives: 3,
  /** Six times the function's timeout, as AWS asks for. */
  visibilitySeconds: 1800,
} as const;
