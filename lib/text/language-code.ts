/** The primary subtag of a language tag (BCP 47): `en-US` and `en_us` are `en`. `und` for what is no tag. */
export function languageCode(tag: string): string {
  return /^[a-z]{2,3}(?![a-z])/i.exec(tag)?.[0].toLowerCase() ?? 'und';
}
