import type { FoundArticle } from '../read/found-article.ts';

/** A text with what was searched for marked. */
export function Marked({ text, marks }: { text: string; marks: FoundArticle['headlineMarks'] }) {
  let at = 0;
  const pieces = marks.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
