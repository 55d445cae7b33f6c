import * as v from 'valibot';
import { LANGUAGES } from '../assist/languages.ts';

/** Body of `POST /v1/articles/{id}/assist/ask`. */
export const QUESTION = v.strictObject({
  question: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(300),
    v.description('A question in the language of the article.'),
  ),
});

/** Body of `POST /v1/articles/{id}/assist/translation`. */
export const TRANSLATION_REQUEST = v.strictObject({
  language: v.pipe(v.picklist(Object.keys(LANGUAGES)), v.description('The code of the language.')),
});
