/** An object of the bucket, or why its bytes are not here. Sizes in bytes. */
export type ReadObject =
  | {
      readonly state: 'read';
      readonly bytes: Uint8Array;
      readonly contentType?: string;
      /** Where the bytes came from, as whoever put them says. */
      readonly baseUrl?: string;
      /** Of articles that do not say their own. */
      readonly language?: string;
      readonly section?: string;
    }
  | { readonly state: 'tooLarge'; readonly sizeBytes: number }
  | { readonly state: 'gone' };
