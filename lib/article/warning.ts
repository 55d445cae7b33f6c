/** What ingestion had to guess, mend or set aside. `pointer` is the field of the Article that it concerns. */
export interface Warning {
  readonly code: WarningCode;
  readonly pointer: string;
  readonly detail?: string;
}

export const WARNING_CODES = [
  'charsetGuessed',
  'charsetMended',
  'syntaxMended',
  'dateAmbiguousZone',
  'dateAmbiguousOrder',
  'dateWithoutZone',
  'dateUnreadable',
  'dateInFuture',
  'dateTooOld',
  'dateMissing',
  'dateRelative',
  'dateFromUrl',
  'bodyTruncated',
  'bodyMissing',
  'bodyGuessed',
  'languageGuessed',
  'languageUnknown',
  'urlUnusable',
  'publisherUnknown',
  'publisherFromUrl',
  'authorDropped',
  'headlineGuessed',
  'outletCut', // the name of the outlet at the end or beginning of the headline
  'fieldGuessed',
  'fieldTooLong',
  'schemaMismatch',
  'linkUnsafe',
  'enrichmentFailed', // `pointer` is the step of ours that failed: the article is stored without what it gives
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];
