/**
 * A character of a script that writes no spaces between words, or a sign that prolongs or voices one: Unicode counts
 * those of Japanese to no script.
 */
export const UNSPACED =
  /[ーｰ\u3099\u309a\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
