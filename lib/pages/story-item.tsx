import type { Story } from '../article/story.ts';
import { CardMeta, type OwnershipLabels } from './card-item.tsx';
import { languageAttributes } from './direction.ts';

/** One story in the list of stories: its headline article, and how many tell it. */
export function StoryItem({
  story,
  labels,
  lead = false,
}: {
  story: Story;
  labels: OwnershipLabels;
  lead?: boolean;
}) {
  const { headlineArticle: card, id } = story;
  return (
    <article class={lead ? 'lead' : undefined}>
      <CardMeta card={card} labels={labels} />
      <h3 {...languageAttributes(card.inLanguage)}>
        <a href={`/stories/${id}`}>{card.headline}</a>
      </h3>
      {card.excerpt && (
        <p class="excerpt" {...languageAttributes(card.inLanguage)}>
          {card.excerpt}
        </p>
      )}
      <p class="count">{coverage(story)}</p>
    </article>
  );
}

/** `4 sources, 6 articles`. */
export function coverage({ sources, articleCount }: Pick<Story, 'sources' | 'articleCount'>): string {
  const articles = `${articleCount} ${articleCount === 1 ? 'article' : 'articles'}`;
  return `${sources.length} ${sources.length === 1 ? 'source' : 'sources'}, ${articles}`;
}
