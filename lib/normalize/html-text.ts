import { Parser } from 'htmlparser2';

/** Elements that end a line of text before and after them (HTML Living Standard, 15.3 "Flow content" rendering). */
const BLOCKS = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose text is not for readers. */
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
]);

/**
 * The text of an HTML fragment: blocks become paragraphs with one empty line between them, `<br>` a line break,
 * entities characters, white space single spaces. Linear in the length of the input; throws nothing.
 */
export function htmlToText(html: string): string {
  const paragraphs: string[] = [];
  let line = '';
  let silent = 0;
  const flush = () => {
    const text = foldLines(line);
    if (text !== '') paragraphs.push(text);
    line = '';
  };
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent += 1;
      else if (name === 'br') line += '\n';
      else if (BLOCKS.has(name)) flush();
    },
    ontext(text) {
      if (silent === 0) line += text.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      else if (BLOCKS.has(name)) flush();
    },
  });
  parser.end(html);
  flush();
  return paragraphs.join('\n\n');
}

function foldLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}
