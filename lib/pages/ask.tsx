import { languageAttributes } from './direction.ts';

/** A sentence that answers. */
export interface ShownAnswer {
  readonly text: string;
  /** The related article that says it, where it is not the one that was asked. */
  readonly from?: { readonly id: string; readonly source: string };
}

/** What was asked of an article, and what it says. */
export interface Asked {
  readonly question: string;
  readonly answers: readonly ShownAnswer[];
}

/** As many characters as the API takes. */
export const MAX_QUESTION = 300;

/** A form that asks the article, and the sentences that answer. */
export function Ask({
  articleId,
  inLanguage,
  asked,
}: {
  articleId: string;
  inLanguage: string;
  asked: Asked | undefined;
}) {
  return (
    <div id="ask">
      <h3 class="part">Ask this article</h3>
      <form class="search ask" action={`/articles/${articleId}#ask`}>
        <label class="hidden" for="question">
          Question, in the language of the article
        </label>
        <input
          id="question"
          name="ask"
          required
          maxlength={MAX_QUESTION}
          value={asked?.question ?? ''}
          placeholder="A question, in the language of the article"
        />
        <button type="submit">Ask</button>
      </form>
      {asked && <Answers asked={asked} inLanguage={inLanguage} />}
    </div>
  );
}

function Answers({ asked: { answers }, inLanguage }: { asked: Asked; inLanguage: string }) {
  if (answers.length === 0)
    return (
      <p class="notice" role="status">
        No sentence of this article or of its related articles answers this.
      </p>
    );
  return (
    <>
      <ol class="points answers">
        {answers.map(({ text, from }) => (
          <li>
            <q {...languageAttributes(inLanguage)}>{text}</q>{' '}
            <small class="note">
              {from ? <a href={`/articles/${from.id}`}>from {from.source}</a> : 'from this article'}
            </small>
          </li>
        ))}
      </ol>
      <p class="note">Sentences of the articles, word for word, found without a language model.</p>
    </>
  );
}
