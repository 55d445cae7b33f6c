import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { expect, it } from 'vitest';
import { tokenize } from '../../lib/text/tag-tokenizer.ts';

const NAMES = [
  'onattribdata',
  'onattribend',
  'onattribentity',
  'onattribname',
  'oncdata',
  'onclosetag',
  'oncomment',
  'ondeclaration',
  'onend',
  'onopentagend',
  'onopentagname',
  'onprocessinginstruction',
  'onselfclosingtag',
  'ontext',
  'ontextentity',
] as const;
type Callbacks = ConstructorParameters<typeof Tokenizer>[1];

/** The tokens that are told, each with its positions. */
function tokensOf(tell: (callbacks: Callbacks) => void): string[] {
  const told: string[] = [];
  const callbacks = NAMES.map((name) => [
    name,
    (...places: unknown[]) => void told.push(`${name} ${places}`),
  ]);
  tell(Object.fromEntries(callbacks) as Callbacks);
  return told;
}

const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!',
  '"',
  "'",
  '=',
  '&amp;',
  '&',
  ' ',
  '\n',
  'a',
  'b c',
  '<script>',
  '</script>',
  '<title>',
  '</title>',
  '<p class="x">',
  'é',
];

it('tells the tokens that the library tells by itself, in XML and in HTML', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), fc.boolean(), (pieces, xmlMode) => {
      const source = pieces.join('');
      const plain = tokensOf((callbacks) => {
        const tokenizer = new Tokenizer({ xmlMode, decodeEntities: false }, callbacks);
        tokenizer.write(source);
        tokenizer.end();
      });
      expect(tokensOf((callbacks) => tokenize(source, xmlMode, callbacks))).toEqual(plain);
    }),
    { numRuns: 2000 },
  );
});

it('replaces a method that the library still skips by', () => {
  expect(Tokenizer.prototype).toHaveProperty('fastForwardTo', expect.any(Function));
});
