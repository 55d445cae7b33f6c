import type { Card } from '../article/card.ts';
import type { Story } from '../article/story.ts';
import { CardItem, type OwnershipLabels } from './card-item.tsx';
import { Layout, type Site } from './layout.tsx';
import { StoryItem } from './story-item.tsx';

export interface FrontView {
  readonly stories: readonly Story[];
  readonly latest: readonly Card[];
  readonly labels: OwnershipLabels;
}

/** The front page: the stories that most sources tell, and what came in last. */
export function FrontPage({ view, site }: { view: FrontView; site: Site }) {
  const { stories, latest, labels } = view;
  const head = { title: 'Stories', description: `What is told now, on ${site.name}`, path: '/' };
  return (
    <Layout site={site} head={{ ...head, feed: { title: 'Stories', path: '/v1/stories' } }}>
      <h1 class="hidden">Stories</h1>
      <div class="columns front">
        <section aria-labelledby="stories">
          <h2 id="stories">Told by several</h2>
          {stories.length === 0 && <p class="notice">No story is told by several sources yet.</p>}
          <ol class="list">
            {stories.map((story, index) => (
              <li>
                <StoryItem story={story} labels={labels} lead={index === 0} />
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="latest">
          <h2 id="latest">Latest</h2>
          <ol class="list">
            {latest.map((card) => (
              <li>
                <CardItem card={{ ...card, excerpt: '' }} labels={labels} />
              </li>
            ))}
          </ol>
          <p class="pager">
            <a href="/latest">All articles</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
