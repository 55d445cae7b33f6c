import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { tokenize } from '../../text/tag-tokenizer.ts';

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
/** Elements whose text has no entities (HTML Standard, 13.2.5 "RAWTEXT"), and textarea, whose text nobody reads. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'xmp', 'textarea']);

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
  let isRaw = false;
  const opened = (): void => {
    isRaw = RAW.has(tag);
    events.open(tag, attributes ?? NO_ATTRIBUTES);
  };
  tokenize(html, false, {
    ontext(start, end) {
      const text = html.slice(start, end);
      events.text(!isRaw && text.includes('&') ? decodeHTML(text) : text);
    },
    onopentagname(start, end) {
      tag = html.slice(start, end).toLowerCase();
      attributes = undefined;
    },
    onattribname(start, end) {
      name = html.slice(start, Math.min(end, start + 100)).toLowerCase();
      value = '';
    },
    onattribdata(start, end) {
      const written = html.slice(start, Math.min(end, start + MAX_VALUE));
      value = written.includes('&') ? decodeHTMLAttribute(written) : written;
    },
    onattribend() {
      attributes ??= new Map();
      if (attributes.size < MAX_ATTRIBUTES && !attributes.has(name)) attributes.set(name, value);
    },
    onopentagend: opened,
    onselfclosingtag() {
      opened();
      isRaw = false;
    },
    onclosetag(start, end) {
      isRaw = false;
      events.close(html.slice(start, end).toLowerCase());
    },
    oncdata: (start, end, offset) => events.text(html.slice(start, end - offset)),
  });
}
