import type { Card } from '../article/card.ts';
import type { Story } from '../article/story.ts';
import { CardItem, type OwnershipLabels } from './card-item.tsx';
import { languageAttributes } from './direction.ts';
import { fill } from './fill.ts';
import { Layout, type Site } from './layout.tsx';
import { ListAside } from './list-aside.tsx';
import { Pager } from './pager.tsx';
import { coverage } from './story-item.tsx';
import { Time } from './time.tsx';

export interface StoryView {
  readonly story: Story;
  /** Its articles, oldest first. */
  readonly timeline: readonly Card[];
  readonly nextPath?: string | undefined;
  /** Articles of other stories on the topic. */
  readonly topic: readonly Card[];
  readonly labels: OwnershipLabels;
}

/** A story: who tells it, and its articles as a timeline. */
export function StoryPage({ view, site }: { view: StoryView; site: Site }) {
  const { story, timeline, topic, nextPath, labels } = view;
  const { headlineArticle: card, firstSeen, lastSeen } = story;
  const { locale } = site;
  const words = locale.words.story;
  const path = `/stories/${story.id}`;
  const head = {
    title: card.headline,
    description: `${coverage(story, locale)}. ${card.excerpt}`,
    path,
    nextPath,
    inLanguage: card.inLanguage,
    feed: { title: card.headline, path: `/v1/feeds${path}` },
  };
  return (
    <Layout site={site} head={head}>
      <p class="told">{coverage(story, locale)}</p>
      <h1 {...languageAttributes(card.inLanguage)}>{card.headline}</h1>
      <p class="byline">
        {fill(words.firstTold, {
          source: <b dir="auto">{card.source.name}</b>,
          time: <Time at={firstSeen} />,
        })}
        {lastSeen !== firstSeen && <>; {fill(words.lastTold, { time: <Time at={lastSeen} /> })}</>}
      </p>
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
        <ListAside cards={timeline} />
      </div>
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
