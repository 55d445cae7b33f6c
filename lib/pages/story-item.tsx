import type { Story } from '../article/story.ts';
import { CardMeta, CardText, type OwnershipLabels } from './card-item.tsx';
import { CardPicture } from './pictures.tsx';

/** One story in a list of stories: how many tell it, its headline article, who had it first. */
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
      <CardPicture card={card} isLarge={lead} />
      <p class="told">{coverage(story)}</p>
      <CardText card={card} href={`/stories/${id}`} />
      <CardMeta card={card} labels={labels} />
    </article>
  );
}

/** `4 sources, 6 articles`. */
export function coverage({ sources, articleCount }: Pick<Story, 'sources' | 'articleCount'>): string {
  const articles = `${articleCount} ${articleCount === 1 ? 'article' : 'articles'}`;
  return `${sources.length} ${sources.length === 1 ? 'source' : 'sources'}, ${articles}`;
}
