import type { Card } from '../article/card.ts';
import type { Story } from '../article/story.ts';
import { CardItem, type OwnershipLabels } from './card-item.tsx';
import { languageAttributes } from './direction.ts';
import { Layout, type Site } from './layout.tsx';
import { coverage } from './story-item.tsx';
import { Time } from './time.tsx';

export interface StoryView {
  readonly story: Story;
  /** Its articles, oldest first. */
  readonly timeline: readonly Card[];
  readonly nextPath?: string | undefined;
  readonly labels: OwnershipLabels;
}

/** A story: who tells it, and its articles as a timeline. */
export function StoryPage({ view, site }: { view: StoryView; site: Site }) {
  const { story, timeline, nextPath, labels } = view;
  const { headlineArticle: card, firstSeen, lastSeen } = story;
  const path = `/stories/${story.id}`;
  const head = { title: card.headline, description: card.excerpt, path, inLanguage: card.inLanguage };
  return (
    <Layout site={site} head={{ ...head, feed: { title: card.headline, path: `/v1/feeds${path}` } }}>
      <p class="kicker">Story</p>
      <h1 {...languageAttributes(card.inLanguage)}>{card.headline}</h1>
      <p class="meta">
        <span>{coverage(story)}</span>
        <span>
          from <Time at={firstSeen} />
        </span>
        <span>
          to <Time at={lastSeen} />
        </span>
      </p>
      <section class="columns" aria-label="Timeline">
        <h2 class="hidden">Timeline</h2>
        <ol class="timeline">
          {timeline.map((each) => (
            <li>
              <CardItem card={each} labels={labels} />
            </li>
          ))}
        </ol>
      </section>
      {nextPath && (
        <nav class="pager" aria-label="Pages">
          <a rel="next" href={nextPath}>
            What came after
          </a>
        </nav>
      )}
    </Layout>
  );
}
