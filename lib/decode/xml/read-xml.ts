import { tokenize } from '../../text/tag-tokenizer.ts';
import type { Attribute, XmlElement } from './element.ts';
import { decodeEntities } from './entities.ts';
import { afterDoctype } from './prolog.ts';
import { addText, closeElement, emptyTree, MAX_ELEMENTS, openElement } from './tree.ts';

export interface XmlDocument {
  /** The outermost elements: one in a sound document, several in a concatenation, none in plain text. */
  readonly roots: readonly XmlElement[];
  /** What was left out. */
  readonly tooDeep: boolean;
  readonly tooMany: boolean;
}

/** Stands for the attributes of the many elements that have none. */
const NOTHING: readonly Attribute[] = [];

/**
 * Reads any text as XML, forgivingly: unknown and undeclared names, missing end tags, stray `<` and `&`, junk
 * around the document and a missing end all give what can be read. The namespace of the first element whose
 * local name is in `coreRoots` becomes the format's own. Never throws; linear in the length of `text`; DTDs are
 * skipped, so no entity of theirs is expanded and nothing outside the text is read.
 */
export function readXml(text: string, coreRoots: ReadonlySet<string>): XmlDocument {
  const source = afterDoctype(text);
  const tree = emptyTree(coreRoots);
  let tag = '';
  let attributes: Attribute[] | undefined;
  let name = '';
  let value = '';
  tokenize(source, true, {
    ontext: (start, end) => addText(tree, decodeEntities(source.slice(start, end))),
    oncdata: (start, end, offset) => addText(tree, source.slice(start, end - offset)),
    onopentagname(start, end) {
      tag = source.slice(start, end);
      attributes = undefined;
    },
    onattribname(start, end) {
      name = source.slice(start, end);
      value = '';
    },
    onattribdata(start, end) {
      value += source.slice(start, end);
    },
    onattribend() {
      attributes ??= [];
      attributes.push([name, decodeEntities(value)]);
    },
    onopentagend: () => openElement(tree, tag, attributes ?? NOTHING, false),
    onselfclosingtag: () => openElement(tree, tag, attributes ?? NOTHING, true),
    onclosetag: (start, end) => closeElement(tree, source.slice(start, end)),
  });
  const roots = tree.top.children.filter((child) => typeof child !== 'string');
  return { roots, tooDeep: tree.tooDeep, tooMany: tree.elements > MAX_ELEMENTS };
}
