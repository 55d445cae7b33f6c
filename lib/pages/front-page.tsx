import type { Card } from '../article/card.ts';
import type { Story } from '../article/story.ts';
import type { Rubric } from '../read/rubrics.ts';
import { CardMeta, type OwnershipLabels } from './card-item.tsx';
import { countTags } from './count-tags.ts';
import { languageAttributes } from './direction.ts';
import { say } from './fill.ts';
import { Layout, type Site } from './layout.tsx';
import { Pager } from './pager.tsx';
import { StoryItem } from './story-item.tsx';
import { Tags } from './tags.tsx';

export interface FrontView {
  readonly stories: readonly Story[];
  readonly latest: readonly Card[];
  readonly rubrics: readonly Rubric[];
  readonly labels: OwnershipLabels;
  /** Path of further stories. */
  readonly nextPath?: string | undefined;
  /** What became of a form that was sent. */
  readonly notice?: string | undefined;
}

const TAGS = 10;

/** The front page: the stories that most sources tell now, what came in last, and the latest by section. */
export function FrontPage({ view, site }: { view: FrontView; site: Site }) {
  const { stories, latest, rubrics, labels, nextPath, notice } = view;
  const { front, layout } = site.locale.words;
  const tags = countTags([...stories.map(({ headlineArticle }) => headlineArticle), ...latest], TAGS);
  const head = {
    title: layout.stories,
    description: say(front.description, { site: site.name }),
    path: '/',
    nextPath,
    feed: { title: layout.stories, path: '/v1/stories' },
  };
  return (
    <Layout site={site} head={head}>
      <h1 class="hidden">{layout.stories}</h1>
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <div class="columns front">
        <section aria-labelledby="stories">
          <h2 id="stories">{front.told}</h2>
          {stories.length === 0 && <p class="notice">{front.nothingTold}</p>}
          <Stories stories={stories} labels={labels} />
          <Pager nextPath={nextPath}>{layout.moreStories}</Pager>
        </section>
        <div>
          <section aria-labelledby="latest">
            <h2 id="latest">{layout.latest}</h2>
            {latest.length === 0 ? (
              <p class="notice">{front.nothingLatest}</p>
            ) : (
              <>
                <Brief cards={latest} labels={labels} />
                <p class="pager">
                  <a href="/latest">{front.allArticles}</a>
                </p>
              </>
            )}
          </section>
          <section aria-labelledby="tags">
            <h2 id="tags">{front.inTheNews}</h2>
            {tags.length === 0 ? <p class="note">{front.noTags}</p> : <Tags tags={tags} />}
            <p class="pager">
              <a href="/trending">{front.rising}</a>
            </p>
          </section>
        </div>
      </div>
      {rubrics.length > 0 && <Rubrics rubrics={rubrics} labels={labels} />}
    </Layout>
  );
}

/** The latest of some sections side by side, each under its name. */
function Rubrics({ rubrics, labels }: { rubrics: readonly Rubric[]; labels: OwnershipLabels }) {
  return (
    <div class="rubrics">
      {rubrics.map(({ key, name, cards }, index) => (
        <section aria-labelledby={`rubric-${index}`}>
          <h2 id={`rubric-${index}`} dir="auto">
            <a href={`/sections/${encodeURIComponent(key)}`}>{name}</a>
          </h2>
          <Brief cards={cards} labels={labels} />
        </section>
      ))}
    </div>
  );
}

/** Stories, the first one large. */
export function Stories({ stories, labels }: { stories: readonly Story[]; labels: OwnershipLabels }) {
  return (
    <ol class="list stories">
      {stories.map((story, index) => (
        <li>
          <StoryItem story={story} labels={labels} lead={index === 0} />
        </li>
      ))}
    </ol>
  );
}

/** Headlines alone. */
function Brief({ cards, labels }: { cards: readonly Card[]; labels: OwnershipLabels }) {
  return (
    <ol class="list brief">
      {cards.map((card) => (
        <li>
          <article>
            <h3 {...languageAttributes(card.inLanguage)}>
              <a href={`/articles/${card.id}`}>{card.headline}</a>
            </h3>
            <CardMeta card={card} labels={labels} />
          </article>
        </li>
      ))}
    </ol>
  );
}
