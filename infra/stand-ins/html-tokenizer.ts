// We use no more of htmlparser2 than its tokenizer, which the package exports only together with all the rest.
export { default as Tokenizer } from '../../node_modules/htmlparser2/dist/esm/Tokenizer.js';
