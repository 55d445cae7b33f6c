import { Tokenizer } from 'htmlparser2';

type Callbacks = ConstructorParameters<typeof Tokenizer>[1];

/** What the tokenizer keeps to itself and skips by. */
interface Skipping {
  buffer: string;
  offset: number;
  index: number;
  fastForwardTo(code: number): boolean;
}

const ignore = (): void => {};
const IGNORED: Callbacks = {
  onattribdata: ignore,
  onattribend: ignore,
  onattribentity: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
};

/**
 * Tells the tags and texts of `source` to those `callbacks` that are given, by positions in it and with entities as they
 * are written. What lies between them is skipped by `indexOf`: htmlparser2 itself looks at one character after the other.
 */
export function tokenize(source: string, xmlMode: boolean, callbacks: Partial<Callbacks>): void {
  const tokenizer = new Tokenizer({ xmlMode, decodeEntities: false }, { ...IGNORED, ...callbacks });
  const skipping = tokenizer as unknown as Skipping;
  skipping.fastForwardTo = (code) => {
    const { buffer, offset } = skipping;
    const found = buffer.indexOf(String.fromCharCode(code), skipping.index - offset + 1);
    skipping.index = offset + (found < 0 ? buffer.length - 1 : found);
    return found >= 0;
  };
  tokenizer.write(source);
  tokenizer.end();
}
