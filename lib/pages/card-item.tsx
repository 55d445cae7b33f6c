import type { Card } from '../article/card.ts';
import { languageAttributes } from './direction.ts';
import { CardPicture } from './pictures.tsx';
import { Time } from './time.tsx';

/** Operator's labels of who owns a source, by source key. */
export type OwnershipLabels = Readonly<Record<string, string>>;

/** One article in a list: source, time, headline, excerpt. */
export function CardItem({ card, labels }: { card: Card; labels: OwnershipLabels }) {
  return (
    <article>
      <CardMeta card={card} labels={labels} />
      <CardPicture card={card} />
      <CardText card={card} />
    </article>
  );
}

/** Headline, with the address of the article or of its story, and excerpt. */
export function CardText({ card, href = `/articles/${card.id}` }: { card: Card; href?: string }) {
  const language = languageAttributes(card.inLanguage);
  return (
    <>
      <h3 {...language}>
        <a href={href}>{card.headline}</a>
      </h3>
      {card.excerpt && (
        <p class="excerpt" {...language}>
          {card.excerpt}
        </p>
      )}
    </>
  );
}

/** Source with its label, and time. */
export function CardMeta({ card, labels }: { card: Card; labels: OwnershipLabels }) {
  return (
    <p class="meta">
      <span>
        <Source source={card.source} labels={labels} />
      </span>
      <span>
        <Time at={card.datePublished} precision={card.datePublishedPrecision} />
      </span>
    </p>
  );
}

/** A source by name, with the label of who owns it. */
export function Source({ source, labels }: { source: Card['source']; labels: OwnershipLabels }) {
  const label = labels[source.key];
  return (
    <>
      <a href={`/sources/${encodeURIComponent(source.key)}`}>
        <bdi>{source.name}</bdi>
      </a>
      {label && (
        <>
          {' '}
          <span class="label">{label}</span>
        </>
      )}
    </>
  );
}
