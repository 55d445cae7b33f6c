/** JSON that has titles, texts, addresses and dates as articles have them, and holds none. */
export interface NoArticle {
  readonly name: string;
  readonly payload: unknown;
}

export const LONG =
  'This is a long text that tells users what the thing is for and how it has to be used without any help. '.repeat(
    3,
  );
