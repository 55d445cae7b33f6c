import { Tokenizer } from 'htmlparser2';

/** Elements that end a line of text before and after them (HTML Living Standard, 15.3 "Flow content" rendering). */
const BLOCKS = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose text is not for readers. */
const SILENT = new Set(
  'script style noscript template iframe object svg math title textarea select'.split(' '),
);

/** White space of preformatted text while the rest is folded: noncharacters, which Unicode keeps for such uses. */
const KEPT_SPACE = '\ufdd0';
const KEPT_BREAK = '\ufdd1';

/** `text` with the white space of preformatted parts as it was. */
export function withKeptSpace(text: string): string {
  return text.replaceAll(KEPT_SPACE, ' ').replaceAll(KEPT_BREAK, '\n');
}

/** Line breaks around preformatted text, which its tags stand on lines of their own by. */
const EDGE_BREAKS = /^(?:\ufdd0*\ufdd1)+|(?:\ufdd1|\ufdd0)+$/g;

function keptSpace(text: string): string {
  return text
    .replace(/\r\n?|\n/g, KEPT_BREAK)
    .replaceAll('\t', KEPT_SPACE.repeat(4))
    .replace(/[ \u00a0]/g, KEPT_SPACE);
}

/**
 * The text of an HTML fragment: blocks become paragraphs with one empty line between them, `<br>` a line break,
 * entities characters, white space single spaces; that of `<pre>` is marked until `withKeptSpace`. Linear in the length of the input whatever its depth, because
 * no tree and no stack is kept; throws nothing.
 */
export function htmlToText(html: string): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let silent = '';
  let preformatted = 0;
  let depth = 0;
  let name = '';
  const flush = () => {
    if (pieces.length === 0) return;
    const text = foldLines(pieces.join('')).replace(EDGE_BREAKS, '');
    if (text !== '') paragraphs.push(text);
    pieces = [];
  };
  const open = () => {
    if (silent !== '') depth += name === silent ? 1 : 0;
    else if (SILENT.has(name)) {
      silent = name;
      depth = 1;
    } else if (name === 'br') pieces.push(preformatted > 0 ? KEPT_BREAK : '\n');
    else if (BLOCKS.has(name)) flush();
    if (name === 'pre') preformatted += 1;
  };
  const close = () => {
    if (silent === '') {
      if (BLOCKS.has(name)) flush();
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1);
    } else if (name === silent) {
      depth -= 1;
      if (depth === 0) silent = '';
    }
  };
  const add = (text: string) => {
    if (silent === '') pieces.push(text);
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
      },
      onopentagend: open,
      onselfclosingtag: () => {
        if (!SILENT.has(name)) open();
      },
      onclosetag: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        close();
      },
      ontext: (start, end) => {
        const text = html.slice(start, end);
        add(preformatted > 0 ? keptSpace(text) : text.replace(/\s+/g, ' '));
      },
      ontextentity: (codepoint) => add(codepoint === 160 ? ' ' : String.fromCodePoint(codepoint)),
      oncdata: (start, end, offset) => add(html.slice(start, end - offset)),
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  flush();
  return paragraphs.join('\n\n');
}

function foldLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}
