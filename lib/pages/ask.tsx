import { languageAttributes } from './direction.ts';
import { fill } from './fill.ts';
import { useLocale } from './use-locale.ts';

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
  const words = useLocale().words.ask;
  return (
    <div id="ask">
      <h3 class="part">{words.title}</h3>
      <form class="search ask" action={`/articles/${articleId}#ask`}>
        <label class="hidden" for="question">
          {words.label}
        </label>
        <input
          id="question"
          name="ask"
          required
          maxlength={MAX_QUESTION}
          value={asked?.question ?? ''}
          placeholder={words.placeholder}
        />
        <button type="submit">{words.ask}</button>
      </form>
      {asked && <Answers asked={asked} inLanguage={inLanguage} />}
    </div>
  );
}

function Answers({ asked: { answers }, inLanguage }: { asked: Asked; inLanguage: string }) {
  const words = useLocale().words.ask;
  if (answers.length === 0)
    return (
      <p class="notice" role="status">
        {words.none}
      </p>
    );
  return (
    <>
      <ol class="points answers">
        {answers.map(({ text, from }) => (
          <li>
            <q {...languageAttributes(inLanguage)}>{text}</q>{' '}
            <small class="note">
              {from ? (
                <a href={`/articles/${from.id}`}>{fill(words.from, { source: <bdi>{from.source}</bdi> })}</a>
              ) : (
                words.fromThis
              )}
            </small>
          </li>
        ))}
      </ol>
      <p class="note">{words.method}</p>
    </>
  );
}
