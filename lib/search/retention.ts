import type { CompactOptions } from './compact-options.ts';

export const DAY_SECONDS = 86_400;

/** Epoch seconds before which an article leaves the index; 0 where all are kept. */
export function oldestKept(
  { retentionDays }: Pick<CompactOptions, 'retentionDays'>,
  nowSeconds: number,
): number {
  return retentionDays === 0 ? 0 : nowSeconds - retentionDays * DAY_SECONDS;
}
