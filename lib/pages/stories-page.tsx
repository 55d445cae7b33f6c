import type { Story } from '../article/story.ts';
import type { OwnershipLabels } from './card-item.tsx';
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
  const head = {
    title: 'All stories',
    description: `Stories that several sources tell, on ${site.name}`,
    path: '/stories',
    nextPath,
    feed: { title: 'Stories', path: '/v1/stories' },
  };
  return (
    <Layout site={site} head={head}>
      <h1>All stories</h1>
      {stories.length === 0 && <p class="notice">No story is told by several sources.</p>}
      <section aria-labelledby="stories">
        <h2 id="stories">Told by several sources</h2>
        <Stories stories={stories} labels={labels} />
        <Pager nextPath={nextPath}>More stories</Pager>
      </section>
    </Layout>
  );
}
