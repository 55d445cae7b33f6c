/** What the stemmer uses of its word. */
interface Letters {
  readonly length: number;
  [index: number]: string;
  substring(start: number, end: number): string;
}

/**
 * Loads the Bulgarian stemmer of `@orama/stemmers`. It writes into its word where a plural changed a consonant, as one
 * writes into an array of characters. A string throws at that, so the stemmer is given letters.
 */
export async function bulgarianStemmer(): Promise<{ readonly stemmer: (word: string) => string }> {
  const { stemmer } = await import('@orama/stemmers/bulgarian');
  return { stemmer: (word) => stemmer(lettersOf(word) as unknown as string) };
}

function lettersOf(word: string): Letters {
  const letters = word.split('');
  return Object.assign(letters, {
    substring: (start: number, end: number) => letters.slice(start, end).join(''),
  });
}
