/** Where a source stands in politics, and who says so. */
export interface Lean {
  readonly label: string;
  readonly ratedBy: string;
}

/** What the operator's file says of it, by source key. */
export type Leans = Readonly<Record<string, Lean>>;
