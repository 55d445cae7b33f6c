import type { Enrichment, Entity, Summary } from '../article/enrichment.ts';
import { sentenceId } from './article-body.tsx';
import { Ask, type Asked } from './ask.tsx';
import { languageAttributes } from './direction.ts';
import { say } from './fill.ts';
import { useLocale } from './use-locale.ts';
import type { Words } from './words/en.ts';

const NAMES = 12;

/** Summary, key points with their sentences, names, and a question to the article. All of it says how it was made. */
export function AiFeatures({
  articleId,
  enrichment: { summary, entities },
  description,
  inLanguage,
  asked,
}: {
  articleId: string;
  enrichment: Enrichment;
  /** The standfirst that the page shows already. */
  description: string | undefined;
  inLanguage: string;
  asked: Asked | undefined;
}) {
  const names = entities.slice(0, NAMES);
  return (
    <section class="ai" aria-labelledby="ai">
      <h2 id="ai">{useLocale().words.ai.title}</h2>
      {summary && <Summarized summary={summary} description={description} inLanguage={inLanguage} />}
      {names.length > 0 && <Names names={names} />}
      <Ask articleId={articleId} inLanguage={inLanguage} asked={asked} />
    </section>
  );
}

function Summarized({
  summary: { text, keyPoints, method },
  description,
  inLanguage,
}: {
  summary: Summary;
  description: string | undefined;
  inLanguage: string;
}) {
  const language = languageAttributes(inLanguage);
  const words = useLocale().words.ai;
  // Twice the same words on one page help nobody.
  const isShown = text === description || keyPoints.map((point) => point.text).join(' ') === text;
  return (
    <>
      {!isShown && (
        <>
          <h3 class="part">{words.summary}</h3>
          <p {...language}>{text}</p>
        </>
      )}
      {keyPoints.length > 0 && (
        <>
          <h3 class="part">{words.keyPoints}</h3>
          <ul class="points" {...language}>
            {keyPoints.map((point, index) => (
              <li>{point.span ? <a href={`#${sentenceId(index)}`}>{point.text}</a> : point.text}</li>
            ))}
          </ul>
        </>
      )}
      <p class="note">{madeBy(words, method, keyPoints.length > 0)}</p>
    </>
  );
}

function madeBy(words: Words['ai'], method: string, hasPoints: boolean): string {
  if (method.startsWith('model:')) return say(words.byModel, { model: method.slice(6) });
  const made = method === 'standfirst' ? words.byPublisher : say(words.byChoosing, { method });
  return hasPoints ? `${made} ${words.points}` : made;
}

function Names({ names }: { names: readonly Entity[] }) {
  const words = useLocale().words.ai;
  return (
    <>
      <h3 class="part">{words.names}</h3>
      <ul class="tags">
        {names.map(({ name, type }) => (
          <li>
            <a href={`/search?q=${encodeURIComponent(`"${name}"`)}`}>
              <bdi>{name}</bdi>
            </a>
            {type && (
              <>
                {' '}
                <small>{words[type]}</small>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
