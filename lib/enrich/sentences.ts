import type { Span } from '../article/enrichment.ts';

const SPLIT = /[^.!?。！？…\n]+(?:[.!?。！？…]+["'”’»)\]]*|\n|$)/gu;
/** What ends with a period and no sentence: titles, initials, months, abbreviations of several languages. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|mr|mrs|ms|dr|prof|st|gen|col|lt|sgt|rep|sen|gov|jr|sr|no|vs|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.k|e\.g|i\.e|a\.m|p\.m|ca|bzw|usw|z\.b|nr|mio|mrd|ст|им|г|руб|млн|млрд|тыс)\.$/iu;

/** The sentences of a text as spans, in order, without the white space around them. Linear in the text. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(SPLIT)) {
    const span = trimmed(text, match.index, match.index + match[0].length);
    const before = spans.at(-1);
    if (!span) continue;
    if (before && continues(text, before, span))
      spans[spans.length - 1] = { start: before.start, end: span.end };
    else spans.push(span);
  }
  return spans;
}

function continues(text: string, before: Span, next: Span): boolean {
  const between = text.slice(before.end, next.start);
  if (between.includes('\n')) return false;
  const tail = text.slice(Math.max(before.start, before.end - 12), before.end);
  return (
    between === '' || ABBREVIATION.test(tail) || /^[\p{Ll}\d,;]/u.test(text.slice(next.start, next.start + 1))
  );
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return to > from ? { start: from, end: to } : undefined;
}
