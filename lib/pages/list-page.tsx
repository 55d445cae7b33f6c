import type { Child } from 'hono/jsx';
import type { Card } from '../article/card.ts';
import { CardItem, type OwnershipLabels } from './card-item.tsx';
import { Layout, type Site } from './layout.tsx';
import { ListAside } from './list-aside.tsx';
import { Pager } from './pager.tsx';

export interface ListView {
  readonly title: string;
  readonly kicker?: string | undefined;
  readonly description: string;
  readonly path: string;
  /** Path of the same list as a feed, without suffix. */
  readonly feedPath: string;
  readonly feedQuery?: string;
  readonly cards: readonly Card[];
  readonly labels: OwnershipLabels;
  /** Path of the next page. */
  readonly nextPath?: string | undefined;
  /** Key of the hashtag that the list is of. */
  readonly hashtag?: string | undefined;
  /** What stands between the headline and the list. */
  readonly intro?: Child;
  /** What stands instead of a list of nothing. */
  readonly empty: string;
  readonly unlisted?: boolean;
}

/** A page of a list of articles: latest, source, hashtag, section, language, what a search found. */
export function ListPage({ view, site }: { view: ListView; site: Site }) {
  const { title, kicker, description, path, cards, labels, nextPath, intro, hashtag, empty } = view;
  const words = site.locale.words.list;
  const feed = { title, path: view.feedPath, query: view.feedQuery };
  return (
    <Layout
      site={site}
      head={{ title, description, path, nextPath, feed, unlisted: view.unlisted ?? cards.length === 0 }}
    >
      {kicker && <p class="kicker">{kicker}</p>}
      <h1 dir="auto">{title}</h1>
      {intro}
      {cards.length === 0 ? (
        <p class="notice">{empty}</p>
      ) : (
        <div class="columns">
          <section aria-labelledby="articles">
            <h2 id="articles">{words.articles}</h2>
            <ol class="list">
              {cards.map((card) => (
                <li>
                  <CardItem card={card} labels={labels} />
                </li>
              ))}
            </ol>
            <Pager nextPath={nextPath}>{words.older}</Pager>
          </section>
          <ListAside cards={cards} hashtag={hashtag} />
        </div>
      )}
    </Layout>
  );
}
