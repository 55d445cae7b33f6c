// We use no more of htmlparser2 than its tokenizer and its parser, which the package exports only together with all the rest.
export { Parser } from '../../node_modules/htmlparser2/dist/esm/Parser.js';
export { default as Tokenizer } from '../../node_modules/htmlparser2/dist/esm/Tokenizer.js';
