import type { Card } from '../article/card.ts';
import type { Story } from '../article/story.ts';
import type { Coverage as Facts } from '../read/coverage.ts';
import { CardItem, type OwnershipLabels } from './card-item.tsx';
import { Coverage, StoryPictures, Tellers } from './coverage.tsx';
import { languageAttributes } from './direction.ts';
import { Layout, type Site } from './layout.tsx';
import { ListAside } from './list-aside.tsx';
import { Pager } from './pager.tsx';
import { extent } from './story-item.tsx';

export interface StoryView {
  readonly story: Story;
  /** Its articles, oldest first. */
  readonly timeline: readonly Card[];
  readonly coverage: Facts;
  readonly nextPath?: string | undefined;
  /** Articles of other stories on the topic. */
  readonly topic: readonly Card[];
  readonly labels: OwnershipLabels;
}

/** A story: who tells it, and its articles as a timeline. */
export function StoryPage({ view, site }: { view: StoryView; site: Site }) {
  const { story, timeline, coverage, topic, nextPath, labels } = view;
  const { headlineArticle: card, firstSeen, lastSeen } = story;
  const { locale } = site;
  const words = locale.words.story;
  const path = `/stories/${story.id}`;
  const head = {
    title: card.headline,
    description: `${extent(story, locale)}. ${card.excerpt}`,
    path,
    nextPath,
    inLanguage: card.inLanguage,
    feed: { title: card.headline, path: `/v1/feeds${path}` },
  };
  return (
    <Layout site={site} head={head}>
      <p class="told">{extent(story, locale)}</p>
      <h1 {...languageAttributes(card.inLanguage)}>{card.headline}</h1>
      <Tellers coverage={coverage} firstSeen={firstSeen} lastSeen={lastSeen} />
      <div class="columns">
        <section aria-labelledby="timeline">
          <h2 id="timeline">{words.timeline}</h2>
          <ol class="timeline">
            {timeline.map((each) => (
              <li>
                <CardItem card={each} labels={labels} />
              </li>
            ))}
          </ol>
          <Pager nextPath={nextPath}>{words.later}</Pager>
        </section>
        <ListAside cards={timeline}>
          <Coverage coverage={coverage} />
        </ListAside>
      </div>
      <StoryPictures cards={timeline} />
      {topic.length > 0 && (
        <section aria-labelledby="topic">
          <h2 id="topic">{words.topic}</h2>
          <ol class="list">
            {topic.map((each) => (
              <li>
                <CardItem card={each} labels={labels} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </Layout>
  );
}
