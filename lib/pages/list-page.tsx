import type { Child } from 'hono/jsx';
import type { Card } from '../article/card.ts';
import { CardItem, type OwnershipLabels } from './card-item.tsx';
import { Layout, type Site } from './layout.tsx';

export interface ListView {
  readonly title: string;
  readonly kicker?: string;
  readonly description: string;
  readonly path: string;
  /** Path of the same list as a feed, without suffix. */
  readonly feedPath: string;
  readonly feedQuery?: string;
  readonly cards: readonly Card[];
  readonly labels: OwnershipLabels;
  /** Path of the next page. */
  readonly nextPath?: string | undefined;
  /** What stands between the headline and the list. */
  readonly intro?: Child;
}

/** A page of a list of articles: latest, source, hashtag, section, language. */
export function ListPage({ view, site }: { view: ListView; site: Site }) {
  const { title, kicker, description, path, feedPath, feedQuery, cards, labels, nextPath, intro } = view;
  return (
    <Layout
      site={site}
      head={{ title, description, path, feed: { title, path: feedPath, query: feedQuery } }}
    >
      {kicker && <p class="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {intro}
      {cards.length === 0 ? (
        <p class="notice">Nothing has been published here yet.</p>
      ) : (
        <section class="columns" aria-label="Articles">
          <h2 class="hidden">Articles</h2>
          <CardList cards={cards} labels={labels} />
        </section>
      )}
      {nextPath && (
        <nav class="pager" aria-label="Pages">
          <a rel="next" href={nextPath}>
            Older articles
          </a>
        </nav>
      )}
    </Layout>
  );
}

/** Cards one below the other. */
function CardList({ cards, labels }: { cards: readonly Card[]; labels: OwnershipLabels }) {
  return (
    <ol class="list">
      {cards.map((card) => (
        <li>
          <CardItem card={card} labels={labels} />
        </li>
      ))}
    </ol>
  );
}
