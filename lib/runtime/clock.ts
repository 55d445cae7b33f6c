import { type Instant, toInstant } from '../article/instant.ts';

/** The present instant. The only place where the program looks at a clock. */
export function now(): Instant {
  return toInstant(Date.now());
}
