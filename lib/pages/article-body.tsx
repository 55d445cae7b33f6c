import type { KeyPoint, Span } from '../article/enrichment.ts';
import { languageAttributes } from './direction.ts';

/** The id of the sentence in the text that a key point repeats. */
export const sentenceId = (index: number): string => `said-${index + 1}`;

interface Mark extends Span {
  readonly id: string;
}

/** The paragraphs of a body; sentences that key points repeat have an id, so that a link can show them. */
export function ArticleBody({
  text,
  keyPoints,
  inLanguage,
}: {
  text: string;
  keyPoints: readonly KeyPoint[];
  inLanguage: string;
}) {
  const marks = marksOf(keyPoints);
  return (
    <div class="body" {...languageAttributes(inLanguage)}>
      {paragraphsOf(text).map((paragraph) => (
        <p>
          {piecesOf(text, paragraph, marks).map(({ id, start, end }) =>
            id === undefined ? text.slice(start, end) : <span id={id}>{text.slice(start, end)}</span>,
          )}
        </p>
      ))}
    </div>
  );
}

/** Spans of key points in the order of the text, none over another. */
function marksOf(keyPoints: readonly KeyPoint[]): Mark[] {
  const all = keyPoints.flatMap(({ span }, index) => (span ? [{ ...span, id: sentenceId(index) }] : []));
  const sorted = all.sort((a, b) => a.start - b.start);
  return sorted.filter(({ start }, index) => index === 0 || start >= (sorted[index - 1]?.end ?? 0));
}

function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/(?:(?!\n\n)[\s\S])+/g)]
    .filter(([paragraph]) => paragraph.trim() !== '')
    .map(({ 0: paragraph, index }) => ({ start: index, end: index + paragraph.length }));
}

/** A paragraph cut at the marks that lie in it. */
function piecesOf(
  text: string,
  { start, end }: Span,
  marks: readonly Mark[],
): { id?: string; start: number; end: number }[] {
  const pieces: { id?: string; start: number; end: number }[] = [];
  let from = start + (/^\n*/.exec(text.slice(start, end))?.[0].length ?? 0);
  for (const mark of marks) {
    if (mark.start < from || mark.end > end) continue;
    if (mark.start > from) pieces.push({ start: from, end: mark.start });
    pieces.push(mark);
    from = mark.end;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}
