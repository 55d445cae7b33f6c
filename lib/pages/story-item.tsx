import type { Story } from '../article/story.ts';
import { CardMeta, CardText, type OwnershipLabels } from './card-item.tsx';
import { say } from './fill.ts';
import type { Locale } from './locale.ts';
import { CardPicture } from './pictures.tsx';
import { useLocale } from './use-locale.ts';

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
      <p class="told">{extent(story, useLocale())}</p>
      <CardText card={card} href={`/stories/${id}`} />
      <CardMeta card={card} labels={labels} />
    </article>
  );
}

/** `4 sources, 6 articles`. */
export function extent(
  { sources, articleCount }: Pick<Story, 'sources' | 'articleCount'>,
  { count, words: { story } }: Pick<Locale, 'count' | 'words'>,
): string {
  return say(story.coverage, {
    sources: count(story.sources, sources.length),
    articles: count(story.articles, articleCount),
  });
}
