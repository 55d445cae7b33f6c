import { Tokenizer } from 'htmlparser2';

/** Attributes of an element by lower-case name; the first of two of one name counts. */
export type Attributes = ReadonlyMap<string, string>;

/** What happens in the order of the document. Names are in lower case. */
export interface TagEvents {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const MAX_ATTRIBUTES = 64;
/** Characters of an attribute that are kept: addresses and descriptions are shorter, pictures in data: longer. */
const MAX_VALUE = 4_000;
const NO_ATTRIBUTES: Attributes = new Map();

/**
 * The tags and texts of an HTML document (https://html.spec.whatwg.org/multipage/parsing.html#tokenization),
 * entities resolved. There is no tree behind it, so that neither depth nor number of elements costs more than
 * their characters: linear in the length of `html`.
 */
export function streamTags(html: string, events: TagEvents): void {
  let tag = '';
  let attributes: Map<string, string> | undefined;
  let name = '';
  let value = '';
  const ignore = (): void => {};
  const opened = () => events.open(tag, attributes ?? NO_ATTRIBUTES);
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => events.text(html.slice(start, end)),
      ontextentity: (codepoint) => events.text(String.fromCodePoint(codepoint)),
      onopentagname(start, end) {
        tag = html.slice(start, end).toLowerCase();
        attributes = undefined;
      },
      onattribname(start, end) {
        name = html.slice(start, Math.min(end, start + 100)).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        if (value.length < MAX_VALUE) value += html.slice(start, Math.min(end, start + MAX_VALUE));
      },
      onattribentity(codepoint) {
        if (value.length < MAX_VALUE) value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        attributes ??= new Map();
        if (attributes.size < MAX_ATTRIBUTES && !attributes.has(name)) attributes.set(name, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => events.close(html.slice(start, end).toLowerCase()),
      oncdata: (start, end, offset) => events.text(html.slice(start, end - offset)),
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
