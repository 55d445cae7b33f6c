/** When and how the index is merged. */
export interface CompactOptions {
  readonly nowSeconds: number;
  /** Items of the tail that are younger stay: a slower writer may still put one before them. */
  readonly settleSeconds: number;
  /** Articles that were listed longer ago leave the index; 0 keeps all. */
  readonly retentionDays: number;
  /** Bytes of the tail from which it is merged. */
  readonly tailBytes?: number;
  /** Larger merges are left to others: ingestion has no minutes to spend. */
  readonly mostDocuments?: number;
  /** Whether what does not stand any more is deleted after a grace period, where time to live does not do it. */
  readonly sweep?: boolean;
  /** Asked before each step; false ends the run. */
  readonly goOn?: () => boolean;
}
