import type { Child } from 'hono/jsx';
import type { Card } from '../article/card.ts';
import { countTags } from './count-tags.ts';
import { Sparkline } from './sparkline.tsx';
import { Tags } from './tags.tsx';
import { useLocale } from './use-locale.ts';

const TAGS = 14;
const SOURCES = 10;

/** What the articles of a list have in common, counted on those that the page shows: it costs no request. */
export function ListAside({
  cards,
  hashtag,
  children,
}: {
  cards: readonly Card[];
  hashtag?: string | undefined;
  /** What tells who wrote them, instead of their sources. */
  children?: Child;
}) {
  const { words, count } = useLocale();
  const { list } = words;
  const tags = countTags(cards, TAGS, hashtag);
  const sources = countSources(cards);
  return (
    <aside aria-label={list.about}>
      {children}
      {cards.length > 1 && (
        <section aria-labelledby="when">
          <h2 id="when">{list.when}</h2>
          <p class="note">{count(list.onPage, cards.length)}</p>
          <Sparkline instants={cards.map(({ datePublished }) => datePublished)} />
        </section>
      )}
      {tags.length > 0 && (
        <section aria-labelledby="tags">
          <h2 id="tags">{hashtag === undefined ? list.hashtags : list.together}</h2>
          <Tags tags={tags} />
        </section>
      )}
      {children === undefined && sources.length > 1 && (
        <section aria-labelledby="from">
          <h2 id="from">{list.from}</h2>
          <ul class="tags">
            {sources.map(([key, { name, count }]) => (
              <li>
                <a href={`/sources/${encodeURIComponent(key)}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <small>{count}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function countSources(cards: readonly Card[]): [string, { name: string; count: number }][] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { source } of cards) {
    const { count } = counts.get(source.key) ?? { count: 0 };
    counts.set(source.key, { name: source.name, count: count + 1 });
  }
  return [...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, SOURCES);
}
