import { cutText } from './text.ts';

/** Characters of the first sentence that stand in for a missing headline. */
const BORROWED = 120;
const SEPARATOR = /\s+[-–—|·•»:]+\s+/g;

/**
 * `headline` without the name of its publisher behind a dash or bar, which aggregators and page titles add; whole
 * when hardly anything would be left.
 */
export function withoutPublisher(headline: string, names: readonly string[]): string {
  const last = [...headline.matchAll(SEPARATOR)].at(-1);
  if (!last) return headline;
  const ending = folded(headline.slice(last.index + last[0].length));
  const rest = headline.slice(0, last.index).trim();
  const isName = ending !== '' && names.some((name) => folded(name) === ending);
  return isName && rest.length >= 8 ? rest : headline;
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:www\.|the\s)/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Posts without a title are shown by their first sentence, or what fits of it. */
export function borrowedHeadline(text: string): string {
  const line = (text.split('\n')[0] ?? '').slice(0, 1000);
  const sentence = /^.{20,}?[.!?。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  const { text: kept, cut } = cutText(sentence, BORROWED);
  return cut ? `${kept.replace(/\s+\S*$/, '')}…` : kept;
}
