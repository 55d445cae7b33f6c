/** True when the first two lines of a text hold the same delimiter: worth a look with the reader of tables. */
export function isCutAlike(text: string): boolean {
  const [first = '', second = ''] = text.slice(0, 20_000).trimStart().split(/\r?\n/, 2);
  return [',', ';', '\t', '|'].some((mark) => first.includes(mark) && second.includes(mark));
}
