/**
 * Stands in for `@smithy/core/event-streams`: S3 answers in event streams only to SelectObjectContent, which we
 * never ask.
 */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;

export function eventStreamSerdeProvider(): never {
  throw new Error('this bundle reads no event streams');
}
