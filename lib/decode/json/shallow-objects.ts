import { closingQuote } from './closing-quote.ts';

/** Levels of an object that is looked at inside a document that is too deep as a whole. */
const SHALLOW = 12;
/** Objects that are looked at. */
const MAX_SPANS = 50_000;

/** A part of a text, from its first character to behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The largest objects of at most 12 levels in a JSON text of any depth, in order: what can be read of a document that
 * is nested too deep as a whole. Linear in the length, and without recursion.
 */
export function shallowObjects(text: string): readonly Span[] {
  const found: Span[] = [];
  const open: { start: number; isObject: boolean; height: number; inner: Span[] }[] = [];
  for (let at = 0; at < text.length && found.length < MAX_SPANS; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = closingQuote(text, at);
    else if (code === 0x7b || code === 0x5b)
      open.push({ start: at, isObject: code === 0x7b, height: 1, inner: [] });
    else if (code === 0x7d || code === 0x5d) {
      const closed = open.pop();
      if (closed === undefined) continue;
      const parent = open.at(-1);
      if (parent) parent.height = Math.max(parent.height, closed.height + 1);
      const isWhole = closed.height <= SHALLOW && closed.isObject;
      const spans = isWhole ? [{ start: closed.start, end: at + 1 }] : closed.inner;
      if (parent && parent.height <= SHALLOW) parent.inner.push(...spans);
      else for (const span of spans) found.push(span);
      if (parent && parent.height > SHALLOW) for (const span of parent.inner.splice(0)) found.push(span);
    }
  }
  for (const { inner } of open) found.push(...inner);
  return found.sort((a, b) => a.start - b.start);
}
