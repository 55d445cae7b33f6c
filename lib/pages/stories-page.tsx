import type { Story } from '../article/story.ts';
import type { OwnershipLabels } from './card-item.tsx';
import { say } from './fill.ts';
import { Stories } from './front-page.tsx';
import { Layout, type Site } from './layout.tsx';
import { Pager } from './pager.tsx';

export interface StoriesView {
  readonly stories: readonly Story[];
  readonly labels: OwnershipLabels;
  readonly nextPath: string | undefined;
}

/** Further stories, those first that were told last and by most. */
export function StoriesPage({ view, site }: { view: StoriesView; site: Site }) {
  const { stories, labels, nextPath } = view;
  const { words } = site.locale;
  const head = {
    title: words.stories.title,
    description: say(words.stories.description, { site: site.name }),
    path: '/stories',
    nextPath,
    feed: { title: words.layout.stories, path: '/v1/stories' },
  };
  return (
    <Layout site={site} head={head}>
      <h1>{words.stories.title}</h1>
      {stories.length === 0 && <p class="notice">{words.stories.none}</p>}
      <section aria-labelledby="stories">
        <h2 id="stories">{words.front.told}</h2>
        <Stories stories={stories} labels={labels} />
        <Pager nextPath={nextPath}>{words.layout.moreStories}</Pager>
      </section>
    </Layout>
  );
}
