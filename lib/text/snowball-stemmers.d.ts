declare module 'snowball-stemmers' {
  interface Stemmers {
    newStemmer(algorithm: string): { stem(word: string): string };
  }
  export const newStemmer: Stemmers['newStemmer'];
  const stemmers: Stemmers | undefined;
  export default stemmers;
}
