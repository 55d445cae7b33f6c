/** The runs of letters, marks and digits of a text, for what is compared or shown without knowing its language. */
export function bareWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
