/**
 * Tells offsets of a text as `line 3, column 14`. Offsets come in rising order, as a reader meets them, so
 * that the text is searched for line breaks once however many places are told.
 */
export function linePlaces(text: string): (offset: number) => string {
  let line = 1;
  let lineStart = 0;
  let lineEnd = endOfLine(text, 0);
  return (offset) => {
    while (lineEnd < offset) {
      line += 1;
      lineStart = lineEnd + 1;
      lineEnd = endOfLine(text, lineStart);
    }
    return `line ${line}, column ${offset - lineStart + 1}`;
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
