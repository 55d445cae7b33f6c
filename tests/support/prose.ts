/** The paragraphs, list items and cells of a Markdown text, each in one line, without code blocks. */
export function proseOf(markdown: string): string[] {
  const withoutCode = markdown.replace(/^```[\s\S]*?^```$/gm, '\n');
  return withoutCode
    .split(/\n\s*\n|\n(?=\s*(?:[-*|#]|\d+\.)\s?)/)
    .flatMap((block) => (block.trim().startsWith('|') ? block.split('|') : [block]))
    .map((block) =>
      block
        .replace(/^\s*(?:[-*#]+|\d+\.)\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((block) => /\p{L}/u.test(block));
}

/** The sentences of a Markdown text that have more than `most` words. A code span is one word. */
export function longSentences(markdown: string, most: number): string[] {
  return proseOf(markdown)
    .flatMap((block) =>
      block.replace(/`[^`]*`/g, 'code').split(/(?<=[.!?:][)*"”]*)\s+(?=[\p{Lu}\p{N}*[(“"`]|code)/u),
    )
    .filter((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > most);
}
