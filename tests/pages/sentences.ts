import type { Plural, Words } from '../../lib/pages/words/en.ts';

type Groups = Readonly<Record<string, Readonly<Record<string, string | Plural>>>>;

/** The sentences of a catalog by key, `other` of those that have forms. */
export function sentencesOf(words: Words): Map<string, string> {
  return new Map(entriesOf(words).map(([key, said]) => [key, typeof said === 'string' ? said : said.other]));
}

/** The sentences that have forms for numbers. */
export function formsOf(words: Words): [string, Plural][] {
  return entriesOf(words).filter((entry): entry is [string, Plural] => typeof entry[1] !== 'string');
}

function entriesOf(words: Words): [string, string | Plural][] {
  return Object.entries(words as unknown as Groups).flatMap(([group, sentences]) =>
    Object.entries(sentences).map(([key, said]): [string, string | Plural] => [`${group}.${key}`, said]),
  );
}

/** What of a catalog stands on pages whatever is filled in: its sentences and their forms, cut at their places. */
export function piecesOf(words: Words): Set<string> {
  const all = entriesOf(words).flatMap(([, said]) =>
    typeof said === 'string' ? [said] : Object.values(said),
  );
  return new Set(
    all.flatMap((sentence) =>
      sentence
        .split(/\{\w+\}/)
        .map((piece) => piece.trim())
        .filter((piece) => /\p{L}{3}/u.test(piece)),
    ),
  );
}
