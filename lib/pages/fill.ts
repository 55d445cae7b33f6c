import type { Child } from 'hono/jsx';

/** A sentence of a catalog with its `{places}` filled in, as text. */
export function say(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence
    .split(/[{}]/)
    .map((piece, index) => (index % 2 === 0 ? piece : (values[piece] ?? '')))
    .join('');
}

/** The same with elements in the places. */
export function fill(sentence: string, values: Readonly<Record<string, Child>>): Child[] {
  return sentence.split(/[{}]/).map((piece, index) => (index % 2 === 0 ? piece : values[piece]));
}
